-- What a map service said of an address that the routing engine was not sure of. Advice to a person: it moves nothing. The place asked for is kept
-- as a hash, to ask once for the same place.
create table address_check (
  application_id uuid primary key references application (id) on delete cascade,
  place_key      text not null,
  provider       text not null,
  outcome        text not null check (outcome in ('found', 'nothing', 'unavailable')),
  district       text,
  street         text,
  level          text,
  sure           boolean,
  tries          integer not null check (tries >= 0),
  asked_at       timestamptz not null,
  check ((outcome = 'found') = (district is not null and street is not null and level is not null and sure is not null))
);
create index address_check_place on address_check (place_key) where outcome = 'found';
create index address_check_day on address_check (asked_at);
create index application_route_unsure on application (submitted_at) where route_decision <> 'auto' and closed_at is null;
