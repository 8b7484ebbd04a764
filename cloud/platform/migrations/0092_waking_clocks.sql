-- Clocks that found nobody to tell were switched off for good: they look once more, and again each working day while there is nobody.
update case_file set strikes_on = due_on
where duty_id is not null and holder = 'office' and strikes_on is null and escalated_to is null
  and (joint_lead_id is null or joint_lead_id = id);
