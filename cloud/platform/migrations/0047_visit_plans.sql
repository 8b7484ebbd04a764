-- Whom to visit, shared out; and applications taken down on the spot that wait for their owners.

create table visit_plan (
  id           uuid primary key default gen_random_uuid(),
  -- The place, or the office whose borders it is about, and how that was called.
  place_id     uuid,
  name         text not null,
  office_id    uuid not null references office (id),
  office_path  text not null,
  person_id    uuid not null references person (id),
  created_at   timestamptz not null,
  until_on     date not null,
  ended_at     timestamptz,
  -- Null with an end: its day came.
  ended_by     uuid references person (id)
);
create index visit_plan_open on visit_plan (until_on) where ended_at is null;
create index visit_plan_office on visit_plan (office_path text_pattern_ops, created_at desc);
create index visit_plan_office_id on visit_plan (office_id);

create table visit_plan_enterprise (
  plan_id        uuid not null references visit_plan (id),
  enterprise_id  uuid not null references enterprise (id),
  -- Who goes there.
  person_id      uuid not null references person (id),
  turn           int not null,
  because        text[] not null,
  visited_at     timestamptz,
  -- Neither ended nor let go of.
  is_open        boolean not null default true,
  primary key (plan_id, enterprise_id)
);
-- Nobody goes where another goes.
create unique index visit_plan_once on visit_plan_enterprise (enterprise_id) where is_open;
create index visit_plan_person on visit_plan_enterprise (person_id, turn) where is_open;

create table field_taken (
  record_id          uuid primary key references field_record (id),
  enterprise_id      uuid not null references enterprise (id),
  -- The invitation that leads the owner to the form; null for one that none was made for.
  invitation_id      uuid references invitation (id),
  -- The owner; null once erased.
  contact_person_id  uuid references person (id),
  -- Whether the owner became known by this: then expiry forgets the owner whom nothing else names.
  is_new_person      boolean not null,
  -- When the owner's name was written down by this, where none was known; null: it was. It goes with this, unless it was written anew.
  name_written_at    timestamptz,
  person_id          uuid not null references person (id),
  office_id          uuid not null references office (id),
  office_path        text not null,
  taken_on           date not null,
  until_on           date not null,
  bodies             text[] not null,
  youth              int,
  members            int,
  notice_version     text not null,
  state              text not null check (state in ('waiting', 'confirmed', 'expired', 'withdrawn')),
  application_id     uuid references application (id),
  settled_at         timestamptz,
  settled_by         uuid references person (id),
  why                text check (why in ('mistake', 'owner-asked')),
  check ((state = 'waiting') = (settled_at is null))
);
create unique index field_taken_once on field_taken (enterprise_id) where state = 'waiting';
create index field_taken_invitation on field_taken (invitation_id) where invitation_id is not null;
create index field_taken_until on field_taken (until_on) where state = 'waiting';
create index field_taken_office on field_taken (office_path text_pattern_ops, taken_on desc);
create index field_taken_office_id on field_taken (office_id);
create index field_taken_contact on field_taken (contact_person_id) where contact_person_id is not null;
