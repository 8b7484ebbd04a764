-- One enterprise that stands in the pool twice. Both rows keep all they have; the one leads to the other, one step deep, and what reads the pool
-- goes there. Undoing takes that away, nothing else was changed.
alter table enterprise add column merged_into uuid references enterprise (id);
alter table enterprise add constraint enterprise_merged_elsewhere check (merged_into <> id);
create index enterprise_merged on enterprise (merged_into) where merged_into is not null;

create table enterprise_merge (
  id         uuid primary key default gen_random_uuid(),
  winner_id  uuid not null references enterprise (id),
  loser_id   uuid not null references enterprise (id),
  ground     text not null,
  at         timestamptz not null,
  person_id  uuid not null references person (id),
  office_id  uuid not null references office (id),
  undone_at         timestamptz,
  undone_person_id  uuid references person (id),
  undone_office_id  uuid references office (id),
  check (winner_id <> loser_id),
  check ((undone_at is null) = (undone_person_id is null) and (undone_at is null) = (undone_office_id is null))
);
create unique index enterprise_merge_once on enterprise_merge (loser_id) where undone_at is null;
create index enterprise_merge_winner on enterprise_merge (winner_id);
