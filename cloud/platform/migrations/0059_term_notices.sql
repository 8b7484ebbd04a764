-- A term that comes to its end is told to whoever has the case.
alter table cadre_notice drop constraint cadre_notice_kind_check;
alter table cadre_notice add constraint cadre_notice_kind_check
  check (kind in ('assigned', 'removed', 'escalated', 'disputed', 'appealed', 'settled', 'bulk', 'deputy', 'term'));
-- What was said of which term: each mark once, whoever asks again.
create table term_reminder (
  case_id uuid not null,
  ends_on date not null,
  months  int not null,
  at      timestamptz not null,
  primary key (case_id, ends_on, months)
);
