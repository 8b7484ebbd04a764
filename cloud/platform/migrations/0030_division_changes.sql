-- Divisions change: streets are merged, split, renamed, moved to another district. What was decided, and what came of it: both appended.
create table division_change (
  id            uuid primary key default gen_random_uuid(),
  kind          text not null check (kind in ('merge', 'split', 'rename', 'move')),
  -- The day from which it is so.
  effective_on  date not null,
  -- The streets that change, as they were: [{code, name, district}].
  subjects      jsonb not null,
  -- What they become: [{code, name, district, communities}]; the first takes what nothing tells apart.
  results       jsonb not null,
  -- The document that orders it.
  ground        text not null check (ground <> ''),
  person_id     uuid not null references person (id),
  at            timestamptz not null
);
create index division_change_at on division_change (at desc);
create trigger division_change_appended before update or delete on division_change
  for each row execute function refuse_change();
create trigger division_change_kept before truncate on division_change for each statement execute function refuse_change();

-- How it ended: at once, or for one that was put down for a later day on that day or before.
create table division_change_end (
  change_id  uuid primary key references division_change (id),
  -- In the order in which they happened.
  seq        bigint generated always as identity unique,
  -- refused: could not be done on its day; why says so.
  outcome    text not null check (outcome in ('applied', 'cancelled', 'refused')),
  at         timestamptz not null,
  -- Null where its day came by itself.
  person_id  uuid references person (id),
  -- How many of what moved along.
  moved      jsonb not null default '{}',
  why        text check (why <> ''),
  check ((outcome = 'refused') = (why is not null))
);
create trigger division_change_end_appended before update or delete on division_change_end
  for each row execute function refuse_change();
create trigger division_change_end_kept before truncate on division_change_end
  for each statement execute function refuse_change();

-- The change that last decided a division: new data of the country do not undo it.
alter table division add column change_id uuid references division_change (id);
create index division_changed on division (change_id) where change_id is not null;
alter table division_history
  -- A name that a change made a former one; null: the data of this version.
  add column change_id uuid references division_change (id),
  add column slip boolean not null default false;

-- An office that ended stays for what happened there; all that lay with it lies with its successor.
alter table office
  add column ended_on date,
  add column successor_id uuid references office (id),
  add constraint office_ended_to_somebody check ((ended_on is null) = (successor_id is null) and successor_id is distinct from id);

-- Nothing new lies with an office that has ended. Whoever read the office before it ended reads again: the code asks for another try.
create function refuse_ended_office() returns trigger language plpgsql as $$
begin
  perform 1 from office where id = new.office_id and ended_on is null for key share;
  if not found and exists (select 1 from office where id = new.office_id) then
    raise exception 'office % has ended', new.office_id using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
create trigger cadre_grant_at_living before insert or update of office_id on cadre_grant
  for each row execute function refuse_ended_office();
create trigger application_at_living before insert or update of office_id on application
  for each row execute function refuse_ended_office();
create trigger duty_at_living before insert or update of office_id on duty
  for each row execute function refuse_ended_office();
create trigger case_file_at_living before insert or update of office_id on case_file
  for each row execute function refuse_ended_office();
create trigger complaint_at_living before insert or update of office_id on complaint
  for each row execute function refuse_ended_office();

-- A complaint goes along with its office.
alter table complaint_event
  drop constraint complaint_event_check,
  drop constraint complaint_event_check1,
  add constraint complaint_event_transition check ((from_state, kind, to_state) in (
    ('none', 'filed', 'open'), ('open', 'answered', 'answered'), ('answered', 'escalated', 'open'), ('open', 'overdue', 'open'),
    ('open', 'moved', 'open'), ('answered', 'moved', 'answered')
  )),
  add constraint complaint_event_actor check (kind = 'moved' or (actor_id is null) = (kind = 'overdue'));

-- What has ended goes along with its office, too.
insert into case_transition values
  ('withdrawn', 'moved', 'withdrawn'), ('refused', 'moved', 'refused'), ('upheld', 'moved', 'upheld'),
  ('dissolved', 'moved', 'dissolved');
