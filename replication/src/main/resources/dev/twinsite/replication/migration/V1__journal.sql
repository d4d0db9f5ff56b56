-- The journal of both sites as this site holds it, and everything its two streams need.
-- Sites are named, never numbered; a place in a stream is (incarnation, number).

create sequence journal.entry_seq;

-- One row is one event. An own event is born without a place; the publisher gives it one.
-- outcome: what became of it here. EFFECTIVE is a mergeable event; the others are decisive. An own
-- one is PENDING, one of the other site that an own one stands against CONTESTED, until its origin
-- has said what becomes of it.
create table journal.entry (
  seq         bigint primary key default nextval('journal.entry_seq'),
  origin      text not null,
  incarnation bigint,
  number      bigint,
  local_order bigint,
  digest      bytea,
  kind        text not null,
  event_id    uuid not null,
  decisive    boolean not null,
  claim       text,
  clock       bigint not null,
  topics      text[] not null,
  payload     bytea not null,
  outcome     text not null
    check (outcome in
      ('EFFECTIVE', 'PENDING', 'CONTESTED', 'POSTED', 'SUPERSEDED', 'BEYOND_CUT')),
  appended_at timestamptz not null default clock_timestamp(),
  constraint entry_has_a_whole_place check (num_nonnulls(incarnation, number, local_order, digest) in (0, 4)),
  constraint entry_outcome_fits check (decisive = (outcome <> 'EFFECTIVE'))
);
-- A query that compares (incarnation, number) must say "number is not null" to use this index.
create unique index entry_place on journal.entry (origin, incarnation, number) where number is not null;
create unique index entry_local_order on journal.entry (local_order) where local_order is not null;
create index entry_origin_order on journal.entry (origin, local_order) where local_order is not null;
create index entry_unnumbered on journal.entry (seq) where number is null;
create index entry_pending on journal.entry (incarnation, number) where outcome = 'PENDING';
create index entry_contested on journal.entry (incarnation, number) where outcome = 'CONTESTED';
create index entry_discarded on journal.entry (origin, incarnation, number)
  where outcome in ('CONTESTED', 'SUPERSEDED', 'BEYOND_CUT');
create index entry_event on journal.entry (event_id);
create index entry_topics on journal.entry using gin (topics) where local_order is not null;

-- The last local order that was given out. Whoever gives places holds this row until commit, so
-- local orders become visible without gaps. It is always the last lock a transaction takes.
create table journal.counter (
  only_row    boolean primary key default true check (only_row),
  local_order bigint not null
);
insert into journal.counter (local_order) values (0);

-- The lives of this site's own stream: how far each one got, and what it continues. The last one is
-- alive; no row at all means that this database has never been admitted.
create table journal.life (
  incarnation        bigint primary key,
  number             bigint not null,
  digest             bytea not null,
  before_incarnation bigint,
  before_number      bigint,
  before_digest      bytea,
  ended              boolean not null default false,
  constraint life_has_a_whole_predecessor
    check (num_nonnulls(before_incarnation, before_number, before_digest) in (0, 3))
);
create unique index life_one_alive on journal.life (ended) where not ended;

-- How far this site has applied the other one's stream, and what it last said about it.
-- heard_*: how far the origin has worked through this site's receipts. informed: starts of this site's
-- nodes that know what the origin had committed when they were announced.
create table journal.applied_position (
  origin            text primary key,
  incarnation       bigint not null,
  number            bigint not null,
  digest            bytea not null,
  database_identity uuid,
  heard_incarnation bigint not null default 1,
  heard_number      bigint not null default 0,
  kinds             text[],
  receipt           bytea,
  probed_at         timestamptz,
  informed          uuid[] not null default '{}',
  refused           text,
  refused_at        timestamptz
);

-- How far the other site's receipts reach in the own stream. asking: starts of its nodes that wait for
-- an answer.
create table journal.acknowledged (
  receiver          text primary key,
  incarnation       bigint not null,
  number            bigint not null,
  digest            bytea not null,
  receiver_identity uuid,
  rebuild_from      bigint,
  answered_sent_at  bigint not null default 0,
  asking            uuid[] not null default '{}',
  last_receipt_at   timestamptz
);

-- Who holds a claim. Without an event the claim is kept for an event of that site that is known to
-- have won but has not arrived yet. seq names the holder if it is an own event.
create table journal.claim (
  claim    text primary key,
  origin   text not null,
  event_id uuid,
  seq      bigint
);
create index claim_promised on journal.claim (claim) where event_id is null;

