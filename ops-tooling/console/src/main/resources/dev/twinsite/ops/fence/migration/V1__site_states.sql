-- The states of both sites, as the ops server of this site has last been told.
create table site.site_state (
  site              text primary key,
  state             text not null check (state in ('ACTIVE', 'LOST', 'DRAINED', 'REJOINING')),
  epoch             bigint not null,
  incarnation       bigint not null,
  database_identity uuid,
  changed_at        timestamptz not null,
  reason            text
);
comment on column site.site_state.epoch is 'the same in both rows; it only rises';
comment on column site.site_state.database_identity is 'of the database that the incarnation belongs to';

-- Which database this is. Issued once, by the ops server, never by the application.
create table site.identity (
  only_row          boolean primary key default true check (only_row),
  database_identity uuid not null,
  site              text not null
);

-- A node that starts asks here whether the states are current, and stays closed until it is told.
create table site.node_boot (
  node            text primary key,
  boot_id         uuid not null,
  requested_at    timestamptz not null,
  confirmed_epoch bigint,
  confirmed_at    timestamptz
);

-- The keys that operators' tokens are signed with, of both ops servers.
create table site.operator_key (
  kid        text primary key,
  issuer     text not null,
  public_key text not null,
  created_at timestamptz not null
);
comment on column site.operator_key.public_key is 'X.509 SubjectPublicKeyInfo, base64';

-- The first statement of every transaction that depends on the states. The shared lock makes a
-- change of the states wait for this transaction; the states are read after it, with a snapshot of
-- their own.
create function site.enter_fence() returns setof site.site_state
language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(7461, 1);
  return query select * from site.site_state order by site;
end
$$;
