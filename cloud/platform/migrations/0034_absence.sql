-- Who is away from an office, from one day to another, and who stands in. Days are China's, first and last included.
create table cadre_absence (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references person (id),
  office_id   uuid not null references office (id),
  -- Null: the others of the office.
  deputy_id   uuid references person (id),
  from_on     date not null,
  until_on    date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  -- Came back earlier, or never went.
  ended_at    timestamptz,
  ended_by    uuid references person (id),
  constraint cadre_absence_days check (from_on <= until_on),
  constraint cadre_absence_deputy check (deputy_id <> person_id),
  constraint cadre_absence_ended check (ended_by is null or ended_at is not null)
);
create index cadre_absence_office on cadre_absence (office_id, until_on) where ended_at is null;
create index cadre_absence_person on cadre_absence (person_id, until_on) where ended_at is null;

alter table cadre_notice drop constraint cadre_notice_kind_check;
alter table cadre_notice add constraint cadre_notice_kind_check
  check (kind in ('assigned', 'removed', 'escalated', 'disputed', 'appealed', 'settled', 'bulk', 'deputy'));
