-- Who has the next move, and by when. A case has one open duty at every moment.
create table duty (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  holder       text not null check (holder in ('office', 'enterprise')),
  office_id    uuid not null references office (id),
  step         text not null,
  due_on       date not null,
  opened_at    timestamptz not null,
  fulfilled_at timestamptz
);
create unique index duty_open_once on duty (case_id) where fulfilled_at is null;
create index duty_office_due on duty (office_id, due_on) where fulfilled_at is null;
