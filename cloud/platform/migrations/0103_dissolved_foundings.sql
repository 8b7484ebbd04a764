-- When what was founded here was dissolved: what those gave who were elected is kept for some time after, and then let go of.
alter table founding add column dissolved_on date;
update founding set dissolved_on = (ended.at at time zone 'Asia/Shanghai')::date
from (select case_id, max(at) as at from case_event where kind = 'dissolved' group by case_id) ended
where ended.case_id = founding.case_id;
