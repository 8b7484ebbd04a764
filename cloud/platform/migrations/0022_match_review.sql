-- What a person decided where the engine was not sure which enterprise an application means. Appended: a later look is a later row.
alter table application add column match_settled_at timestamptz;

create table match_review (
  id              uuid primary key default gen_random_uuid(),
  application_id  uuid not null references application (id),
  decision        text not null check (decision in ('this', 'new', 'later')),
  enterprise_id   uuid references enterprise (id),
  ground          text not null,
  -- The code as the applicant gave it: a linked application carries its enterprise's.
  given_uscc      text not null,
  person_id       uuid not null references person (id),
  office_id       uuid not null references office (id),
  at              timestamptz not null,
  check ((decision = 'this') = (enterprise_id is not null))
);
create unique index match_review_once on match_review (application_id) where decision <> 'later';
create index match_review_application on match_review (application_id, at);
create trigger match_review_appended before update or delete on match_review
  for each row execute function refuse_change();
create trigger match_review_kept before truncate on match_review for each statement execute function refuse_change();

-- That an application was compared by a person stands in its case's history and changes no state.
insert into case_transition values
  ('submitted', 'match-settled', 'submitted'),
  ('accepted', 'match-settled', 'accepted'),
  ('returned', 'match-settled', 'returned');
