-- The audit trail says more, and is sealed: blocks chain what was written, so that no later change stays unseen (docs/decisions/0011).

-- A backup restored into another cluster meets transaction ids that begin low again: from then on they are counted from here.
create table audit_shift (
  value  bigint primary key check (value > 0)
);
create function audit_position() returns xid8 language sql stable as $$
  select (pg_current_xact_id()::text::bigint + (select coalesce(max(value), 0) from audit_shift))::text::xid8
$$;
-- What is committed at this instant, counted like audit_position(): late commits are not in it, and are in a later one.
create function audit_snapshot() returns pg_snapshot language sql stable as $$
  select ((pg_snapshot_xmin(now_seen)::text::bigint + shift)::text || ':' ||
          (pg_snapshot_xmax(now_seen)::text::bigint + shift)::text || ':' ||
          coalesce((select string_agg((xid::text::bigint + shift)::text, ',' order by xid)
                    from pg_snapshot_xip(now_seen) xid), ''))::pg_snapshot
  from pg_current_snapshot() now_seen, (select coalesce(max(value), 0) as shift from audit_shift) shifted
$$;

alter table audit_entry
  add column session_id   uuid,
  -- Under which grant: role and office.
  add column role         text,
  add column office_id    uuid,
  add column record_kind  text,
  -- A code of a fixed list (types/audit), never free text.
  add column reason       text check (reason ~ '^[a-z-]{1,40}$'),
  add column address      text,
  -- The writing transaction: by it the sealer tells what an earlier block could not see.
  add column position     xid8 not null default audit_position();
create index audit_entry_position on audit_entry (position, id);
create index audit_entry_person on audit_entry (person_id, at, id) where person_id is not null;
create index audit_entry_record on audit_entry (record_id, at, id) where record_id is not null;

-- Up to 1,000 rows: those committed in `until_seen` and not in `since_seen`, behind (after_position, after_id), through the last one;
-- a block that `closes` takes all that is left of them. Ids and short digests of the rows name the one that was touched.
create table audit_block (
  number          bigint primary key check (number > 0),
  format          int not null,
  since_seen      pg_snapshot,
  until_seen      pg_snapshot not null,
  after_position  xid8,
  after_id        bigint,
  last_position   xid8,
  last_id         bigint,
  closes          boolean not null,
  row_ids         bigint[] not null,
  row_digests     bytea not null,
  rows_digest     bytea not null,
  sealed_at       timestamptz not null,
  previous        bytea not null,
  digest          bytea not null,
  check ((after_position is null) = (after_id is null)),
  check ((last_position is null) = (last_id is null))
);

-- Blocks whose rows are past the time they are kept: the block stays, so that the chain still verifies.
create table audit_expired (
  number      bigint primary key references audit_block (number),
  expired_at  timestamptz not null,
  digest      bytea not null
);

-- The law's least: 6 months. The product keeps longer (cloud/platform/audit/rules.ts); below this the database itself refuses.
create function refuse_early_expiry() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_block where number = new.number and sealed_at < now() - interval '6 months') then
    raise exception 'block % is younger than 6 months', new.number using errcode = 'insufficient_privilege';
  end if;
  if new.number > 1 and not exists (select from audit_expired where number = new.number - 1) then
    raise exception 'block % is not the oldest', new.number using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger audit_expired_late before insert on audit_expired for each row execute function refuse_early_expiry();

create function refuse_audit_change() returns trigger language plpgsql as $$
declare
  expiring text := current_setting('one_tap_league.audit_expiring', true);
begin
  if tg_op = 'DELETE' and expiring ~ '^\d{1,18}$' and exists (
    select from audit_expired join audit_block using (number) where number = expiring::bigint and old.id = any (row_ids)
  ) then
    return old;
  end if;
  raise exception '% of % is refused: rows are appended only', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
drop trigger audit_entry_appended on audit_entry;
create trigger audit_entry_appended before update or delete on audit_entry
  for each row execute function refuse_audit_change();

create trigger audit_block_appended before update or delete on audit_block for each row execute function refuse_change();
create trigger audit_block_kept before truncate on audit_block for each statement execute function refuse_change();
create trigger audit_expired_appended before update or delete on audit_expired for each row execute function refuse_change();
create trigger audit_expired_kept before truncate on audit_expired for each statement execute function refuse_change();
create trigger audit_shift_appended before update or delete on audit_shift for each row execute function refuse_change();
create trigger audit_shift_kept before truncate on audit_shift for each statement execute function refuse_change();

-- The one way by which rows go: a whole block, the oldest, late. It runs with the rights of whoever owns the trail.
create function audit_expire(block bigint, at timestamptz, stub bytea) returns int language plpgsql security definer as $$
declare
  gone int;
begin
  insert into audit_expired (number, expired_at, digest) values (block, at, stub);
  perform set_config('one_tap_league.audit_expiring', block::text, true);
  delete from audit_entry where id = any (select unnest(row_ids) from audit_block where number = block);
  get diagnostics gone = row_count;
  perform set_config('one_tap_league.audit_expiring', '', true);
  if gone <> (select cardinality(row_ids) from audit_block where number = block) then
    raise exception 'rows of block % are missing', block using errcode = 'data_corrupted';
  end if;
  return gone;
end $$;
revoke all on function audit_expire(bigint, timestamptz, bytea) from public;
-- With an owner's rights, only the trail's own schema is looked at.
do $$ begin
  execute format('alter function audit_expire(bigint, timestamptz, bytea) set search_path = %I, pg_temp', current_schema());
end $$;
