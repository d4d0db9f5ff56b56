-- The ops server commits here every half second: a database that answers but cannot commit, because
-- its disk hangs, is not alive.
create table site.probe (
  only_row     boolean primary key default true check (only_row),
  committed_at timestamptz not null
);
