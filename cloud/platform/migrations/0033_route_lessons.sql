-- What a cadre's decision about a case taught of where an address lies: routing learns from it, in every process.
create table route_lesson (
  case_id  uuid primary key,
  address  text not null,
  -- Full name of the street that was decided.
  street   text not null,
  -- Goes up with each change: who follows reads anew when the highest has moved.
  change   bigint generated always as identity,
  at       timestamptz not null
);
create index route_lesson_change on route_lesson (change);
