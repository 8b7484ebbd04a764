-- Invitations as lifelong objects, campaigns, and what each message came to.

-- An enterprise's; several enterprises' of one number; a place's or a campaign's, where the enterprise is still to be found.
-- The instants are first times and stay: they are the funnel.
alter table invitation
  alter column enterprise_id drop not null,
  add column kind text not null default 'enterprise' check (kind in ('enterprise', 'list', 'place', 'campaign')),
  -- What a person can type and a text message can carry; null where only the long token was given out.
  add column short_id text unique,
  add column channel text not null default 'link' check (channel in ('link', 'sms', 'poster')),
  -- Which of the contact's values is the phone, and what equals it without being opened.
  add column contact_field text not null default 'phone' check (contact_field in ('phone', 'register/phone')),
  add column contact_blind bytea,
  add column invited_by uuid references person (id),
  add column office_id uuid references office (id),
  add column list_id uuid references invitation (id),
  add column campaign_id uuid,
  -- Of a place or a campaign: what it says and which office's it is.
  add column title text,
  add column place text,
  add column sent_at timestamptz,
  add column delivered_at timestamptz,
  add column opened_at timestamptz,
  add column last_opened_at timestamptz,
  add column confirmed_at timestamptz,
  add column submitted_at timestamptz,
  add column accepted_at timestamptz,
  add column founded_at timestamptz,
  add column answer text check (answer in ('not-mine', 'left', 'moved', 'organised')),
  add column answered_at timestamptz,
  add constraint invitation_of check ((kind = 'enterprise') = (enterprise_id is not null)),
  add constraint invitation_titled check ((kind in ('place', 'campaign')) = (title is not null and place is not null)),
  add constraint invitation_answered check ((answer is null) = (answered_at is null)),
  add constraint invitation_in_list check (list_id is null or kind = 'enterprise');
-- Asked at each claim: whom nobody writes to must be found without looking at everybody.
create index invitation_answers on invitation (enterprise_id) where answer is not null;
create index enterprise_ineligible on enterprise (id)
  where merged_into is null and (registration_status <> 'active' or ownership in ('state', 'public'));
create index invitation_list on invitation (list_id) where list_id is not null;
create index invitation_campaign on invitation (campaign_id) where campaign_id is not null;
create index invitation_office on invitation (office_id, created_at) where office_id is not null;

-- A choice of enterprises, prepared, tried, approved by a second person, sent within hours, stopped at any time.
create table campaign (
  id            uuid primary key default gen_random_uuid(),
  number        bigint generated always as identity unique,
  name          text not null,
  template      text not null,
  office_id     uuid not null references office (id),
  office_path   text not null,
  filter        jsonb not null,
  state         text not null check (state in (
    'preparing', 'draft', 'awaiting', 'running', 'paused', 'stopped', 'finished', 'failed')),
  -- How many a second; null: as fast as the provider takes them.
  per_second    int check (per_second > 0),
  created_by    uuid not null references person (id),
  created_at    timestamptz not null,
  prepared_at   timestamptz,
  submitted_at  timestamptz,
  send_from     timestamptz,
  approved_by   uuid references person (id),
  approved_at   timestamptz,
  declined_by   uuid references person (id),
  decline_note  text,
  steered_by    uuid references person (id),
  steered_at    timestamptz,
  finished_at   timestamptz,
  -- Until when the messages so far use up what may be sent a second.
  throttled_to  timestamptz,
  -- What it was made of, once prepared: counts by kind of exclusion, numbers held, price.
  plan          jsonb,
  -- Nobody approves what is one's own.
  constraint campaign_two_persons check (approved_by is null or approved_by <> created_by),
  constraint campaign_approved check (state not in ('running', 'paused', 'finished') or approved_at is not null)
);
create index campaign_office on campaign (office_path text_pattern_ops, number desc);
create index campaign_state on campaign (state);
alter table invitation add foreign key (campaign_id) references campaign (id);

