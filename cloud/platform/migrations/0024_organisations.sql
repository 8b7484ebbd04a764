-- League organisations that exist already, as the city's own lists tell of them: whose enterprise has one is not approached again.
create table organisation_import (
  id         uuid primary key default gen_random_uuid(),
  at         timestamptz not null,
  file       text not null,
  sha256     text not null,
  source     text not null,
  rows_read  int not null,
  inserted   int not null,
  updated    int not null,
  unchanged  int not null,
  refused    int not null
);
create index organisation_import_file on organisation_import (sha256, at);

create table organisation (
  id               uuid primary key default gen_random_uuid(),
  kind             text not null check (kind in ('branch', 'joint-branch', 'general-branch', 'committee', 'youth-committee')),
  name             text not null check (name <> ''),
  -- The number that the national register gave it, where the list has one.
  own_code         text check (own_code <> ''),
  -- As the list writes it; code in the form of codes, right or wrong.
  enterprise_name  text not null check (enterprise_name <> ''),
  given_uscc       text check (given_uscc <> ''),
  -- Both names folded: what a later list is compared by.
  enterprise_key   text not null,
  name_key         text not null,
  founded_on       date,
  term_ends_on     date check (term_ends_on > founded_on),
  ended_on         date check (ended_on >= founded_on),
  -- The secretary's name: a personal value, sealed under a person of its own.
  secretary_person_id uuid unique references person (id),
  enterprise_id    uuid references enterprise (id),
  -- engine, person: linked by. unsure: a person is to look. none: not in the pool, says the engine. apart: says a person.
  link             text not null check (link in ('engine', 'person', 'unsure', 'none', 'apart')),
  reason           text not null,
  source           text not null,
  imported_at      timestamptz not null,
  check ((link in ('engine', 'person')) = (enterprise_id is not null))
);
-- A joint branch stands in the list once for each of its enterprises, under one number.
create unique index organisation_own_code on organisation (own_code) where own_code is not null and kind <> 'joint-branch';
create unique index organisation_joint_code on organisation (own_code, enterprise_key, coalesce(given_uscc, ''))
  where own_code is not null and kind = 'joint-branch';
create unique index organisation_by_names on organisation (enterprise_key, coalesce(given_uscc, ''), kind, name_key)
  where own_code is null;
create index organisation_enterprise on organisation (enterprise_id) where enterprise_id is not null;
create index organisation_link on organisation (link, name_key, id);

-- What happened to it. Appended. Never a personal value: that the secretary changed is said, not to whom.
create table organisation_event (
  id               bigint generated always as identity primary key,
  organisation_id  uuid not null references organisation (id),
  at               timestamptz not null,
  kind             text not null check (kind in ('entered', 'changed', 'ended', 'resumed', 'linked', 'set-apart')),
  -- Fields with what they were and are.
  changed          jsonb not null default '{}',
  enterprise_id    uuid references enterprise (id),
  -- Null where a person did it.
  import_id        uuid references organisation_import (id) deferrable initially deferred,
  person_id        uuid references person (id),
  office_id        uuid references office (id),
  check ((import_id is null) = (person_id is not null) and (person_id is null) = (office_id is null))
);
create index organisation_event_of on organisation_event (organisation_id, id);
create trigger organisation_event_appended before update or delete on organisation_event
  for each row execute function refuse_change();
create trigger organisation_event_kept before truncate on organisation_event for each statement execute function refuse_change();
