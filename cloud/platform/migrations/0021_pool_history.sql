-- Which import changed which enterprise, for the history of an enterprise's page. The import's own row is written last, in the same transaction.
alter table pool_change add column import_id uuid references pool_import (id) deferrable initially deferred;
create index pool_change_enterprise on pool_change (enterprise_id) where import_id is not null;
-- What applied for, or may mean, an enterprise; and who was invited for it.
create index application_enterprise on application (enterprise_id) where enterprise_id is not null;
create index application_candidate on application (match_candidate_id) where enterprise_id is null and match_decision = 'review';
