-- A conflict that goes is looked for among the duties, the settled ones too.
create index field_follow_of_conflict on field_follow (conflict_id) where conflict_id is not null;
