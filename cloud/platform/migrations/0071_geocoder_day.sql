-- How often map services were asked on a day: counted before each asking, so that the day's limit holds over processes and deaths.
create table geocoder_day (
  day   date primary key,
  asked integer not null check (asked > 0)
);
-- A copy of an earlier answer bore the day of the copying: what was copied is as old as what was asked.
update address_check copy set asked_at = first.asked_at
from (select place_key, min(asked_at) as asked_at from address_check where outcome = 'found' group by place_key) first
where copy.outcome = 'found' and copy.tries = 0 and copy.place_key = first.place_key;
