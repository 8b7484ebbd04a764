-- How many years the office chose for the first term; null: the shortest that the form may have, or nothing founded yet.
alter table founding add column term_years int check (term_years between 1 and 10);

-- Before guides were named only where the case lies, cases could name somebody of another office, who may not work on them. Such a case names
-- nobody from now on: its office has the next step, and the history says so.
create temporary table stranger as
  select f.id, f.seq, f.state, f.owner_id, f.person_id, f.duty_id, f.holder, f.step, f.cause, f.due_on, f.escalated_to
  from case_file f
  where f.person_id is not null and f.duty_id is not null
    and not exists (
      select 1 from cadre_grant g
      where g.person_id = f.person_id and g.office_id = f.owner_id and (g.valid_until is null or g.valid_until > now())
    );
insert into case_event (case_id, seq, version, from_state, kind, to_state, actor_id, device, at, payload, duty)
  select id, seq + 1, 3, state, 'assigned', state, null, 'migration', now(),
    jsonb_build_object(
      'reason', 'grant-ended', 'fromOffice', owner_id, 'toOffice', owner_id, 'fromPerson', person_id, 'toPerson', null, 'hasNote', false
    ),
    jsonb_build_object(
      'ownerId', owner_id, 'personId', null, 'holder', holder, 'step', step, 'dueOn', to_char(due_on, 'YYYY-MM-DD'), 'cause', cause,
      'escalatedTo', escalated_to
    )
  from stranger;
update duty set person_id = null from stranger where duty.id = stranger.duty_id;
update case_file set seq = stranger.seq + 1, person_id = null from stranger where case_file.id = stranger.id;
drop table stranger;
