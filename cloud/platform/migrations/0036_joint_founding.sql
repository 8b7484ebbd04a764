-- Joint founding (联建): several enterprises found one organisation; one of them leads, and each has consented.

insert into case_state values ('joined');
insert into case_transition values
  ('accepted', 'joint-joined', 'joined'),
  ('surveyed', 'joint-joined', 'joined'),
  ('decided', 'joint-joined', 'joined'),
  ('deferred', 'joint-joined', 'joined'),
  -- The others may have gone since the reply.
  ('approved', 'reconsidered', 'surveyed'),
  ('joined', 'surveyed', 'joined'),
  ('joined', 'joint-advanced', 'joined'),
  ('joined', 'joint-left', 'surveyed'),
  ('joined', 'joint-founded', 'founded'),
  ('founded', 'joint-left', 'surveyed'),
  ('joined', 'withdrawn', 'withdrawn'),
  ('joined', 'join-asked', 'joined'),
  ('joined', 'join-answered', 'joined'),
  ('joined', 'join-ended', 'joined'),
  ('joined', 'match-settled', 'joined'),
  ('joined', 'assigned', 'joined'),
  ('joined', 'escalated', 'joined'),
  ('joined', 'contacted', 'joined'),
  ('joined', 'party-noted', 'joined'),
  ('joined', 'moved', 'joined'),
  ('accepted', 'joint-noted', 'accepted'),
  ('surveyed', 'joint-noted', 'surveyed'),
  ('decided', 'joint-noted', 'decided'),
  ('guiding', 'joint-noted', 'guiding'),
  ('preparing', 'joint-noted', 'preparing'),
  ('requested', 'joint-noted', 'requested'),
  ('approved', 'joint-noted', 'approved'),
  ('elected', 'joint-noted', 'elected'),
  ('founded', 'joint-noted', 'founded'),
  ('deferred', 'joint-noted', 'deferred'),
  ('suspended', 'joint-noted', 'suspended'),
  ('disputed', 'joint-noted', 'disputed');

create table joint_group (
  id         uuid primary key default gen_random_uuid(),
  -- The case of the enterprise whose request, reply and election stand for all.
  lead_id    uuid not null references case_file (id),
  formed_at  timestamptz not null,
  ended_at   timestamptz,
  unique (id, lead_id)
);
create unique index joint_group_living on joint_group (lead_id) where ended_at is null;

-- Who is asked or belongs to it, the lead included: an enterprise sits in one at the most. Who left stands in the histories.
create table joint_seat (
  case_id          uuid primary key references case_file (id),
  group_id         uuid not null,
  lead_id          uuid not null,
  asked_at         timestamptz not null,
  consented_at     timestamptz,
  -- What the founded organisation is called at this enterprise, among the city's; of the lead it stands with the founding.
  organisation_id  uuid unique references organisation (id),
  unique (case_id, lead_id),
  foreign key (group_id, lead_id) references joint_group (id, lead_id) deferrable initially deferred
);
create index joint_seat_group on joint_seat (group_id);

alter table case_file
  add column joint_lead_id uuid,
  -- Part of a joint founding is only who sits in it, and who goes along has somebody to go along with.
  add constraint case_file_joint foreign key (id, joint_lead_id) references joint_seat (case_id, lead_id) deferrable initially deferred,
  add constraint case_file_joined check (state <> 'joined' or (joint_lead_id is not null and joint_lead_id <> id));

-- Once taken up, an enterprise has one case: going along with another one's is one, too.
drop index case_file_once;
create unique index case_file_once on case_file (uscc) where not beside and state in (
  'accepted', 'surveyed', 'decided', 'guiding', 'preparing', 'requested', 'approved', 'elected', 'founded', 'deferred',
  'suspended', 'joined'
);