-- Each enterprise of the choice and why it gets nothing, if so. `number` equals where the phone does.
create table campaign_target (
  campaign_id    uuid not null references campaign (id),
  enterprise_id  uuid not null references enterprise (id),
  person_id      uuid references person (id),
  number         bytea,
  exclusion      text,
  invitation_id  uuid references invitation (id),
  primary key (campaign_id, enterprise_id)
);
-- What is left to prepare, in order: each step reads on from its beginning.
create index campaign_target_number on campaign_target (campaign_id, number) where exclusion is null and invitation_id is null;
create index campaign_target_left on campaign_target (campaign_id, exclusion) where exclusion is not null;

-- Numbers that many enterprises give: held until a person has looked, for every campaign to come.
create table number_check (
  number      bytea primary key,
  verdict     text not null check (verdict in ('fine', 'bookkeeper')),
  person_id   uuid not null references person (id),
  at          timestamptz not null
);

-- Who wants no more of it. For ever: it outlives the person's other data, and says nothing but that.
create table message_opt_out (
  number         bytea primary key,
  at             timestamptz not null,
  way            text not null check (way in ('reply', 'page', 'office')),
  -- Whose page it was said on.
  invitation_id  uuid references invitation (id)
);

alter table message_intent
  drop constraint message_intent_state_check,
  add constraint message_intent_state_check
    check (state in ('wanted', 'sending', 'sent', 'refused', 'unknown', 'dropped')),
  add column field text not null default 'phone' check (field in ('phone', 'register/phone')),
  add column number bytea,
  add column campaign_id uuid references campaign (id),
  add column invitation_id uuid references invitation (id),
  add column attempts int not null default 0,
  add column not_before timestamptz,
  add column delivered_at timestamptz,
  add column delivery_code text;
-- One claim of invitations at a time, over all processes: how often a number was written to is counted in it. Held for the claim, never while sending.
create table sending_turn (one boolean primary key default true check (one));
insert into sending_turn values (true);

drop index message_intent_wanted;
create index message_intent_wanted on message_intent (wanted_at) where state = 'wanted' and campaign_id is null;
create index message_intent_campaign_wanted on message_intent (campaign_id, id) where state = 'wanted' and campaign_id is not null;
create unique index message_intent_campaign_once on message_intent (campaign_id, number) where campaign_id is not null;
create index message_intent_number on message_intent (number, wanted_at) where number is not null;
create index message_intent_unknown on message_intent (id) where state = 'unknown';
create index message_intent_provider_id on message_intent (provider, provider_id) where provider_id is not null;
create index message_intent_test on message_intent (cause text_pattern_ops) where cause like 'campaign-test/%';
create index message_intent_campaign on message_intent (campaign_id, state) where campaign_id is not null;

-- Messages that advertise are sent to those who want them.
alter table consent
  drop constraint consent_kind_check,
  add constraint consent_kind_check check (kind in ('application', 'membership', 'promotion'));

-- What a provider reported, kept as it came: once a message and provider, whatever is repeated, early or late.
create table delivery_receipt (
  provider     text not null,
  provider_id  text not null,
  delivered    boolean not null,
  code         text not null,
  -- Our own reference, where the provider tells it: by it a message is recognised of which nobody knew.
  ref          text,
  reported_at  timestamptz,
  received_at  timestamptz not null,
  primary key (provider, provider_id)
);
create index delivery_receipt_received on delivery_receipt (received_at);

-- What an enterprise answered with one tap, for the office to look at: reminders have stopped meanwhile.
create table invitation_task (
  id             uuid primary key default gen_random_uuid(),
  invitation_id  uuid not null references invitation (id),
  enterprise_id  uuid not null references enterprise (id),
  answer         text not null check (answer in ('not-mine', 'left', 'moved', 'organised')),
  asked_at       timestamptz not null,
  due_on         date not null,
  settled_at     timestamptz,
  settled_by     uuid references person (id),
  outcome        text check (outcome in ('confirmed', 'mistaken', 'taken-back')),
  check ((settled_at is null) = (outcome is null))
);
create unique index invitation_task_open on invitation_task (invitation_id) where settled_at is null;
create index invitation_task_due on invitation_task (due_on) where settled_at is null;
create index invitation_task_enterprise on invitation_task (enterprise_id) where settled_at is null;
