-- The whole life of a case, and who owes its next move: states, legal transitions, one duty that case and clock agree on.

insert into case_state values
  ('resubmitted'), ('surveyed'), ('decided'), ('guiding'), ('preparing'), ('requested'), ('approved'), ('elected'), ('founded'), ('deferred'), ('suspended'), ('disputed'), ('refused'), ('appealed'), ('upheld'), ('dissolved');
insert into case_transition values
  ('resubmitted', 'accepted', 'accepted'),
  ('returned', 'resubmitted', 'resubmitted'),
  ('submitted', 'refused', 'refused'),
  ('resubmitted', 'refused', 'refused'),
  ('accepted', 'refused', 'refused'),
  ('refused', 'appealed', 'appealed'),
  ('appealed', 'appeal-granted', 'accepted'),
  ('appealed', 'appeal-rejected', 'upheld'),
  ('accepted', 'surveyed', 'surveyed'),
  ('surveyed', 'surveyed', 'surveyed'),
  ('surveyed', 'decided', 'decided'),
  ('surveyed', 'deferred', 'deferred'),
  ('deferred', 'reopened', 'accepted'),
  ('refused', 'reopened', 'accepted'),
  ('decided', 'guide-named', 'guiding'),
  ('guiding', 'guide-named', 'guiding'),
  ('guiding', 'guided', 'preparing'),
  ('preparing', 'requested', 'requested'),
  ('requested', 'request-declined', 'preparing'),
  ('requested', 'replied', 'approved'),
  ('approved', 'elected', 'elected'),
  ('elected', 'election-declined', 'approved'),
  ('elected', 'founded', 'founded'),
  ('founded', 'renewed', 'founded'),
  ('founded', 'dissolved', 'dissolved'),
  ('decided', 'reconsidered', 'surveyed'),
  ('guiding', 'reconsidered', 'surveyed'),
  ('preparing', 'reconsidered', 'surveyed'),
  ('accepted', 'suspended', 'suspended'),
  ('suspended', 'resumed', 'accepted'),
  ('surveyed', 'suspended', 'suspended'),
  ('suspended', 'resumed', 'surveyed'),
  ('decided', 'suspended', 'suspended'),
  ('suspended', 'resumed', 'decided'),
  ('guiding', 'suspended', 'suspended'),
  ('suspended', 'resumed', 'guiding'),
  ('preparing', 'suspended', 'suspended'),
  ('suspended', 'resumed', 'preparing'),
  ('approved', 'suspended', 'suspended'),
  ('suspended', 'resumed', 'approved'),
  ('submitted', 'handed-on', 'submitted'),
  ('submitted', 'disputed', 'disputed'),
  ('disputed', 'settled', 'submitted'),
  ('resubmitted', 'handed-on', 'resubmitted'),
  ('resubmitted', 'disputed', 'disputed'),
  ('disputed', 'settled', 'resubmitted'),
  ('accepted', 'handed-on', 'accepted'),
  ('accepted', 'disputed', 'disputed'),
  ('disputed', 'settled', 'accepted'),
  ('surveyed', 'handed-on', 'surveyed'),
  ('surveyed', 'disputed', 'disputed'),
  ('disputed', 'settled', 'surveyed'),
  ('resubmitted', 'withdrawn', 'withdrawn'),
  ('surveyed', 'withdrawn', 'withdrawn'),
  ('decided', 'withdrawn', 'withdrawn'),
  ('guiding', 'withdrawn', 'withdrawn'),
  ('preparing', 'withdrawn', 'withdrawn'),
  ('requested', 'withdrawn', 'withdrawn'),
  ('approved', 'withdrawn', 'withdrawn'),
  ('elected', 'withdrawn', 'withdrawn'),
  ('deferred', 'withdrawn', 'withdrawn'),
  ('suspended', 'withdrawn', 'withdrawn'),
  ('disputed', 'withdrawn', 'withdrawn'),
  ('appealed', 'withdrawn', 'withdrawn'),
  ('submitted', 'assigned', 'submitted'),
  ('submitted', 'escalated', 'submitted'),
  ('submitted', 'contacted', 'submitted'),
  ('submitted', 'party-noted', 'submitted'),
  ('submitted', 'moved', 'submitted'),
  ('accepted', 'assigned', 'accepted'),
  ('accepted', 'escalated', 'accepted'),
  ('accepted', 'contacted', 'accepted'),
  ('accepted', 'party-noted', 'accepted'),
  ('accepted', 'moved', 'accepted'),
  ('returned', 'assigned', 'returned'),
  ('returned', 'contacted', 'returned'),
  ('returned', 'party-noted', 'returned'),
  ('returned', 'moved', 'returned'),
  ('resubmitted', 'join-asked', 'resubmitted'),
  ('resubmitted', 'join-answered', 'resubmitted'),
  ('resubmitted', 'join-ended', 'resubmitted'),
  ('resubmitted', 'match-settled', 'resubmitted'),
  ('resubmitted', 'assigned', 'resubmitted'),
  ('resubmitted', 'escalated', 'resubmitted'),
  ('resubmitted', 'contacted', 'resubmitted'),
  ('resubmitted', 'party-noted', 'resubmitted'),
  ('resubmitted', 'moved', 'resubmitted'),
  ('surveyed', 'join-asked', 'surveyed'),
  ('surveyed', 'join-answered', 'surveyed'),
  ('surveyed', 'join-ended', 'surveyed'),
  ('surveyed', 'match-settled', 'surveyed'),
  ('surveyed', 'assigned', 'surveyed'),
  ('surveyed', 'escalated', 'surveyed'),
  ('surveyed', 'contacted', 'surveyed'),
  ('surveyed', 'party-noted', 'surveyed'),
  ('surveyed', 'moved', 'surveyed'),
  ('decided', 'join-asked', 'decided'),
  ('decided', 'join-answered', 'decided'),
  ('decided', 'join-ended', 'decided'),
  ('decided', 'match-settled', 'decided'),
  ('decided', 'assigned', 'decided'),
  ('decided', 'escalated', 'decided'),
  ('decided', 'contacted', 'decided'),
  ('decided', 'party-noted', 'decided'),
  ('decided', 'moved', 'decided'),
  ('guiding', 'join-asked', 'guiding'),
  ('guiding', 'join-answered', 'guiding'),
  ('guiding', 'join-ended', 'guiding'),
  ('guiding', 'match-settled', 'guiding'),
  ('guiding', 'assigned', 'guiding'),
  ('guiding', 'escalated', 'guiding'),
  ('guiding', 'contacted', 'guiding'),
  ('guiding', 'party-noted', 'guiding'),
  ('guiding', 'moved', 'guiding'),
  ('preparing', 'join-asked', 'preparing'),
  ('preparing', 'join-answered', 'preparing'),
  ('preparing', 'join-ended', 'preparing'),
  ('preparing', 'match-settled', 'preparing'),
  ('preparing', 'assigned', 'preparing'),
  ('preparing', 'contacted', 'preparing'),
  ('preparing', 'party-noted', 'preparing'),
  ('preparing', 'moved', 'preparing'),
  ('requested', 'join-asked', 'requested'),
  ('requested', 'join-answered', 'requested'),
  ('requested', 'join-ended', 'requested'),
  ('requested', 'match-settled', 'requested'),
  ('requested', 'assigned', 'requested'),
  ('requested', 'escalated', 'requested'),
  ('requested', 'contacted', 'requested'),
  ('requested', 'party-noted', 'requested'),
  ('requested', 'moved', 'requested'),
  ('approved', 'join-asked', 'approved'),
  ('approved', 'join-answered', 'approved'),
  ('approved', 'join-ended', 'approved'),
  ('approved', 'match-settled', 'approved'),
  ('approved', 'assigned', 'approved'),
  ('approved', 'contacted', 'approved'),
  ('approved', 'party-noted', 'approved'),
  ('approved', 'moved', 'approved'),
  ('elected', 'join-asked', 'elected'),
  ('elected', 'join-answered', 'elected'),
  ('elected', 'join-ended', 'elected'),
  ('elected', 'match-settled', 'elected'),
  ('elected', 'assigned', 'elected'),
  ('elected', 'escalated', 'elected'),
  ('elected', 'contacted', 'elected'),
  ('elected', 'party-noted', 'elected'),
  ('elected', 'moved', 'elected'),
  ('founded', 'join-asked', 'founded'),
  ('founded', 'join-answered', 'founded'),
  ('founded', 'join-ended', 'founded'),
  ('founded', 'match-settled', 'founded'),
  ('founded', 'assigned', 'founded'),
  ('founded', 'escalated', 'founded'),
  ('founded', 'contacted', 'founded'),
  ('founded', 'party-noted', 'founded'),
  ('founded', 'moved', 'founded'),
  ('deferred', 'join-asked', 'deferred'),
  ('deferred', 'join-answered', 'deferred'),
  ('deferred', 'join-ended', 'deferred'),
  ('deferred', 'match-settled', 'deferred'),
  ('deferred', 'assigned', 'deferred'),
  ('deferred', 'escalated', 'deferred'),
  ('deferred', 'contacted', 'deferred'),
  ('deferred', 'party-noted', 'deferred'),
  ('deferred', 'moved', 'deferred'),
  ('suspended', 'join-asked', 'suspended'),
  ('suspended', 'join-answered', 'suspended'),
  ('suspended', 'join-ended', 'suspended'),
  ('suspended', 'match-settled', 'suspended'),
  ('suspended', 'assigned', 'suspended'),
  ('suspended', 'escalated', 'suspended'),
  ('suspended', 'contacted', 'suspended'),
  ('suspended', 'party-noted', 'suspended'),
  ('suspended', 'moved', 'suspended'),
  ('disputed', 'join-asked', 'disputed'),
  ('disputed', 'join-answered', 'disputed'),
  ('disputed', 'join-ended', 'disputed'),
  ('disputed', 'match-settled', 'disputed'),
  ('disputed', 'assigned', 'disputed'),
  ('disputed', 'escalated', 'disputed'),
  ('disputed', 'contacted', 'disputed'),
  ('disputed', 'party-noted', 'disputed'),
  ('disputed', 'moved', 'disputed'),
  ('appealed', 'join-asked', 'appealed'),
  ('appealed', 'join-answered', 'appealed'),
  ('appealed', 'join-ended', 'appealed'),
  ('appealed', 'match-settled', 'appealed'),
  ('appealed', 'assigned', 'appealed'),
  ('appealed', 'escalated', 'appealed'),
  ('appealed', 'contacted', 'appealed'),
  ('appealed', 'party-noted', 'appealed'),
  ('appealed', 'moved', 'appealed');

