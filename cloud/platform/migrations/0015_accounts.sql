-- Who a host names is one person. The values are sealed like a phone; equal ones meet in the blind index.
create unique index personal_value_wechat on personal_value (blind) where field = 'account/wechat';
create unique index personal_value_dingtalk on personal_value (blind) where field = 'account/dingtalk';

-- A session is renewed in place. Its former token counts until the new one was seen, so that a lost answer locks nobody out.
alter table session add column former_hash bytea unique;

-- What is swept: sessions that are over, codes, files announced and never sent.
create index session_expires on session (expires_at);
create index session_revoked on session (revoked_at) where revoked_at is not null;
create index login_code_created on login_code (created_at);
create index upload_announced on upload (announced_at) where stored_key is null;
