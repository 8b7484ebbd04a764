create table case_state (name text primary key);
insert into case_state values ('none'), ('submitted'), ('accepted'), ('returned');

-- The legal transitions: an event that is not among them cannot be stored.
create table case_transition (
  from_state  text not null references case_state (name),
  kind        text not null,
  to_state    text not null references case_state (name),
  primary key (from_state, kind, to_state)
);
insert into case_transition values
  ('none', 'submitted', 'submitted'),
  ('submitted', 'accepted', 'accepted'),
  ('submitted', 'returned', 'returned'),
  ('returned', 'resubmitted', 'submitted');

create table case_event (
  id          uuid primary key default gen_random_uuid(),
  case_id     uuid not null,
  seq         int not null check (seq > 0),
  version     int not null,
  from_state  text not null,
  kind        text not null,
  to_state    text not null,
  actor_id    uuid not null references person (id),
  device      text not null,
  at          timestamptz not null,
  payload     jsonb not null,
  unique (case_id, seq),
  foreign key (from_state, kind, to_state) references case_transition
);
create trigger case_event_appended before update or delete on case_event
  for each row execute function refuse_change();
create trigger case_event_kept before truncate on case_event for each statement execute function refuse_change();

-- The projection: a fold over the events, kept in the transaction that appends them.
create table case_file (
  id            uuid primary key,
  number        text not null,
  state         text not null references case_state (name),
  seq           int not null,
  office_id     uuid not null references office (id),
  office_path   text not null,
  applicant_id  uuid not null references person (id),
  enterprise    text not null,
  place         text not null,
  why           text not null,
  due_on        date not null,
  submitted_at  timestamptz not null
);
create index case_file_queue on case_file (state, office_path text_pattern_ops, due_on, id);
create index case_file_applicant on case_file (applicant_id, submitted_at desc);
