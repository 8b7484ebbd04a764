-- How a person wants to hear of progress; without a row the service chooses.
create table message_preference (
  person_id  uuid primary key references person (id),
  channel    text not null check (channel in ('wechat', 'sms', 'inbox')),
  at         timestamptz not null
);

-- A person's own messages, newest first.
create index message_intent_person on message_intent (person_id, wanted_at desc, id desc);
