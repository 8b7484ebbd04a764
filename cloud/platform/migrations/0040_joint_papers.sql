-- Papers of a joint founding say what was true on their day, whoever leads, has gone or has come since.

-- The case whose history tells of request, reply and election, where another one leads by now.
alter table founding add column held_by_id uuid references case_file (id);

-- Who belonged to it at a moment stands in the histories.
create index case_event_joint on case_event ((payload ->> 'groupId')) where payload ->> 'groupId' is not null;

-- Leads that were changed before: the founding stands in the history of one that belonged to it.
update founding set held_by_id = held.case_id
from joint_seat seat, lateral (
  select founded.case_id from case_event founded
  where founded.kind = 'founded' and exists (
    select 1 from case_event noted
    where noted.case_id = founded.case_id and noted.payload ->> 'groupId' = seat.group_id::text
  )
  order by founded.at desc limit 1
) held
where seat.case_id = founding.case_id and seat.lead_id = founding.case_id and founding.founded_on is not null
  and held.case_id <> founding.case_id
  and not exists (select 1 from case_event own where own.case_id = founding.case_id and own.kind = 'founded');
-- Those who stood stand with whoever leads.
update founding_candidate set case_id = founding.case_id
from founding where founding.held_by_id = founding_candidate.case_id and founding_candidate.removed_at is null;
