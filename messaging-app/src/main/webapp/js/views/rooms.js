// The list of chats at the side, and the dialogs that open new ones.

import {h, icon, list} from '../dom.js';
import {t, when, won} from '../i18n.js';
import {ask, field, why} from './dialog.js';
import {avatar} from './avatar.js';

/** What a room is called: a room of two by the other one's name. */
export function titleOf(room, people) {
  return room.with ? people.name(room.with) : room.name;
}

export function roomsPane({chat, people}, openId) {
  const items = h('ul', {});
  const empty = h('p.empty', {}, t('rooms.empty'));
  const element = h(
    'section.rooms', {'aria-labelledby': 'rooms-title'},
    h('header', {},
      h('h1', {id: 'rooms-title'}, t('rooms.title')),
      h('button.plain', {type: 'button', id: 'new-direct', 'aria-label': t('rooms.direct'), title: t('rooms.direct'),
        onclick: () => newDirect(chat)}, icon('person')),
      h('button.plain', {type: 'button', id: 'new-room', 'aria-label': t('rooms.new'), title: t('rooms.new'),
        onclick: () => newRoom(chat)}, icon('plus')),
    ),
    items, empty,
  );

  function show() {
    const rooms = chat.sortedRooms();
    empty.hidden = rooms.length > 0;
    list(items, rooms, ({roomId}) => roomId, (room) => JSON.stringify(face(room)), (room) => item(room, face(room)));
  }

  function face(room) {
    const last = room.lastMessage;
    return {
      title: titleOf(room, people),
      unread: room.unread ?? 0,
      line: last ? `${last.sender === chat.me ? `${t('rooms.you')}: ` : ''}${summary(last)}` : '',
      at: when(last?.sentAt ?? room.openedAt),
      isOpen: room.roomId === openId,
    };
  }

  function item({roomId}, {title, unread, line, at, isOpen}) {
    return h('li', {}, h(
      'a', {href: `#/chats/${roomId}`, ...(isOpen ? {'aria-current': 'true'} : {})},
      avatar(title),
      h('span.title', {dir: 'auto'}, title),
      h('time', {}, at),
      h('span.line', {dir: 'auto'}, line),
      unread > 0 && h('span.count', {'aria-label': t('rooms.unread', {count: unread})}, String(unread)),
    ));
  }

  chat.addEventListener('rooms', show);
  people.addEventListener('change', show);
  show();
  return {
    element,
    stop() {
      chat.removeEventListener('rooms', show);
      people.removeEventListener('change', show);
    },
  };
}

/** A message in one line. */
export function summary({text, deleted, transfer}) {
  if (deleted) return t('chat.deleted');
  return transfer ? `${won(transfer.amount)}${text ? ` · ${text}` : ''}` : text;
}

function newRoom(chat) {
  ask({
    title: t('rooms.new'),
    action: t('rooms.open'),
    content: [
      field(t('rooms.name'), {name: 'name', required: true, maxlength: '100'}),
      field(t('rooms.members'), {name: 'members', autocapitalize: 'none', spellcheck: 'false'}, t('rooms.membersHint')),
    ],
    submit: async ({name, members}) => go(await chat.openRoom(name, members.split(/[\s,]+/).filter(Boolean))),
  });
}

function newDirect(chat) {
  ask({
    title: t('rooms.direct'),
    action: t('rooms.write'),
    content: [field(t('rooms.person'), {name: 'person', required: true, autocapitalize: 'none', spellcheck: 'false'})],
    submit: async ({person}) => go(await chat.openDirect(person)),
  });
}

function go(outcome) {
  if (outcome.kind !== 'ok') return why(outcome);
  location.hash = `#/chats/${outcome.body.roomId}`;
  return null;
}
