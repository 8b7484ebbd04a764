-- Files that a cadre sends for an import: tried first, then taken in, by the service itself, one at a time. The file lies beside the database until it is
-- done with; here stands how far it is, so that a page that is opened again, and a service that was started again, know.
create table import_job (
  id           uuid primary key default gen_random_uuid(),
  kind         text not null check (kind in ('pool', 'organisations')),
  -- announced → waiting-check → checking → checked → waiting → running → done; interrupted is taken up again by hand.
  state        text not null check (state in
    ('announced', 'waiting-check', 'checking', 'checked', 'waiting', 'running', 'done', 'failed', 'interrupted', 'dropped')),
  file         text not null check (file <> ''),
  -- Name of the file in the folder of tables; null before it is there and after it is gone.
  stored_key   text,
  rows_read    int not null default 0,
  rows_written int not null default 0,
  -- How much of the file has been read, 0 to 1.
  share        real not null default 0,
  -- What the trial, then what the import came to.
  trial        jsonb,
  outcome      jsonb,
  -- The sentence that says why it failed.
  failure      text,
  import_id    uuid,
  person_id    uuid not null references person (id),
  office_id    uuid not null references office (id),
  created_at   timestamptz not null,
  moved_at     timestamptz not null,
  -- The process that works on it says so every few seconds.
  beat_at      timestamptz
);
-- One at a time, however many processes there are.
create unique index import_job_one on import_job ((true)) where state in ('checking', 'running');
create index import_job_order on import_job (created_at);

-- Rows that stay out, of the trial first and then of the import. Never a personal value.
create table import_refusal (
  job_id   uuid not null references import_job (id),
  at       int not null,
  line     int not null,
  field    text not null,
  reason   text not null,
  content  text not null,
  primary key (job_id, at)
);