alter table case_event
  -- Null: the service itself, by the clock or along with a border.
  alter column actor_id drop not null,
  -- What somebody owes after the event; null where the case has ended, and in events of before (version 1).
  add column duty jsonb,
  -- Before, an answered return led back to where it could be returned once more.
  add constraint case_event_returned_once check (version = 1 or not (kind = 'resubmitted' and to_state = 'submitted')),
  add constraint case_event_owed check (
    version = 1 or (duty is null) = (to_state in ('withdrawn', 'refused', 'upheld', 'dissolved'))
  ),
  add constraint case_event_actor check (actor_id is not null or kind in ('escalated', 'assigned', 'moved'));

-- A history has no gap and no leap: each event begins where the one before it ended, and the case stands where its last one ended.
alter table case_event add constraint case_event_stand unique (case_id, seq, to_state);
alter table case_event add column before_seq int generated always as (nullif(seq - 1, 0)) stored;
alter table case_event
  add constraint case_event_first check (seq > 1 or from_state = 'none'),
  add constraint case_event_follows foreign key (case_id, before_seq, from_state) references case_event (case_id, seq, to_state);

alter table duty
  add column cause text not null default 'responsible' check (cause in ('responsible', 'vacancy', 'taken', 'assigned')),
  add column escalated_to uuid references office (id),
  add column is_open boolean not null generated always as (fulfilled_at is null) stored;
