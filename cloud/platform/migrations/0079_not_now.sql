-- 暂时不需要: an answer that no office looks at (so not of invitation_task); campaigns leave the enterprise alone for a time by rule.
alter table invitation drop constraint invitation_answer_check;
alter table invitation add constraint invitation_answer_check
  check (answer in ('not-mine', 'left', 'moved', 'organised', 'not-now'));
create index invitation_not_now on invitation (answered_at) where answer = 'not-now';
