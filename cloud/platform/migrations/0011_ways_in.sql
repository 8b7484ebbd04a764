-- Ways in without an invitation, who may apply, and what else the form takes.

-- How often a person did something that is limited, by the hour or day it was done in.
create table act_count (
  scope     text not null,
  begins_at timestamptz not null,
  acts      int not null,
  primary key (scope, begins_at)
);
create index act_count_begins on act_count (begins_at);

alter table application
  drop constraint application_authority_check,
  add constraint application_authority_check check (authority in ('invited', 'licence', 'unverified')),
  add column operating_address text,
  add column licence_upload_id uuid references upload (id),
  add column found_by text check (found_by in ('invoice-title', 'licence-scan', 'code', 'name', 'typed'));
create unique index application_licence on application (licence_upload_id) where licence_upload_id is not null;

-- Nobody who merely says so blocks anybody: one open application a person and enterprise, and one of an invited phone.
drop index application_open_once;
create unique index application_open_of_person on application (uscc, applicant_person_id) where closed_at is null;
create unique index application_open_invited on application (uscc) where closed_at is null and authority = 'invited';
-- The street has taken it up: from then on a stranger's application for the same enterprise is told that one exists.
alter table application add column vouched_at timestamptz;
update application set vouched_at = submitted_at
  where id in (select case_id from case_event where kind = 'accepted');

-- Somebody else of the same enterprise who wants to join an open application. The street decides.
create table join_request (
  id              uuid primary key default gen_random_uuid(),
  application_id  uuid not null references application (id),
  person_id       uuid not null references person (id),
  -- As the one who asks named it.
  enterprise      text not null,
  state           text not null default 'open' check (state in ('open', 'admitted', 'declined')),
  asked_at        timestamptz not null,
  answered_at     timestamptz,
  check ((state = 'open') = (answered_at is null))
);
create unique index join_request_once on join_request (application_id, person_id);
create index join_request_person on join_request (person_id, asked_at desc);

-- Bodies beside the League, each with the office that receives what is submitted. Ended, never deleted.
create table partner_body (
  id          bigint generated always as identity primary key,
  body        text not null check (body in ('union', 'women')),
  office      text not null check (office <> ''),
  since       timestamptz not null,
  ended_at    timestamptz
);
create unique index partner_body_once on partner_body (body) where ended_at is null;

-- Drafts are personal values that nobody needs after a while.
create index personal_value_draft on personal_value (written_at) where field like 'draft/%';

-- A wish to join, and its answer, change no state.
insert into case_transition values
  ('submitted', 'join-asked', 'submitted'),
  ('submitted', 'join-answered', 'submitted'),
  ('accepted', 'join-asked', 'accepted'),
  ('accepted', 'join-answered', 'accepted'),
  ('returned', 'join-asked', 'returned'),
  ('returned', 'join-answered', 'returned');

-- Those admitted to a case beside its applicant.
create table case_party (
  case_id     uuid not null,
  person_id   uuid not null references person (id),
  admitted_at timestamptz not null,
  primary key (person_id, case_id)
);
create index case_party_case on case_party (case_id);
