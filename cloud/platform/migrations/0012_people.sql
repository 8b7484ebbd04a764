-- Cadres of every body, a second factor, sessions that idle, and who is named for a duty.

-- Union, women's federation, industry committees: each body has a tree of its own, its paths begin with the body's name.
alter table office add constraint office_path_of_body check (
  (body = 'league' and path ~ '^/[0-9]') or (body <> 'league' and path like '/' || body || '/%')
);

alter table cadre_grant
  drop constraint cadre_grant_role_check,
  add constraint cadre_grant_role_check check (role in (
    'street-cadre', 'district-cadre', 'city-cadre', 'partner-cadre', 'industry-cadre',
    'city-administrator', 'security-administrator', 'auditor'
  )),
  -- Null: appointed at the command line.
  add column appointed_by uuid references person (id),
  add column ended_by uuid references person (id),
  -- When what the grant owed was passed on; a grant that ran out is one that waits for this.
  add column handed_over_at timestamptz;
create index cadre_grant_office on cadre_grant (office_id);
create index cadre_grant_to_hand_over on cadre_grant (valid_until) where handed_over_at is null and valid_until is not null;

-- 三员分立: system, security and audit administrator are three people, and none of them handles cases.
create function duty_class(role text) returns text language sql immutable as $$
  select case role
    when 'city-administrator' then 'system'
    when 'security-administrator' then 'security'
    when 'auditor' then 'audit'
    else 'case'
  end
$$;
create function refuse_mixed_duties() returns trigger language plpgsql as $$
begin
  -- Two grants of one person at once wait for each other here.
  perform 1 from person where id = new.person_id for no key update;
  if exists (
    select 1 from cadre_grant other
    where other.person_id = new.person_id and other.id <> new.id
      and duty_class(other.role) <> duty_class(new.role)
      and other.valid_from < coalesce(new.valid_until, 'infinity')
      and new.valid_from < coalesce(other.valid_until, 'infinity')
  ) then
    raise exception 'duties of one person must not mix' using errcode = 'check_violation', constraint = 'cadre_grant_one_class';
  end if;
  return new;
end $$;
create trigger cadre_grant_one_class before insert or update on cadre_grant
  for each row execute function refuse_mixed_duties();

alter table session
  add column method text not null default 'phone' check (method in ('phone', 'wechat', 'dingtalk')),
  add column idle_since timestamptz,
  -- When the second factor was last shown; null: not in this session, or locked since.
  add column second_factor_at timestamptz,
  -- When it was last asked for anew, for acts that want a fresh one.
  add column fresh_at timestamptz;
update session set idle_since = created_at;
alter table session alter column idle_since set not null;

create table second_factor (
  person_id      uuid primary key references person (id),
  -- The secret lies sealed among the personal values; here only what is counted.
  totp_since     timestamptz,
  -- The newest time step that was used: a code works once.
  totp_step      bigint,
  pin_hash       bytea,
  wrong_tries    int not null default 0,
  locked_until   timestamptz,
  -- Until when a first one (or a new one after a reset) may be set up.
  enrol_until    timestamptz
);
-- Whoever is in office at the upgrade has a week from then, like a newly appointed cadre (factors/rules, enrolDays).
insert into second_factor (person_id, enrol_until)
  select distinct person_id, now() + interval '7 days' from cadre_grant where valid_until is null or valid_until > now();
create table recovery_code (
  person_id  uuid not null references person (id),
  code_hash  bytea not null,
  used_at    timestamptz,
  primary key (person_id, code_hash)
);

-- The person named for an office's duty; null: the office itself.
alter table duty add column person_id uuid references person (id);
create index duty_person on duty (person_id) where fulfilled_at is null and person_id is not null;

-- What was asked for beside the League decides which partner sees a case.
alter table case_file add column bodies text[] not null default '{league}';
update case_file set bodies = application.bodies from application where application.id = case_file.id;
