-- A campaign's preparation and its sending write each message several times, and pay for each index and each reference every time.

-- How far a preparation is, in the order of numbers: a step goes on behind it. Written on each target it was a second writing of all of a choice.
alter table campaign add column prepared_to bytea;

-- By a number its messages are found in either order of the key; a campaign has one a number.
create unique index message_intent_number_once on message_intent (number, campaign_id) where number is not null;
drop index message_intent_campaign_once;
drop index message_intent_number;

-- Claimed in this order, which no other index has: see `firstWanted`.
drop index message_intent_campaign_wanted;
create index message_intent_campaign_wanted on message_intent (campaign_id, wanted_at, id) where state = 'wanted' and campaign_id is not null;

-- Neither campaigns nor invitations ever lose a row, and both ids are written by the very transaction that made or holds the row they name.
alter table message_intent
  drop constraint message_intent_campaign_id_fkey,
  drop constraint message_intent_invitation_id_fkey;
alter table campaign_target drop constraint campaign_target_campaign_id_fkey;
alter table invitation drop constraint invitation_campaign_id_fkey;
