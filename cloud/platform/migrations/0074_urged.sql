-- An office that was asked to supervise a late case urges whoever has it: an event of its own, only where an office owes the next step.
insert into case_transition values
  ('submitted', 'urged', 'submitted'),
  ('accepted', 'urged', 'accepted'),
  ('resubmitted', 'urged', 'resubmitted'),
  ('surveyed', 'urged', 'surveyed'),
  ('decided', 'urged', 'decided'),
  ('guiding', 'urged', 'guiding'),
  ('requested', 'urged', 'requested'),
  ('elected', 'urged', 'elected'),
  ('founded', 'urged', 'founded'),
  ('deferred', 'urged', 'deferred'),
  ('suspended', 'urged', 'suspended'),
  ('disputed', 'urged', 'disputed'),
  ('appealed', 'urged', 'appealed'),
  ('joined', 'urged', 'joined');
-- And those are told.
alter table cadre_notice drop constraint cadre_notice_kind_check;
alter table cadre_notice add constraint cadre_notice_kind_check
  check (kind in ('assigned', 'removed', 'escalated', 'disputed', 'appealed', 'settled', 'bulk', 'deputy', 'term', 'urged'));
