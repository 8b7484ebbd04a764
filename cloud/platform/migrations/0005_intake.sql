create table invitation (
  id                 uuid primary key default gen_random_uuid(),
  token_id           text not null unique,
  enterprise_id      uuid not null references enterprise (id),
  contact_person_id  uuid references person (id),
  created_at         timestamptz not null,
  revoked_at         timestamptz
);
create index invitation_enterprise on invitation (enterprise_id);

create sequence application_number;

create table application (
  id                   uuid primary key default gen_random_uuid(),
  number               text not null unique,
  applicant_person_id  uuid not null references person (id),
  authority            text not null check (authority in ('invited', 'unverified')),
  invitation_id        uuid references invitation (id),
  enterprise_id        uuid references enterprise (id),
  -- As given; of an invited enterprise, as the pool had it then.
  name                 text not null,
  uscc                 text not null check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  address              text not null,
  bodies               text[] not null,
  notice_version       text not null,
  match_decision       text not null check (match_decision in ('auto', 'review', 'none')),
  match_confidence     double precision not null,
  match_reason         text not null,
  match_candidate_id   uuid references enterprise (id),
  index_position       text not null,
  route_decision       text not null check (route_decision in ('auto', 'review', 'none')),
  route_confidence     double precision not null,
  route_reason         text not null,
  office_id            uuid not null references office (id),
  place                text not null,
  youth                text check (youth in ('0', '1-2', '3+', 'unknown')),
  members              text check (members in ('0', '1-2', '3+', 'unknown')),
  submitted_at         timestamptz not null,
  due_on               date not null,
  closed_at            timestamptz
);
create index application_applicant on application (applicant_person_id, submitted_at desc);
-- One enterprise has one open application: the database says so, whatever the pages do.
create unique index application_open_once on application (uscc) where closed_at is null;
