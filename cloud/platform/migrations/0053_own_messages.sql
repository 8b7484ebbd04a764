-- The message of one invitation that was sent by itself: looked at on the enterprise's page, dropped where the invitation is taken back.
-- Those of campaigns are found by campaign and number, and pay for no further index.
create index message_intent_own on message_intent (invitation_id) where campaign_id is null and invitation_id is not null;

-- A campaign's preparation writes three rows an enterprise, and pays for each index and each reference of each.
-- A person's own messages are never a campaign's.
drop index message_intent_person;
create index message_intent_person on message_intent (person_id, wanted_at desc, id desc) where campaign_id is null;
-- Asked only where streets change.
drop index invitation_office;
-- A choice is written out of these very tables, neither of which ever loses a row, and is thrown away after some months.
alter table campaign_target
  drop constraint campaign_target_enterprise_id_fkey,
  drop constraint campaign_target_invitation_id_fkey;

-- Which offices there are and how they are reached is asked at each opening of an invitation, and changes some times a year: whoever keeps them
-- in memory asks for this, another one after each change.
insert into fact (name, value) values ('offices', gen_random_uuid()::text);
create function offices_changed() returns trigger language plpgsql as $$
begin
  insert into fact (name, value) values ('offices', gen_random_uuid()::text)
    on conflict (name) do update set value = excluded.value;
  return null;
end $$;
create trigger office_changed after insert or update or delete or truncate on office for each statement execute function offices_changed();
create trigger division_changed after update of name or delete or truncate on division for each statement execute function offices_changed();
