-- The message of one invitation that was sent by itself: looked at on the enterprise's page, dropped where the invitation is taken back.
-- Those of campaigns are found by campaign and number, and pay for no further index.
create index message_intent_own on message_intent (invitation_id) where campaign_id is null and invitation_id is not null;
