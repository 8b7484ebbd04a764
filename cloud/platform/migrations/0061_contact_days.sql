-- The day that was agreed for the next contact stands on the case, so that a queue and the digest can ask for it: what was agreed last counts, and
-- a survey or a guidance is the contact that was agreed. What has ended is called no more, and a founding is the end of what was agreed before it.
alter table case_file add column contact_on date;
update case_file set contact_on = (last.payload ->> 'nextOn')::date
  from (
    select distinct on (case_id) case_id, kind, payload from case_event
    where kind in ('contacted', 'surveyed', 'guided') or to_state in ('withdrawn', 'refused', 'upheld', 'dissolved')
      or (to_state = 'founded' and from_state <> 'founded')
    order by case_id, seq desc
  ) last
  where last.case_id = case_file.id and last.kind = 'contacted' and case_file.duty_id is not null;
alter table case_file add constraint case_file_contact check (contact_on is null or duty_id is not null);
create index case_file_contact on case_file (contact_on, id) where contact_on is not null;
-- All counts of the queues are still one look at one index.
drop index case_file_counts;
create index case_file_counts on case_file (state, holder, due_on) include (person_id, escalated_path, contact_on);
