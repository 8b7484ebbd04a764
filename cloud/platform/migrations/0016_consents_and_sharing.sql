-- What persons agreed to, and to whom their data was given.

-- Appended: whoever takes a consent back adds a row. Ids and versions only, so it outlives a person who was forgotten.
create table consent (
  id              bigint generated always as identity primary key,
  person_id       uuid not null references person (id),
  -- application: contact data, to handle one application. membership: the own League membership may be recorded by name.
  kind            text not null check (kind in ('application', 'membership')),
  state           text not null check (state in ('given', 'withdrawn')),
  notice_version  text not null,
  at              timestamptz not null,
  -- The function by which it came, and the application or wish to join that it was given for.
  function        text not null,
  record_id       uuid
);
create index consent_person on consent (person_id, kind, id);
create trigger consent_appended before update or delete on consent for each row execute function refuse_change();
create trigger consent_kept before truncate on consent for each statement execute function refuse_change();

insert into consent (person_id, kind, state, notice_version, at, function, record_id)
  select applicant_person_id, 'application', 'given', notice_version, submitted_at, 'submitApplication', id
  from application order by submitted_at, number;

-- One row each time that personal data left, to whomever; whom it was about stands beside it. Ids only.
create table sharing_record (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  -- provided: to another body, for its own purpose. entrusted: to a provider that acts for us. exported: a file for somebody.
  manner     text not null check (manner in ('provided', 'entrusted', 'exported')),
  recipient  text not null check (recipient <> ''),
  fields     text[] not null check (fields <> '{}'),
  purpose    text not null check (purpose <> ''),
  basis      text not null check (basis in ('consent', 'duty', 'service')),
  act        text not null,
  record_id  uuid
);
create index sharing_record_at on sharing_record (at);
create table sharing_subject (
  sharing_id  bigint not null references sharing_record (id) on delete cascade,
  person_id   uuid not null references person (id),
  primary key (sharing_id, person_id)
);
create index sharing_subject_person on sharing_subject (person_id);

-- Kept three years at least (Network Data Security Regulations, art. 12): the database itself refuses less.
create function refuse_early_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  raise exception '% of % is refused: kept for three years', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger sharing_record_kept before update or delete on sharing_record
  for each row execute function refuse_early_change();
create function refuse_loose_subject() returns trigger language plpgsql as $$
begin
  -- A subject goes with its record, which then is no longer there.
  if tg_op = 'DELETE' and not exists (select from sharing_record where id = old.sharing_id) then return old; end if;
  raise exception '% of % is refused: kept with its record', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger sharing_subject_kept before update or delete on sharing_subject
  for each row execute function refuse_loose_subject();

-- What was submitted for another body before this record began was given to the office that was configured then.
with provided as (
  insert into sharing_record (at, manner, recipient, fields, purpose, basis, act, record_id)
    select application.submitted_at, 'provided', partner_body.office, array['name', 'phone', 'application'], partner_body.body, 'consent',
      'submitApplication', application.id
    from application
    join partner_body on partner_body.body = any (application.bodies)
      and partner_body.since <= application.submitted_at
      and (partner_body.ended_at is null or partner_body.ended_at > application.submitted_at)
    returning id, record_id
)
insert into sharing_subject (sharing_id, person_id)
  select provided.id, application.applicant_person_id from provided join application on application.id = provided.record_id;
