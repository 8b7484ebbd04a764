-- What a tap on a work notice opens: where all of its lines lead, else the queue.
alter table work_notice add column page text not null default 'queue' check (page in ('queue', 'visits'));
