-- Enterprises that somebody says are not to be approached, each for a reason of a list; set and taken away over a whole filter, and taken back as a whole.
create table bulk_act (
  id         uuid primary key default gen_random_uuid(),
  -- Their order: two acts may fall on one instant of the clock.
  number     bigint generated always as identity unique,
  act        text not null check (act in ('withhold', 'release')),
  reason     text check (reason in ('asked-not', 'moved', 'not-non-public', 'bookkeeper')),
  changed    int not null,
  person_id  uuid not null references person (id),
  office_id  uuid not null references office (id),
  at         timestamptz not null,
  undone_at  timestamptz,
  check ((act = 'withhold') = (reason is not null))
);
create index bulk_act_of on bulk_act (person_id, number);

create table approach_mark (
  enterprise_id  uuid primary key references enterprise (id),
  reason         text not null check (reason in ('asked-not', 'moved', 'not-non-public', 'bookkeeper')),
  act_id         uuid not null references bulk_act (id),
  at             timestamptz not null
);

-- What an act changed: the reason before and after, null for none. Taking it back puts the former back where nobody has changed it since.
create table bulk_change (
  act_id         uuid not null references bulk_act (id),
  enterprise_id  uuid not null references enterprise (id),
  before         text,
  -- The act that had set it: taken back, the mark is that act's again.
  before_act     uuid references bulk_act (id),
  after          text,
  primary key (act_id, enterprise_id),
  check ((before is null) = (before_act is null))
);
