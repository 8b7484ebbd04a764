-- What its enterprise never answered can be ended by the office, after its day: before, it stayed open for ever.
insert into case_transition values ('returned', 'refused', 'refused');
