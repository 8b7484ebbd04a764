-- How many of a campaign's messages in a row came to nothing, and by what (docs/sending.md, 6). Null: the last one was taken, or nothing is known yet.
alter table campaign add column run_of text, add column run_length integer not null default 0;
