-- A site whose right is too small asks the other one for a part of its right.

-- Of what is held, the part that is on its way to the other site's right.
alter table app.spending_right add column granted bigint not null default 0
  check (granted between 0 and held);

-- A transfer may wait for a right. Such a row belongs to this site alone; nothing stands in a journal.
alter table app.transfer drop constraint transfer_state_check;
alter table app.transfer add constraint transfer_state_check
  check (state in ('WAITING', 'PENDING', 'POSTED', 'VOIDED'));
alter table app.transfer
  add column epoch bigint,               -- in which it began to wait
  add column ask   uuid,                 -- the latest that was made while it waited
  add column told  boolean;              -- whether a caller knows of it
create index transfer_waiting on app.transfer (debtor, clock) where state = 'WAITING';

-- The last ask of this site for each account.
create table app.right_ask (
  account   uuid primary key references app.account,
  ask       uuid not null,
  need      bigint not null check (need >= 0),
  epoch     bigint not null,
  clock     bigint not null,
  state     text not null check (state in ('OPEN', 'GRANTED', 'SHORT')),
  available bigint check ((available is not null) = (state = 'SHORT'))
);

-- What the other site has asked for and this one has not answered.
create table app.right_ask_heard (
  ask     uuid primary key,
  account uuid not null,
  need    bigint not null check (need >= 0),
  epoch   bigint not null,
  clock   bigint not null,
  origin  text collate "C" not null
);

create table app.right_grant (
  ask        uuid primary key,
  account    uuid not null,
  granted_to text collate "C" not null,
  amount     bigint not null check (amount > 0),
  clock      bigint not null,
  origin     text collate "C" not null,
  state      text not null check (state in ('PENDING', 'POSTED', 'VOIDED'))
) with (fillfactor = 85);
