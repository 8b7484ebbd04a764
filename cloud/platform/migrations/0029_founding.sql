-- What is being founded by a case: what its request says, who stands, how the meeting went. Personal values lie sealed with each person.
create table founding (
  case_id        uuid primary key references case_file (id),
  full_name      text not null default '',
  short_name     text not null default '',
  industry       text not null default '',
  staff          int check (staff >= 0),
  youth          int check (youth >= 0),
  members        int check (members >= 0),
  seats          int check (seats >= 0),
  party_name     text not null default '',
  guide_id       uuid references person (id),
  guide_on       date,
  request_on     date,
  reply_number   text,
  reply_on       date,
  reply_office_id uuid references office (id),
  election_on    date,
  eligible       int check (eligible >= 0),
  present        int check (present >= 0 and present <= eligible),
  confirm_number text,
  confirm_office_id uuid references office (id),
  founded_on     date check (founded_on >= election_on),
  -- What the founded organisation is called among the city's.
  organisation_id uuid unique references organisation (id),
  check ((reply_on is null) = (reply_office_id is null)),
  check (founded_on is null or (election_on is not null and reply_on is not null))
);
-- A number that an office has used is warned of.
create index founding_reply_number on founding (reply_office_id, reply_number) where reply_number is not null;
create index founding_confirm_number on founding (confirm_office_id, confirm_number) where confirm_number is not null;

create table founding_candidate (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null references founding (case_id),
  post           text not null check (post in ('secretary', 'deputy-secretary', 'organisation', 'publicity', 'member')),
  -- The person who signed in and gave the own data; null before, and once these were let go of.
  person_id      uuid references person (id),
  -- The id inside the link, which carries our signature beside it.
  token_id       text not null unique,
  invited_at     timestamptz not null,
  given_at       timestamptz,
  notice_version text,
  removed_at     timestamptz,
  votes          int check (votes >= 0),
  elected        boolean,
  let_go_at      timestamptz,
  check ((given_at is null) = (notice_version is null)),
  check (removed_at is null or person_id is null)
);
create index founding_candidate_case on founding_candidate (case_id, invited_at);
create index founding_candidate_held on founding_candidate (case_id) where person_id is not null;
