-- What registers tell beside name and address, what enterprises were called before, and which files were imported.

-- Null means unknown, and unknown closes no door. What was written is kept beside what it was taken for.
alter table enterprise
  add column registration_status text check (registration_status in ('active', 'closed', 'revoked', 'moved-out')),
  add column registration_status_written text,
  add column ownership text check (ownership in ('non-public', 'state', 'public')),
  add column ownership_written text,
  add column enterprise_type text,
  -- Telephone and legal representative of the register: personal values, sealed under a person of their own.
  add column register_person_id uuid unique references person (id);

-- `until` is when a later name came; null where a register itself told of the former name.
create table enterprise_former_name (
  enterprise_id   uuid not null references enterprise (id),
  name            text not null check (name <> ''),
  canonical_name  text not null,
  until           timestamptz,
  primary key (enterprise_id, name)
);
create index enterprise_former_name_canonical on enterprise_former_name (canonical_name);

-- How many enterprises share one number is counted over the blind index.
create index personal_value_register_phone on personal_value (blind) where field = 'register/phone';

create table pool_import (
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
create index pool_import_file on pool_import (sha256, at);
