-- Cases that lie with an office because they were given to it: looked at each time that somebody may have left.
create index case_file_given on case_file (owner_id) where cause in ('taken', 'assigned');