alter table duty add constraint duty_as_owed unique (case_id, id, is_open, office_id, due_on);

alter table case_file
  -- Where it was before it was put aside.
  add column before_state text references case_state (name),
  -- The open duty, and whose it is: the responsible office, one above it, or whom the case was given to.
  add column duty_id uuid,
  add column duty_open boolean generated always as (
    case when state in ('withdrawn', 'refused', 'upheld', 'dissolved') then null else true end
  ) stored,
  add column owner_id uuid references office (id),
  add column owner_path text,
  add column person_id uuid references person (id),
  add column holder text check (holder in ('office', 'enterprise')),
  add column step text,
  add column cause text,
  add column escalated_to uuid references office (id),
  add column escalated_path text,
  -- The next day on which the clock has something to do with it.
  add column strikes_on date,
  add column uscc text,
  -- Stood beside another open case of its enterprise when this rule came.
  add column beside boolean not null default false,
  add column form text check (form in ('branch', 'joint-branch', 'general-branch', 'committee', 'youth-committee')),
  add column party text check (party in ('none', 'joint', 'own')),
  add column term_ends_on date,
  add column handings int not null default 0;

update case_file set uscc = application.uscc from application where application.id = case_file.id;
update case_file set
  duty_id = duty.id, owner_id = duty.office_id, owner_path = office.path, person_id = duty.person_id,
  holder = duty.holder, step = duty.step, cause = duty.cause,
  -- Whatever is late already is looked at on the first day.
  strikes_on = case when duty.holder = 'office' then case_file.due_on + 1 end
  from duty join office on office.id = duty.office_id
  where duty.case_id = case_file.id and duty.fulfilled_at is null;
