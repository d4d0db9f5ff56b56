-- A site that a run is about to take out takes nothing new, while everything it has taken is still
-- sent and acknowledged. It opens by itself when nobody renews this.
create table site.closing (
  site  text primary key,
  until timestamptz not null
);

-- As before; but to those who come in, a site that is closed seems to be drained already.
create or replace function site.enter_fence() returns setof site.site_state
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(7461, 1);
  return query
    select s.site, case when c.site is null or s.state <> 'ACTIVE' then s.state else 'DRAINED' end,
      s.epoch, s.incarnation, s.database_identity, s.changed_at, s.reason
    from site.site_state s
      left join site.closing c on c.site = s.site and c.until > clock_timestamp()
    order by s.site;
end
$$;
