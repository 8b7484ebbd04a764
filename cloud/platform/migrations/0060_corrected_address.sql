-- Where an address that an owner put right leads: advice to the street that sent the application back, which hands on.
alter table application add column leads_to_office_id uuid references office;
