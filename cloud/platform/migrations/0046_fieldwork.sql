-- Field work: what phones recorded, each record once, and what came of it. No position, no photo, no track: there is no column for them.

-- A phone of a cadre. Its secret, and what is kept whole of its records, are personal values of a person made for it (its seat): so they
-- are sealed, turn with the keys, and can be destroyed alone.
create table field_device (
  -- Made on the phone.
  id           uuid primary key,
  person_id    uuid not null references person (id),
  seat_id      uuid not null references person (id),
  -- Where its person last held office: what nobody else answers for lies there.
  office_id    uuid not null references office (id),
  office_path  text not null,
  opened_at    timestamptz not null
);
create index field_device_person on field_device (person_id);
create index field_device_office on field_device (office_id);

-- One row a record, whatever became of it. The hash is of the text as it came.
create table field_record (
  -- Made on the phone.
  id             uuid primary key,
  device_id      uuid not null references field_device (id),
  person_id      uuid not null references person (id),
  -- The phone's own number.
  seq            bigint not null,
  -- Null: could not be read.
  kind           text check (kind in ('visit', 'newcomer', 'application', 'placed', 'taken-back')),
  hash           bytea not null check (length(hash) = 32),
  -- By the phone's clock, and as the service takes it.
  recorded_at    timestamptz not null,
  at             timestamptz not null,
  received_at    timestamptz not null,
  outcome        text not null check (outcome in ('recorded', 'kept')),
  -- Where it lies: by its enterprise's place, else by who recorded it.
  office_id      uuid not null references office (id),
  office_path    text not null,
  enterprise_id  uuid references enterprise (id),
  -- The record of a newcomer that stands for its enterprise until that is known.
  newcomer_id    uuid,
  -- Of the registry of places; null: none said.
  place_id       uuid,
  -- The record that has to come before this one can be applied.
  waits_for      uuid,
  -- Its text lies with the phone's seat.
  is_text_kept   boolean not null default false,
  -- Of a record without a table of its own: what it said.
  detail         jsonb
);
create index field_record_device on field_record (device_id, seq);
create index field_record_day on field_record (person_id, at);
create index field_record_office on field_record (office_id);
create index field_record_enterprise on field_record (enterprise_id, at desc) where enterprise_id is not null;
create index field_record_newcomer on field_record (newcomer_id) where newcomer_id is not null;
create index field_record_waits on field_record (waits_for) where waits_for is not null;
create index field_record_received on field_record (received_at);
create index field_record_replaces on field_record ((detail->>'replaces')) where detail ? 'replaces';
create index field_record_kept on field_record (received_at) where is_text_kept;

create table field_visit (
  record_id      uuid primary key references field_record (id),
  enterprise_id  uuid references enterprise (id),
  newcomer_id    uuid,
  person_id      uuid not null references person (id),
  on_date        date not null,
  at             timestamptz not null,
  place_id       uuid,
  floor          text not null,
  room           text not null,
  met            text not null check (met in ('principal', 'staff', 'reception', 'nobody', 'moved', 'refused')),
  -- Null: not asked, not told.
  staff          int,
  youth          int,
  members        int,
  wish           text check (wish in ('yes', 'later', 'no')),
  why            text check (why in ('few-youth', 'busy', 'head-office', 'to-think', 'organised', 'no-interest', 'other')),
  next_on        date,
  -- The remark itself is a personal value of the phone's seat.
  has_note       boolean not null,
  replaces       uuid references field_record (id),
  -- Null: it counts.
  ended          text check (ended in ('replaced', 'taken-back', 'set-aside'))
);
create index field_visit_enterprise on field_visit (enterprise_id, at desc) where enterprise_id is not null;
create index field_visit_newcomer on field_visit (newcomer_id) where newcomer_id is not null;
create index field_visit_day on field_visit (on_date) where ended is null;
create index field_visit_noted on field_visit (at) where has_note;

-- An enterprise that somebody stood before and no list had.
create table field_newcomer (
  record_id       uuid primary key references field_record (id),
  name            text not null,
  canonical_name  text not null,
  uscc            text,
  address         text,
  place_id        uuid,
  floor           text not null,
  room            text not null,
  -- The enterprise of the pool that it is; null: not known yet.
  enterprise_id   uuid references enterprise (id),
  -- joined: it was there already. new: taken into the pool from here. apart: no code is known, so the pool has no row for it.
  state           text not null check (state in ('waiting', 'joined', 'new', 'apart', 'taken-back'))
);
create index field_newcomer_name on field_newcomer (canonical_name);
create index field_newcomer_enterprise on field_newcomer (enterprise_id) where enterprise_id is not null;

-- What a record met; both sides are kept.
create table field_conflict (
  id           uuid primary key default gen_random_uuid(),
  record_id    uuid not null references field_record (id),
  kind         text not null check (kind in (
    'visited-by-other', 'enterprise-merged', 'case-moved', 'division-changed', 'grant-ended', 'clock', 'unknown-enterprise',
    'possible-duplicate', 'already-organised', 'struck-off', 'already-applied', 'missing-record', 'unreadable', 'unapplied')),
  theirs_id    uuid references field_record (id),
  candidates   uuid[] not null default '{}',
  office_id    uuid not null references office (id),
  office_path  text not null,
  since        timestamptz not null,
  -- Null with a decision: settled by rule.
  settled_by   uuid references person (id),
  settled_at   timestamptz,
  decision     text check (decision in ('rule', 'keep', 'set-aside', 'link', 'take-in')),
  unique (record_id, kind),
  check ((settled_at is null) = (decision is null))
);
create index field_conflict_open on field_conflict (office_path text_pattern_ops, since) where settled_at is null;
create index field_conflict_office on field_conflict (office_id);

-- What follows from a record: a duty with a day, an office and a person.
create table field_follow (
  id             uuid primary key default gen_random_uuid(),
  kind           text not null check (kind in ('look-in-again', 'send-invitation', 'await-confirmation', 'settle-conflict')),
  record_id      uuid not null references field_record (id),
  conflict_id    uuid references field_conflict (id),
  enterprise_id  uuid references enterprise (id),
  newcomer_id    uuid,
  due_on         date not null,
  office_id      uuid not null references office (id),
  office_path    text not null,
  -- Null only where the office and all above it have nobody; named at the next round.
  person_id      uuid references person (id),
  opened_at      timestamptz not null,
  settled_at     timestamptz,
  settled_by     uuid references person (id),
  -- by-itself: what was to be done has happened, or something newer stands in its place.
  outcome        text check (outcome in ('done', 'dropped', 'by-itself')),
  check ((settled_at is null) = (outcome is null))
);
create unique index field_follow_once on field_follow (kind, coalesce(enterprise_id, newcomer_id))
  where settled_at is null and kind in ('look-in-again', 'send-invitation', 'await-confirmation');
create unique index field_follow_conflict on field_follow (conflict_id) where conflict_id is not null and settled_at is null;
create index field_follow_open on field_follow (office_path text_pattern_ops, due_on) where settled_at is null;
create index field_follow_office on field_follow (office_id) where settled_at is null;
create index field_follow_person on field_follow (person_id, due_on) where settled_at is null;
