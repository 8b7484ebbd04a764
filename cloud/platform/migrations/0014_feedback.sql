-- Complaints and suggestions: always with an office, open ones always with a day. The texts lie with the personal values.
create sequence complaint_number;

create table complaint (
  id           uuid primary key,
  number       text not null unique,
  kind         text not null check (kind in ('complaint', 'suggestion')),
  person_id    uuid not null references person (id),
  -- The page that it came from.
  place        text not null,
  -- The application that it is about.
  case_id      uuid,
  state        text not null check (state in ('open', 'answered')),
  seq          int not null check (seq > 0),
  office_id    uuid not null references office (id),
  office_path  text not null,
  escalations  int not null check (escalations >= 0),
  -- Until when the office answers; once answered, until when it may be taken to the office above.
  due_on       date not null,
  filed_at     timestamptz not null
);
create index complaint_queue on complaint (state, office_path text_pattern_ops, due_on, id);
create index complaint_person on complaint (person_id, filed_at desc);
create index complaint_due on complaint (due_on) where state = 'open';

create table complaint_event (
  id            uuid primary key,
  complaint_id  uuid not null references complaint (id),
  seq           int not null check (seq > 0),
  version       int not null,
  kind          text not null,
  from_state    text not null,
  to_state      text not null,
  -- Null where no person did it: a day went by.
  actor_id      uuid references person (id),
  device        text not null,
  at            timestamptz not null,
  payload       jsonb not null,
  unique (complaint_id, seq),
  check ((from_state, kind, to_state) in (
    ('none', 'filed', 'open'), ('open', 'answered', 'answered'), ('answered', 'escalated', 'open'), ('open', 'overdue', 'open')
  )),
  check ((actor_id is null) = (kind = 'overdue'))
);
create trigger complaint_event_appended before update or delete on complaint_event
  for each row execute function refuse_change();
create trigger complaint_event_kept before truncate on complaint_event for each statement execute function refuse_change();
