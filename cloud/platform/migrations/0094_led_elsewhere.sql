-- What was founded jointly is renewed where it is led (cloud/casework/led.ts): whoever goes along is counted apart, and its clock does not strike.
drop index case_file_counts;
create index case_file_counts on case_file (state, holder, due_on) include (person_id, escalated_path, contact_on, joint_lead_id, id);
drop index case_file_strikes;
create index case_file_strikes on case_file (strikes_on, id)
  where strikes_on is not null and (state <> 'founded' or joint_lead_id is null or joint_lead_id = id);
