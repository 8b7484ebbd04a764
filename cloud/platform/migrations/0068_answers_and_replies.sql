-- The day's digest of who has nothing but answers of enterprises to look at leads to these.
alter table work_notice drop constraint work_notice_page_check;
alter table work_notice add constraint work_notice_page_check check (page in ('queue', 'visits', 'answers'));
-- That a message was replied to with something else than an opt-out: nobody reads it here, so it is counted, and its text is kept by the provider only.
alter table message_intent add column replied_at timestamptz;
