-- An applicant takes an application back; what is no longer needed goes by rule.

insert into case_state values ('withdrawn');
insert into case_transition values
  ('submitted', 'withdrawn', 'withdrawn'),
  ('accepted', 'withdrawn', 'withdrawn'),
  ('returned', 'withdrawn', 'withdrawn'),
  -- A wish to join that ends without an answer: its case was withdrawn, or whoever wished took it back.
  ('submitted', 'join-ended', 'submitted'),
  ('accepted', 'join-ended', 'accepted'),
  ('returned', 'join-ended', 'returned');

-- A case that has ended has no duty and no deadline; the day on which it ended orders it.
create index case_file_ended on case_file (state, due_on desc, id desc) where state = 'withdrawn';

alter table join_request
  drop constraint join_request_state_check,
  add constraint join_request_state_check check (state in ('open', 'admitted', 'declined', 'ended')),
  add column contact_forgotten_at timestamptz;
create index join_request_forgetting on join_request (answered_at)
  where contact_forgotten_at is null and state in ('declined', 'ended');

alter table application
  add column contact_forgotten_at timestamptz,
  add column licence_let_go_at timestamptz;
create index application_forgetting on application (closed_at) where contact_forgotten_at is null and closed_at is not null;
create index application_licence_held on application (id) where licence_upload_id is not null and licence_let_go_at is null;

-- A file is let go of in the transaction that says so, and taken off the disk by the next round.
alter table upload
  add column taken_at timestamptz,
  add column discard_at timestamptz,
  add column discarded_at timestamptz;
update upload set taken_at = stored_at where id in (select licence_upload_id from application);
create index upload_discarding on upload (discard_at) where discard_at is not null and discarded_at is null;
create index upload_untaken on upload (stored_at) where taken_at is null and stored_at is not null;

-- What each round let go of: counts, never what it was.
create table retention_run (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  gone   jsonb not null,
  next   jsonb not null
);
create index retention_run_at on retention_run (at);
