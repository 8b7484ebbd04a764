-- How long field work is kept: when a phone was last heard of, and what a record that goes is looked for by.
alter table field_device add column seen_at timestamptz;
update field_device device set seen_at = greatest(opened_at, (select max(received_at) from field_record where device_id = device.id));
alter table field_device alter column seen_at set not null;

create index field_visit_replaces on field_visit (replaces) where replaces is not null;
create index field_conflict_theirs on field_conflict (theirs_id) where theirs_id is not null;
create index field_follow_record on field_follow (record_id);
create index field_follow_settled on field_follow (settled_at) where settled_at is not null;
