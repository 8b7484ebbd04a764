-- Every message to the world: wanted first, then claimed, then sent at most once.
create table message_intent (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references person (id),
  cause        text not null,
  template     text not null,
  params       jsonb not null,
  state        text not null check (state in ('wanted', 'sending', 'sent', 'refused', 'unknown')),
  wanted_at    timestamptz not null,
  claimed_at   timestamptz,
  settled_at   timestamptz,
  provider     text,
  provider_id  text,
  reason       text,
  unique (person_id, cause)
);
create index message_intent_sending on message_intent (claimed_at) where state = 'sending';
create index message_intent_wanted on message_intent (wanted_at) where state = 'wanted';
