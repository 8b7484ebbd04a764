create table division (
  code         text primary key,
  parent_code  text references division (code),
  level        text not null check (level in ('province', 'city', 'district', 'street', 'community')),
  name         text not null,
  valid_from   date,
  valid_until  date,
  source       text not null
);
create index division_parent on division (parent_code);

-- Districts and streets of former times and what lies there today. Dates as known: a year or a day.
create table division_history (
  id           bigint generated always as identity primary key,
  city_code    text not null,
  level        text not null check (level in ('district', 'street')),
  name         text not null,
  district     text,
  codes        text[] not null,
  today_codes  text[] not null,
  valid_from   text,
  valid_until  text,
  certain      boolean not null,
  source       text not null
);
create index division_history_name on division_history (city_code, name);

create table office (
  id             uuid primary key default gen_random_uuid(),
  body           text not null default 'league',
  division_code  text not null references division (code),
  level          text not null check (level in ('city', 'district', 'street')),
  parent_id      uuid references office (id),
  path           text not null unique,
  name           text not null,
  address        text,
  phone          text,
  hours          text,
  unique (body, division_code),
  check ((level = 'city') = (parent_id is null))
);
create index office_path on office (path text_pattern_ops);
