-- A poster leads many enterprises: how far each came stands with its application, for the invitation keeps first times only.
alter table application
  add column accepted_at timestamptz,
  add column founded_at timestamptz;
update application set
  accepted_at = (select min(at) from case_event where case_id = application.id and kind = 'accepted'),
  founded_at = (select min(at) from case_event where case_id = application.id and kind in ('founded', 'joint-founded'))
where invitation_id is not null;
create index application_invitation on application (invitation_id) where invitation_id is not null;
