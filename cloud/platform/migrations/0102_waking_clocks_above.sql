-- Clocks that stopped when the district was told and the city had nobody: they go on from there (0092 woke those that had told nobody).
update case_file set strikes_on = due_on
where duty_id is not null and holder = 'office' and strikes_on is null
  and (joint_lead_id is null or joint_lead_id = id)
  and escalated_to in (select id from office where level = 'district') and escalated_path is distinct from owner_path;