-- Every regency this database has heard of; at most one has not ended. acked_*: how far receipts reached
-- in the own stream when it began; what a regent has posted behind that place, it has posted alone.
create table journal.regency (
  id                     uuid primary key,
  regent                 text not null,
  lost                   text not null,
  epoch                  bigint not null,
  cut_incarnation        bigint not null,
  cut_number             bigint not null,
  cut_digest             bytea not null,
  began_seq              bigint,
  began_at               timestamptz not null default clock_timestamp(),
  acked_incarnation      bigint,
  acked_number           bigint,
  ended_at               timestamptz,
  readmitted_incarnation bigint
);
create unique index regency_one_active on journal.regency ((true)) where ended_at is null;

-- The node that publishes; a publisher that falls silent loses it by the database's clock.
create table journal.lease (
  only_row   boolean primary key default true check (only_row),
  node       text not null,
  boot_id    uuid not null,
  expires_at timestamptz not null
);

-- Events whose handler failed: isolated, reported, waiting for a person.
create table journal.poison (
  id          bigint generated always as identity primary key,
  origin      text not null,
  incarnation bigint not null,
  number      bigint not null,
  event_id    uuid not null,
  kind        text not null,
  step        text not null,
  error       text not null,
  found_at    timestamptz not null default clock_timestamp()
);

-- Why this database must be wiped before it may take part again; empty as long as all is well.
create table journal.quarantine (
  only_row boolean primary key default true check (only_row),
  reason   text not null,
  since    timestamptz not null default clock_timestamp()
);

-- Whether the publisher reaches the other site's applier.
create table journal.link (
  only_row   boolean primary key default true check (only_row),
  reachable  boolean not null,
  changed_at timestamptz not null
);
insert into journal.link (reachable, changed_at) values (false, clock_timestamp());

-- The rebuild of an empty database: up to which local order of the survivor this database has come.
create table journal.rebuild (
  only_row    boolean primary key default true check (only_row),
  local_order bigint not null,
  ended       boolean not null default false
);

-- Whether a site has seen the end of the regency under which an incarnation was issued to it. The
-- first incarnation comes without a regency.
create function journal.is_readmitted(p_site text, p_incarnation bigint)
returns boolean language sql stable as $$
  select coalesce(p_incarnation = 1 or exists (
    select from journal.regency r
    where r.lost = p_site and r.readmitted_incarnation = p_incarnation), false)
$$;

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
  select
    (select i.database_identity from site.identity i),
    exists (
      select from site.node_boot b
      where b.node = p_node and b.boot_id = p_boot and b.confirmed_epoch is not null),
    (select l.incarnation from journal.life l where not l.ended),
    (select r.regent from journal.regency r where r.ended_at is null),
    own_incarnation = 1 or exists (
      select from journal.regency r
      where r.lost = p_site and r.readmitted_incarnation = own_incarnation),
    (select q.reason from journal.quarantine q)
  into database_identity, confirmed, life, regent, readmitted, quarantine;
  return next;
end
$$;

-- Appends an own event; null when another live event holds its claim. The claim is taken first,
-- because taking it may wait: whatever was waited for then stands before this event.
create function journal.append(
  p_site text, p_kind text, p_event_id uuid, p_decisive boolean, p_claim text, p_clock bigint,
  p_topics text[], p_payload bytea)
returns bigint
language plpgsql volatile as $$
declare
  appended bigint;
  active_regent text;
begin
  if p_claim is not null then
    insert into journal.claim (claim, origin, event_id) values (p_claim, p_site, p_event_id)
      on conflict (claim) do nothing;
    if not found then
      return null;
    end if;
  end if;
  if p_decisive then
    select r.regent into active_regent from journal.regency r where r.ended_at is null;
    if active_regent <> p_site then
      raise exception 'this site waits for the end of a regency and decides nothing'
        using errcode = 'TS001';
    end if;
  end if;
  insert into journal.entry (origin, kind, event_id, decisive, claim, clock, topics, payload, outcome)
    values (p_site, p_kind, p_event_id, p_decisive, p_claim, p_clock, p_topics, p_payload,
      case when not p_decisive then 'EFFECTIVE' when active_regent = p_site then 'POSTED' else 'PENDING' end)
    returning seq into appended;
  if p_claim is not null then
    update journal.claim c set seq = appended where c.claim = p_claim;
  end if;
  return appended;
end
$$;
