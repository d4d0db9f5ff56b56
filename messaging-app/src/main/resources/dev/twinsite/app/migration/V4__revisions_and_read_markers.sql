-- What senders have made of their messages, and how far members have read.

-- The other site that has accepted the same message under the same id; they have become one.
alter table app.message add column twin text collate "C";

-- The last word on a message, which may be here before the message itself: so it refers to the
-- sending, and not to a row. A deletion beats every edit.
create table app.message_revision (
  chosen_id   uuid not null,
  sent_origin text collate "C" not null,
  deleted     boolean not null,
  body        text not null,
  clock       bigint not null,
  origin      text collate "C" not null,
  primary key (chosen_id, sent_origin)
);

-- Messages as they are shown.
create view app.message_now as
select m.key, m.id, m.chosen_id, m.room_key, m.opening_id, m.opening_origin, m.sender, m.body,
  m.transfer, m.paid_to, m.currency, m.amount, m.clock, m.origin,
  r.deleted, r.body as revised_body, r.clock as revised_clock, r.origin as revised_origin
from app.message m
left join lateral (
  select v.deleted, v.body, v.clock, v.origin from app.message_revision v
  where v.chosen_id = m.chosen_id and v.sent_origin in (m.origin, m.twin)
  order by v.deleted desc, v.clock desc, v.origin desc limit 1) r on true;

create table app.read_marker (
  room_key bigint not null references app.room,
  username text collate "C" not null,
  clock    bigint not null,
  origin   text collate "C" not null,
  primary key (room_key, username)
);
