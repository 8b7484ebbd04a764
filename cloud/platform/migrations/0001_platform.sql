-- What every room stands on: the audit trail and the keys of writes.

create table audit_entry (
  id          bigint generated always as identity primary key,
  at          timestamptz not null,
  request_id  text not null,
  person_id   uuid,
  device      text not null,
  function    text not null,
  act         text not null,
  record_id   text,
  outcome     text not null check (outcome in ('done', 'refused'))
);
create index audit_entry_at on audit_entry (at);

-- Appended, never altered: whoever holds the connection cannot mend what it did.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: rows are appended only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_appended before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_kept before truncate on audit_entry for each statement execute function refuse_change();

create table write_key (
  scope        text not null,
  function     text not null,
  key          text not null,
  input_hash   bytea not null,
  -- json, not jsonb: a retry gets the very text that the first try got.
  reply        json,
  created_at   timestamptz not null,
  primary key (scope, function, key)
);
create index write_key_created on write_key (created_at);

create table fact (
  name   text primary key,
  value  text not null
);
comment on table fact is 'What this database holds: demo or production, which version of the divisions';
