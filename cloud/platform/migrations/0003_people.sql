create table person (
  id            uuid primary key default gen_random_uuid(),
  created_at    timestamptz not null,
  -- The person's own key, wrapped by the master key. Destroyed, everything sealed with it is gone.
  wrapped_key   bytea,
  forgotten_at  timestamptz,
  check ((wrapped_key is null) = (forgotten_at is not null))
);

-- The one home of personal values. Everything else holds the person's id.
create table personal_value (
  person_id   uuid not null references person (id),
  field       text not null,
  sealed      bytea not null,
  blind       bytea,
  written_at  timestamptz not null,
  primary key (person_id, field)
);
create unique index personal_value_phone on personal_value (blind) where field = 'phone';

create table session (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references person (id),
  token_hash  bytea not null unique,
  device      text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz
);
create index session_person on session (person_id);

-- One row a number: the lock under which its quota is counted.
create table login_number (
  blind  bytea primary key
);
create table login_code (
  id           bigint generated always as identity primary key,
  blind        bytea not null references login_number (blind),
  code_hash    bytea not null,
  state        text not null check (state in ('sending', 'sent', 'refused', 'unknown')),
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  wrong_tries  int not null default 0,
  used_at      timestamptz
);
create index login_code_number on login_code (blind, created_at desc);

create table cadre_grant (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references person (id),
  role        text not null check (role in ('street-cadre', 'district-cadre', 'city-cadre')),
  office_id   uuid not null references office (id),
  valid_from  timestamptz not null,
  valid_until timestamptz,
  check (valid_until is null or valid_until > valid_from)
);
create index cadre_grant_person on cadre_grant (person_id);
create unique index cadre_grant_once on cadre_grant (person_id, role, office_id) where valid_until is null;
