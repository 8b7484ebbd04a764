-- What an owner told at the door of an enterprise whose application is under way, once the office has taken it into that case: a contact
-- beside the applicant. It lasts until the case is founded or has ended.
alter table field_taken drop constraint field_taken_state_check;
alter table field_taken add constraint field_taken_state_check
  check (state in ('waiting', 'confirmed', 'expired', 'withdrawn', 'held'));
create index field_taken_held on field_taken (application_id) where state = 'held';
