-- What was written in a complaint goes some time after nothing can come of it any more; number, office and history stay.
alter table complaint add column texts_forgotten_at timestamptz;
create index complaint_forgetting on complaint (due_on) where texts_forgotten_at is null and state = 'answered';
