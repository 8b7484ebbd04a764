-- A file is announced, then uploaded. What was announced and never came is swept away.
create table upload (
  id            uuid primary key default gen_random_uuid(),
  person_id     uuid not null references person (id),
  announced_at  timestamptz not null,
  stored_key    text,
  type          text,
  bytes         bigint,
  stored_at     timestamptz,
  check ((stored_key is null) = (stored_at is null))
);
create index upload_person on upload (person_id);
