-- What a register's word for the status leaves open: it is unknown (a person looks before many are written to), or says that a living enterprise rests.
alter table enterprise add column registration_doubt text check (registration_doubt in ('unclear', 'suspended'));
-- What was read as nothing so far, read anew (cloud/pool/import/register-words.ts as of today).
with read as (
  update enterprise set
    registration_status = case
      when registration_status_written ~ '责令关闭|除名' then 'revoked'
      when registration_status_written ~ '^(企业)?(已|强制|简易|依法)*注销' and registration_status_written !~ '注销(公告|中|备案)' then 'closed'
      when registration_status_written ~ '^(已开业|营业|经营中|仍注册|新?设立|(备案|已)?歇业)' then 'active' end,
    registration_doubt = case
      when registration_status_written ~ '责令关闭|除名' then null
      when registration_status_written ~ '^(企业)?(已|强制|简易|依法)*注销' and registration_status_written !~ '注销(公告|中|备案)' then null
      when registration_status_written ~ '^(备案|已)?歇业' then 'suspended'
      when registration_status_written ~ '^(已开业|营业|经营中|仍注册|新?设立)' then null
      else 'unclear' end
  where registration_status is null and registration_status_written is not null
  returning id
)
insert into pool_change (enterprise_id) select id from read;
update enterprise set registration_doubt = 'suspended' where registration_status = 'active' and registration_status_written like '%歇业%';
update enterprise set registration_doubt = 'unclear' where registration_status = 'active' and registration_status_written like '%注销%';
create index enterprise_doubt on enterprise (id) where merged_into is null and registration_doubt is not null;
