-- A decisive event of the other site that an own one stands against is contested until its origin
-- has said what becomes of it.
alter table journal.entry drop constraint entry_outcome_check;
alter table journal.entry add constraint entry_outcome_check check (outcome in
  ('EFFECTIVE', 'PENDING', 'CONTESTED', 'POSTED', 'SUPERSEDED', 'BEYOND_CUT'));
drop index journal.entry_discarded;
create index entry_discarded on journal.entry (origin, incarnation, number)
  where outcome in ('CONTESTED', 'SUPERSEDED', 'BEYOND_CUT');
create index entry_contested on journal.entry (incarnation, number) where outcome = 'CONTESTED';

-- Whether a site has seen the end of the regency under which an incarnation was issued to it. The
-- first incarnation comes without a regency.
create function journal.is_readmitted(p_site text, p_incarnation bigint)
returns boolean language sql stable as $$
  select coalesce(p_incarnation = 1 or exists (
    select from journal.regency r
    where r.lost = p_site and r.readmitted_incarnation = p_incarnation), false)
$$;

drop function journal.enter(text, text, uuid);

-- The first statement of every transaction that changes facts: the fence, the boot and the regency
-- in one round trip. Volatile on purpose: each statement inside sees what was committed before it,
-- and the states are read after the shared lock is held.
create function journal.enter(p_site text, p_node text, p_boot uuid)
returns table (
  epoch bigint, own_state text, peer_state text, own_incarnation bigint, own_identity uuid,
  database_identity uuid, confirmed boolean, life bigint, readmitted boolean, regent text,
  quarantine text)
language plpgsql volatile as $$
declare
  state record;
begin
  for state in select * from site.enter_fence() loop
    epoch := state.epoch;
    if state.site = p_site then
      own_state := state.state;
      own_incarnation := state.incarnation;
      own_identity := state.database_identity;
    else
      peer_state := state.state;
    end if;
  end loop;
  select i.database_identity into database_identity from site.identity i;
  confirmed := exists (
    select from site.node_boot b
    where b.node = p_node and b.boot_id = p_boot and b.confirmed_epoch is not null);
  select l.incarnation into life from journal.life l where not l.ended;
  select r.regent into regent from journal.regency r where r.ended_at is null;
  readmitted := journal.is_readmitted(p_site, own_incarnation);
  select q.reason into quarantine from journal.quarantine q;
  return next;
end
$$;
