-- The key with which this site signs its tokens. One row for ever: nodes that start together agree on the first one.
-- The private half is never journaled; a database that is built anew gets a new key.
create table app.site_key (
  only_row    boolean primary key default true check (only_row),
  kid         text not null,
  private_key text not null,
  public_key  text not null,
  created_at  timestamptz not null
);
