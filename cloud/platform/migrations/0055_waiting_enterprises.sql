-- What waits for its enterprise, in the order of its days: a city's list of them read all 50,000 cases to show the first twenty.
create index case_file_enterprise on case_file (due_on, id) where duty_id is not null and holder = 'enterprise';
