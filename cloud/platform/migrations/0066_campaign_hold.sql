-- Why a campaign waits although nobody paused it: the provider's word, which would meet every message that is left.
alter table campaign add column hold_code text;