-- The deadline that the case shows is the duty's.
update case_file set due_on = duty.due_on from duty where duty.id = case_file.duty_id and duty.due_on <> case_file.due_on;
update case_file set beside = true where id in (
  select id from (
    select id, row_number() over (partition by uscc order by submitted_at, id) as place from case_file where state = 'accepted'
  ) numbered where place > 1
);

alter table case_file
  alter column uscc set not null,
  add constraint case_file_put_aside check ((before_state is not null) = (state in ('suspended', 'disputed'))),
  add constraint case_file_owned check (
    (duty_open is null) = (duty_id is null) and (duty_id is null) = (owner_id is null)
    and (duty_id is null) = (owner_path is null) and (duty_id is null) = (holder is null)
    and (duty_id is null) = (step is null) and (duty_id is null) = (cause is null)
    and (duty_id is not null or (person_id is null and escalated_to is null and strikes_on is null))
    and (escalated_to is null) = (escalated_path is null)
  ),
  -- An open case has an open duty of the same office and day, whatever the code does. Checked when the transaction ends.
  add constraint case_file_duty foreign key (id, duty_id, duty_open, owner_id, due_on)
    references duty (case_id, id, is_open, office_id, due_on) deferrable initially deferred;

alter table case_file add constraint case_file_stand foreign key (id, seq, state)
  references case_event (case_id, seq, to_state) deferrable initially deferred;

-- What the street has taken up, an enterprise has once.
create unique index case_file_once on case_file (uscc) where not beside and state in (
  'accepted', 'surveyed', 'decided', 'guiding', 'preparing', 'requested', 'approved', 'elected', 'founded', 'deferred',
  'suspended'
);

-- By the path of either office, for whoever sees part of the city; by state, for the city's own lists; and all counts of a queue page
-- out of one index.
create index case_file_office_path on case_file (office_path text_pattern_ops);
create index case_file_owner on case_file (owner_path text_pattern_ops) where owner_path is not null;
create index case_file_state on case_file (state, due_on, id);
create index case_file_counts on case_file (state, holder, due_on) include (person_id, escalated_path);
drop index case_file_ended;
create index case_file_person on case_file (person_id, due_on, id) where person_id is not null;
create index case_file_due on case_file (due_on, id) where duty_id is not null;
create index case_file_strikes on case_file (strikes_on, id) where strikes_on is not null;
create index case_file_escalated on case_file (escalated_path text_pattern_ops, due_on, id) where escalated_path is not null;
create index case_file_number on case_file (number text_pattern_ops);
create index case_file_uscc on case_file (uscc text_pattern_ops);
create index case_file_office on case_file (office_id);

-- What a cadre is told inside the workbench: given, taken away, escalated. Each once per cause.
create table cadre_notice (
  id         bigint generated always as identity primary key,
  person_id  uuid not null references person (id),
  kind       text not null check (kind in ('assigned', 'removed', 'escalated', 'disputed', 'appealed', 'settled', 'bulk')),
  case_id    uuid,
  -- Of many at once: how many.
  count      int not null default 1,
  cause      text not null,
  at         timestamptz not null,
  seen_at    timestamptz,
  unique (person_id, cause, kind)
);
create index cadre_notice_unseen on cadre_notice (person_id, id desc) where seen_at is null;
create index cadre_notice_of on cadre_notice (person_id, id desc);

-- One digest a cadre and working day: what is due, late, new. Counts only.
create table cadre_digest (
  person_id  uuid not null references person (id),
  on_date    date not null,
  content    jsonb not null,
  at         timestamptz not null,
  primary key (person_id, on_date)
);
