-- Places where enterprises gather: buildings, markets, parks, towns. The registry, who is in them, and what the addresses of the pool say.
create sequence place_version;
create table place (
  id           uuid primary key default gen_random_uuid(),
  kind         text not null check (kind in ('building', 'market', 'park', 'town')),
  name         text not null check (name <> ''),
  -- The form in which names are compared.
  name_key     text not null,
  address      text not null check (address <> ''),
  -- The League's office where it lies: of a street, or of a district where the street is not known.
  path         text not null,
  entrances    text[] not null default '{}',
  floors       text[] not null default '{}',
  -- Whoever was merged into another stands for it no more; a chain is never longer than one.
  merged_into  uuid references place (id),
  ended_at     timestamptz,
  -- Addresses are still being compared with it: those of enterprises behind this one.
  pending      uuid,
  created_at   timestamptz not null,
  -- Goes up with each change: processes that route by places look whether it did.
  version      bigint not null default nextval('place_version'),
  check (merged_into is null or merged_into <> id)
);
-- Not unique: two streets that become one may each have brought one of the same name.
create index place_named on place (path, name_key) where merged_into is null and ended_at is null;
create index place_path on place (path text_pattern_ops) where merged_into is null;
create index place_merged on place (merged_into) where merged_into is not null;
create index place_pending on place (id) where pending is not null;
create index place_newest on place (version desc);

-- What leads an address to a place: its names, present and former, and its house numbers.
create table place_key (
  place_id  uuid not null references place (id),
  kind      text not null check (kind in ('name', 'number')),
  key       text not null check (key <> ''),
  -- As it is written.
  written   text not null,
  primary key (place_id, kind, key)
);
create index place_key_of on place_key (key, kind);

-- What the address of each enterprise says, as the rules of this version read it; made again whenever the address or the office changes.
create table place_site (
  enterprise_id  uuid primary key references enterprise (id),
  address        text not null,
  path           text not null,
  name           text,
  name_key       text,
  number         text,
  number_key     text,
  floor          text not null,
  room           text not null,
  made_by        int not null
);
create index place_site_name on place_site (name_key, enterprise_id) where name_key is not null;
create index place_site_number on place_site (number_key, enterprise_id) where number_key is not null;
create index place_site_path on place_site (path text_pattern_ops);

create table place_enterprise (
  place_id       uuid not null references place (id),
  enterprise_id  uuid not null references enterprise (id),
  -- proposed: its address says so. confirmed: somebody saw it there. absent: somebody looked.
  membership     text not null check (membership in ('proposed', 'confirmed', 'absent')),
  floor          text not null,
  room           text not null,
  -- The order from the lowest floor up.
  sorted         text not null collate "C",
  source         text not null check (source in ('address', 'desk', 'visit')),
  at             timestamptz not null,
  person_id      uuid references person (id),
  office_id      uuid references office (id),
  primary key (place_id, enterprise_id),
  check ((membership = 'proposed') = (source = 'address')),
  check ((source = 'address') = (person_id is null) and (person_id is null) = (office_id is null))
);
create index place_enterprise_of on place_enterprise (enterprise_id);
create index place_enterprise_person on place_enterprise (person_id) where person_id is not null;

create table place_merge (
  id                uuid primary key default gen_random_uuid(),
  winner_id         uuid not null references place (id),
  loser_id          uuid not null references place (id),
  -- What had been merged into the loser and went along.
  along             uuid[] not null,
  at                timestamptz not null,
  person_id         uuid not null references person (id),
  office_id         uuid not null references office (id),
  undone_at         timestamptz,
  undone_person_id  uuid references person (id),
  undone_office_id  uuid references office (id),
  check (winner_id <> loser_id)
);
create index place_merge_of on place_merge (winner_id) where undone_at is null;
create index place_merge_loser on place_merge (loser_id) where undone_at is null;

create table place_import (
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
create index place_import_file on place_import (sha256, at);

-- What happened to a place. Appended.
create table place_event (
  id         bigint generated always as identity primary key,
  place_id   uuid not null references place (id),
  at         timestamptz not null,
  kind       text not null check (kind in ('entered', 'changed', 'ended', 'resumed', 'merged', 'unmerged', 'moved')),
  -- Fields with what they were and are.
  changed    jsonb not null default '{}',
  -- All null where the divisions changed by themselves.
  import_id  uuid references place_import (id) deferrable initially deferred,
  person_id  uuid references person (id),
  office_id  uuid references office (id),
  check ((person_id is null) = (office_id is null))
);
create index place_event_of on place_event (place_id, id);
create trigger place_event_appended before update or delete on place_event for each row execute function refuse_change();
create trigger place_event_kept before truncate on place_event for each statement execute function refuse_change();

-- An invitation that was printed for a place of the registry: a scan of it leads there.
alter table invitation add column place_id uuid references place (id);
create index invitation_of_place on invitation (place_id) where place_id is not null;
alter table poster_batch add column place_id uuid references place (id);

alter table import_job drop constraint import_job_kind_check;
alter table import_job add constraint import_job_kind_check check (kind in ('pool', 'organisations', 'places'));
