-- The day's digest as a work notice in DingTalk: one a cadre and working day, claimed before it leaves. Counts of work only; nothing of a person,
-- and nothing of whether it was read.
create table work_notice (
  person_id    uuid not null references person (id),
  on_date      date not null,
  lines        jsonb not null,
  state        text not null default 'wanted' check (state in ('wanted', 'sending', 'sent', 'refused', 'unknown', 'dropped')),
  wanted_at    timestamptz not null,
  claimed_at   timestamptz,
  settled_at   timestamptz,
  attempts     int not null default 0,
  not_before   timestamptz,
  provider_id  text,
  reason       text,
  -- DingTalk takes a list first and says later whom of it the notice did not reach.
  asked_at     timestamptz,
  told_at      timestamptz,
  primary key (person_id, on_date)
);
create index work_notice_open on work_notice (wanted_at) where state in ('wanted', 'sending');
create index work_notice_untold on work_notice (settled_at) where state = 'sent' and told_at is null;
create index work_notice_day on work_notice (on_date);
