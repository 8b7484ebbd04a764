-- Printed invitations are made by the service itself, one batch at a time. The file lies beside the database for a day; here stands how far it is, so that a
-- page that is opened again, and a service that was started again, know.
create table poster_batch (
  id          uuid primary key default gen_random_uuid(),
  -- waiting → running → done → gone; what a dead process left running waits again, and fails where that happens again and again.
  state       text not null check (state in ('waiting', 'running', 'done', 'failed', 'gone')),
  format      text not null check (format in ('a4', 'a3', 'a5-fold')),
  kind        text not null check (kind in ('enterprise', 'place', 'street', 'campaign')),
  -- What is printed where it is one; null for the enterprises of a filter.
  name        text check (name <> ''),
  -- Enterprises in the order in which they are printed; of the other kinds none.
  targets     uuid[] not null,
  -- The office that invites, for the other kinds.
  place       text,
  part        int not null,
  parts       int not null,
  total       int not null check (total > 0),
  done        int not null default 0,
  left_out    int not null default 0,
  tries       int not null default 0,
  -- Name of the file in the folder of posters; null before it is there and after it is gone.
  stored_key  text,
  bytes       int,
  person_id   uuid not null references person (id),
  office_id   uuid not null references office (id),
  created_at  timestamptz not null,
  moved_at    timestamptz not null,
  -- The process that works on it says so every second.
  beat_at     timestamptz,
  check ((kind = 'enterprise') = (place is null)),
  check ((state = 'done') = (stored_key is not null))
);
-- One at a time, however many processes there are.
create unique index poster_batch_one on poster_batch ((true)) where state = 'running';
create index poster_batch_own on poster_batch (person_id, created_at desc);
create index poster_batch_waiting on poster_batch (created_at) where state = 'waiting';

-- One printed invitation an enterprise: printed again it is the same. So is an office's of a place or occasion, but two may stand where streets became one.
create unique index invitation_printed on invitation (enterprise_id)
  where channel = 'poster' and enterprise_id is not null and revoked_at is null;
create index invitation_printed_at on invitation (kind, place, title)
  where channel = 'poster' and enterprise_id is null and revoked_at is null;
