-- What was taken up before two streets disputed it goes on holding its enterprise: nobody takes up another case of it meanwhile, and the dispute
-- can be settled.
drop index case_file_once;
-- Where two hold one already, the disputed one stands beside the other: people see both, and end one.
update case_file set beside = true where id in (
  select id from (
    select id, row_number() over (partition by uscc order by state = 'disputed', submitted_at, id) as place from case_file
    where not beside and (
      state in (
        'accepted', 'surveyed', 'decided', 'guiding', 'preparing', 'requested', 'approved', 'elected', 'founded', 'deferred',
        'suspended', 'joined'
      ) or (state = 'disputed' and before_state in ('accepted', 'surveyed'))
    )
  ) numbered where place > 1
);
create unique index case_file_once on case_file (uscc) where not beside and (
  state in (
    'accepted', 'surveyed', 'decided', 'guiding', 'preparing', 'requested', 'approved', 'elected', 'founded', 'deferred',
    'suspended', 'joined'
  ) or (state = 'disputed' and before_state in ('accepted', 'surveyed'))
);
