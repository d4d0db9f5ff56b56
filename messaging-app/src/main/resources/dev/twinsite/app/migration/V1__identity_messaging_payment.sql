-- What the facts of both journals have come to at this site. Names of sites and users are compared
-- byte by byte, so that every database gives the same order.

-- Identity ---------------------------------------------------------------------------------------

create table app.registration (
  wallet        uuid primary key,
  username      text collate "C" not null,
  display_name  text not null,
  password_hash text not null,
  clock         bigint not null,
  origin        text collate "C" not null,
  state         text not null check (state in ('PENDING', 'POSTED', 'VOIDED'))
);
create unique index registration_posted on app.registration (username) where state = 'POSTED';
create unique index registration_claim on app.registration (username, origin) where state <> 'VOIDED';
create index registration_username on app.registration (username);

create table app.signing_key (
  kid        text primary key,
  site       text collate "C" not null,
  public_key text not null,              -- X.509 SubjectPublicKeyInfo, Base64
  created_at timestamptz not null
);

create table app.revoked_token (
  token_id   text primary key,
  expires_at timestamptz not null
);

create table app.revoked_user (
  username   text collate "C" primary key,
  not_before timestamptz not null
);

-- Messaging --------------------------------------------------------------------------------------

-- A room goes by its key here, because the id it is known by may change when both sites have opened
-- different rooms under one id.
create table app.room (
  key           bigint generated always as identity primary key,
  id            uuid not null,
  chosen_id     uuid not null,
  name          text not null,
  creator       text collate "C" not null,
  first_members text[] not null,
  clock         bigint not null,
  origin        text collate "C" not null
);
create unique index room_id on app.room (id);

-- What each opening has become; two of them may have become the same room.
create table app.room_opening (
  chosen_id uuid not null,
  origin    text collate "C" not null,
  room_key  bigint not null references app.room,
  primary key (chosen_id, origin)
);
create index room_opening_room on app.room_opening (room_key);

create table app.room_member (
  room_key bigint not null references app.room,
  username text collate "C" not null,
  present  boolean not null,
  clock    bigint not null,
  origin   text collate "C" not null,
  primary key (room_key, username)
);
create index room_member_clock on app.room_member (room_key, clock desc);
create index room_member_username on app.room_member (username) where present;

create table app.message (
  key            bigint generated always as identity primary key,
  id             uuid not null,
  chosen_id      uuid not null,
  room_key       bigint not null references app.room,
  opening_id     uuid not null,
  opening_origin text collate "C" not null,
  sender         text collate "C" not null,
  body           text not null,
  transfer       uuid,
  paid_to        text collate "C",
  currency       text,
  amount         bigint,
  clock          bigint not null,
  origin         text collate "C" not null
);
create unique index message_id on app.message (id);
create index message_chosen_id on app.message (chosen_id, origin);
create index message_history on app.message (room_key, clock desc, origin desc, id desc);

-- Payment ----------------------------------------------------------------------------------------

create table app.account (
  id       uuid primary key,
  owner    text collate "C" not null,
  currency text not null
);

-- A site spends its own right only. The row of the other site's right is a copy that may lag, and
-- may be below zero for a moment; nobody spends from it.
create table app.spending_right (
  account uuid not null references app.account,
  site    text collate "C" not null,
  balance bigint not null,
  held    bigint not null check (held >= 0),
  primary key (account, site)
) with (fillfactor = 70);

create table app.transfer (
  id           uuid not null,
  origin       text collate "C" not null,
  clock        bigint not null,
  payer        text collate "C" not null,
  debtor       uuid not null,
  payee        text collate "C" not null,
  creditor     uuid not null,
  currency     text not null,
  amount       bigint not null check (amount > 0),
  memo         text,
  room         uuid,
  room_origin  text collate "C",
  debited      text not null,            -- site=units,…
  state        text not null check (state in ('PENDING', 'POSTED', 'VOIDED')),
  posted_at    timestamptz check ((posted_at is not null) = (state = 'POSTED')),
  void_reason  text check ((void_reason is not null) = (state = 'VOIDED')),
  primary key (id, origin)
) with (fillfactor = 85);
create unique index transfer_posted on app.transfer (id) where state = 'POSTED';

create table app.deposit (
  id           uuid not null,
  origin       text collate "C" not null,
  clock        bigint not null,
  owner        text collate "C" not null,
  account      uuid not null,
  currency     text not null,
  amount       bigint not null check (amount > 0),
  credited     text not null,            -- site=units,…
  state        text not null check (state in ('PENDING', 'POSTED', 'VOIDED')),
  posted_at    timestamptz check ((posted_at is not null) = (state = 'POSTED')),
  void_reason  text check ((void_reason is not null) = (state = 'VOIDED')),
  primary key (id, origin)
) with (fillfactor = 85);
create unique index deposit_posted on app.deposit (id) where state = 'POSTED';

create table app.entry (
  number        bigint generated always as identity primary key,
  account       uuid not null,
  counterparty  uuid not null,
  subject       uuid not null,
  origin        text collate "C" not null,
  amount        bigint not null check (amount <> 0),
  posted_at     timestamptz not null,
  balance_after bigint                   -- absent for the bank, which has no rights
);
create index entry_account on app.entry (account, number desc);
