create table enterprise (
  id              uuid primary key default gen_random_uuid(),
  uscc            text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name            text not null check (name <> ''),
  canonical_name  text not null,
  address         text not null default '',
  street          text,
  source          text not null,
  imported_at     timestamptz not null
);
create index enterprise_canonical on enterprise (canonical_name);

-- What the engines' indexes follow. The transaction's number, not the row's, tells what is already visible to all.
create table pool_change (
  id             bigint generated always as identity primary key,
  transaction    xid8 not null default pg_current_xact_id(),
  enterprise_id  uuid not null references enterprise (id)
);
create index pool_change_order on pool_change (transaction, id);
