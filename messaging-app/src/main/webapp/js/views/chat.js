// One room: what was said, and the place where one writes.

import {h, icon, list, say} from '../dom.js';
import {clock, day, t, when, won} from '../i18n.js';
import {avatar} from './avatar.js';
import {ask, field, why, whyProblem} from './dialog.js';
import {payDialog, standing} from './pay.js';
import {roomsPane, titleOf} from './rooms.js';

const LONGEST = 4000;
const NEAR = 80;
const BORDERS = 2;
const HIGHEST = 160;
const TYPING_MILLIS = 3000;
const HERE_MILLIS = 15000;
const WIDE = '(min-width: 761px)';

export function chatsView(app, roomId) {
  const {chat, people} = app;
  const side = roomsPane(app, roomId);
  const room = roomId && chat.rooms.has(roomId) ? roomPane(app, roomId) : nothing();
  const element = h(
    'main.chats', {id: 'content', tabindex: '-1', 'data-open': String(Boolean(roomId))}, side.element, room.element,
  );
  return {
    element,
    focus: () => (room.focus ?? (() => element.focus()))(),
    stop() {
      side.stop();
      room.stop?.();
    },
  };
}

function nothing() {
  return {element: h('section.room.none', {}, icon('chat'), h('p', {}, t('rooms.none')), h('p.hint', {}, t('rooms.noneHint')))};
}

function roomPane(app, roomId) {
  const {chat, people, session, journal} = app;
  let editing = null;
  let typed = 0;
  const title = h('h2', {id: 'room-title', dir: 'auto'});
  const subtitle = h('p.hint.standing', {});
  const older = h('button.plain.more', {type: 'button', onclick: loadOlder}, t('chat.older'));
  const empty = h('p.empty', {}, t('chat.empty'));
  const messages = h('ol.messages', {'aria-label': t('chat.messages')});
  const scroller = h('div.scroller', {tabindex: '0', role: 'region', 'aria-label': t('chat.messages')}, older, empty, messages);
  const latest = h('button.latest', {type: 'button', hidden: true, 'aria-label': t('chat.latest'), onclick: toEnd}, icon('down'));
  const typing = h('p.typing', {role: 'status'});
  const state = h('p.editing', {hidden: true}, h('span', {}, t('chat.editing')),
    h('button.plain', {type: 'button', onclick: stopEditing}, t('app.cancel')));
  const error = h('p.error', {role: 'alert'});
  const text = h('textarea', {id: 'composer', name: 'text', rows: '1', 'aria-label': t('chat.write'), placeholder: t('chat.write'),
    dir: 'auto', onkeydown: keys, oninput: grow});
  const sendButton = h('button.primary.round', {type: 'submit', 'aria-label': t('chat.send'), title: t('chat.send')}, icon('send'));
  const form = h('form.composer', {onsubmit: submit},
    h('button.plain.round', {type: 'button', id: 'pay', 'aria-label': t('chat.pay'), title: t('chat.pay'), onclick: pay}, icon('won')),
    text, sendButton);
  const element = h(
    'section.room', {'aria-labelledby': 'room-title'},
    h('header', {},
      h('a.back', {href: '#/chats', 'aria-label': t('app.back')}, icon('back')),
      h('div', {}, title, subtitle),
      h('button.plain', {type: 'button', id: 'room-details', 'aria-label': t('room.details'), title: t('room.details'), onclick: details}, icon('people'))),
    scroller, latest, typing, state, error, form,
  );

  // --- Showing -------------------------------------------------------------------------------------------

  function show() {
    if (!chat.rooms.has(roomId)) return void (location.hash = '#/chats');
    const stays = isAtEnd();
    const shown = chat.messages(roomId);
    const {next, loaded} = chat.thread(roomId);
    older.hidden = !next;
    empty.hidden = !loaded || shown.length > 0;
    list(messages, withDays(shown), ({key}) => key, version, (item) => (item.day ? dayItem(item) : messageItem(item)));
    if (stays) toEnd();
    latest.hidden = isAtEnd();
  }

  function showTitle() {
    const room = chat.rooms.get(roomId);
    if (!room) return;
    say(title, titleOf(room, people));
    subtitle.dataset.here = String(Boolean(room.with && chat.isHere(room.with)));
    say(subtitle, room.with ? standingOf(room.with) || t('room.direct') : room.members ? counted(room.members) : '');
  }

  function counted(members) {
    return t('room.count', {count: members.length, here: members.filter((name) => chat.isHere(name)).length});
  }

  function standingOf(username) {
    if (chat.isHere(username)) return t('here.online');
    const last = chat.lastSeen(username);
    return last ? t('here.last', {when: when(last)}) : '';
  }

  function showTyping() {
    const who = [...(chat.typing.get(roomId)?.keys() ?? [])].map((name) => people.name(name));
    say(typing, who.length ? t(who.length > 1 ? 'chat.typingAll' : 'chat.typing', {who: who.join(', ')}) : '');
  }

  function withDays(shown) {
    const items = [];
    let before = null;
    for (const message of shown) {
      const date = new Date(message.sentAt).toDateString();
      if (date !== before?.date) items.push({key: `day-${date}`, day: message.sentAt});
      const follows = date === before?.date && before.sender === message.sender && !message.transfer && !before.transfer;
      items.push({key: message.messageId, ...message, follows});
      before = {date, sender: message.sender, transfer: message.transfer};
    }
    return items;
  }

  function version({day: at, text: words, tick, editedAt, deleted, transfer, follows, sender, problem}) {
    if (at) return day(at);
    const {state: stand, reason, to} = transfer ?? {};
    return JSON.stringify([words, tick, editedAt, deleted, stand, reason, follows, people.name(sender), to && people.name(to), problem?.type]);
  }

  function dayItem({day: at}) {
    return h('li.day', {}, h('span', {}, day(at)));
  }

  function messageItem(message) {
    const isMine = message.sender === chat.me;
    const name = people.name(message.sender);
    return h(
      'li.message', {
        'data-id': message.messageId, 'data-mine': String(isMine), 'data-follows': String(message.follows),
        'data-tick': message.tick, 'data-state': message.transfer?.state,
        onclick: ({currentTarget}) => currentTarget.classList.toggle('open'),
      },
      !isMine && (message.follows ? h('span.avatar.blank') : avatar(name)),
      h('div.bubble', {},
        !message.follows && h(isMine ? 'span.unseen' : 'span.sender', {dir: 'auto'}, isMine ? t('pay.you') : name),
        message.transfer ? money(message) : words(message),
        meta(message, isMine),
        isMine && canRevise(message) && actions(message)),
      message.tick === 'failed' && failure(message),
    );
  }

  function words({text: said, deleted}) {
    return deleted ? h('p.deleted', {}, t('chat.deleted')) : h('p.text', {dir: 'auto'}, said);
  }

  function money({transfer, text: memo}) {
    const {from, to, amount} = transfer;
    const name = (who) => (who === chat.me ? t('pay.you') : people.name(who));
    const toName = to === chat.me ? t('pay.toYou') : people.name(to);
    return h(
      'div.money', {'data-state': transfer.state},
      h('span.parties', {dir: 'auto'}, t('pay.sent', {from: name(from), to: toName})),
      h('span.amount', {}, won(amount)),
      memo && h('span.memo', {dir: 'auto'}, memo),
      h('span.chip', {'data-state': transfer.state}, standing(transfer)),
    );
  }

  function meta({sentAt, editedAt, deleted, tick, transfer}, isMine) {
    return h(
      'span.meta', {},
      editedAt && !deleted && h('span', {}, t('chat.edited')),
      h('time', {datetime: sentAt}, clock(sentAt)),
      isMine && !transfer && tick && icon(`tick-${tick}`, t(`tick.${tick}`)),
    );
  }

  function canRevise({isLocal, deleted, transfer}) {
    return !isLocal && !deleted && !transfer;
  }

  function actions(message) {
    return h('div.actions', {},
      h('button.plain.edit', {type: 'button', 'aria-label': `${t('chat.edit')}: ${message.text.slice(0, 60)}`,
        title: t('chat.edit'), onclick: () => edit(message)}, icon('edit')),
      h('button.plain.delete', {type: 'button', 'aria-label': `${t('chat.delete')}: ${message.text.slice(0, 60)}`,
        title: t('chat.delete'), onclick: () => remove(message)}, icon('delete')));
  }

  function failure({messageId, problem, transfer}) {
    return h('p.failure', {role: 'alert'}, t('chat.failed', {why: whyProblem(problem)}), ' ',
      !transfer && h('button.plain', {type: 'button', onclick: () => chat.retry(messageId)}, t('chat.again')),
      h('button.plain', {type: 'button', onclick: () => chat.discard(messageId)}, t('chat.discard')));
  }

  // --- Writing -------------------------------------------------------------------------------------------

  function submit(event) {
    event.preventDefault();
    const said = text.value.trim();
    const length = [...said].length;
    error.textContent = length > LONGEST ? t('chat.tooLong', {count: length}) : '';
    if (!said || length > LONGEST) return;
    if (editing) chat.edit(editing, said);
    else chat.send(roomId, said);
    stopEditing();
    toEnd();
  }

  /** Enter sends, Shift and Enter begins a line; while a syllable is being put together, Enter ends it. */
  function keys(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === 'Escape' && editing) {
      stopEditing();
    } else if (event.key === 'ArrowUp' && !text.value) {
      const mine = chat.messages(roomId).filter((message) => message.sender === chat.me && canRevise(message)).at(-1);
      if (mine) edit(mine);
    }
  }

  function grow() {
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight + BORDERS, HIGHEST)}px`;
    if (!editing) keepDraft();
    if (text.value && performance.now() - typed > TYPING_MILLIS) {
      typed = performance.now();
      journal.say({type: 'typing', roomId});
    }
  }

  function keepDraft() {
    if (text.value) sessionStorage.setItem(draftKey(), text.value);
    else sessionStorage.removeItem(draftKey());
  }

  function draftKey() {
    return `twinsite.draft.${session.state.user?.username}.${roomId}`;
  }

  function edit(message) {
    editing = message;
    state.hidden = false;
    sendButton.setAttribute('aria-label', t('chat.save'));
    text.value = message.text;
    text.focus();
    grow();
  }

  function stopEditing() {
    const wasEditing = editing;
    editing = null;
    state.hidden = true;
    sendButton.setAttribute('aria-label', t('chat.send'));
    text.value = wasEditing ? sessionStorage.getItem(draftKey()) ?? '' : '';
    grow();
    text.focus();
  }

  function remove(message) {
    ask({
      title: t('chat.delete'), action: t('chat.delete'), danger: true,
      content: [h('p', {}, t('chat.deleteAsk')), h('blockquote', {dir: 'auto'}, message.text)],
      submit: async () => void chat.remove(message),
    });
  }

  function pay() {
    const room = chat.rooms.get(roomId);
    const members = room?.with ? [room.with] : (room?.members ?? []).filter((name) => name !== chat.me);
    payDialog(app, {roomId, members});
  }

  // --- The room ------------------------------------------------------------------------------------------

  function details() {
    const room = chat.rooms.get(roomId);
    const members = h('ul.people', {}, ...(room.members ?? []).map(member));
    const leave = h('button.danger.plain', {type: 'button', onclick: () => {
      dialog.close();
      leaveRoom(room);
    }}, t('room.leave'));
    const {dialog} = ask({
      title: titleOf(room, people),
      action: room.with ? null : t('room.addButton'),
      content: [h('h3', {}, t('room.members')), members, ...(room.with ? [] : [
        leave, field(t('room.add'), {name: 'username', required: true, autocapitalize: 'none', spellcheck: 'false'})])],
      submit: async ({username}) => {
        const outcome = await chat.addMember(roomId, username);
        return outcome.kind === 'ok' ? null : why(outcome);
      },
    });
  }

  function member(username) {
    const name = people.name(username);
    return h('li', {'data-here': String(chat.isHere(username))},
      avatar(name),
      h('span', {}, h('span.name', {dir: 'auto'}, name), h('small', {}, `@${username}`)),
      h('small.standing', {'data-here': String(chat.isHere(username))}, standingOf(username)));
  }

  function leaveRoom(room) {
    ask({
      title: t('room.leave'), action: t('room.leave'), danger: true,
      content: [h('p', {}, t('room.leaveAsk', {name: titleOf(room, people)}))],
      submit: async () => {
        const outcome = await chat.leave(roomId);
        return outcome.kind === 'ok' ? null : why(outcome);
      },
    });
  }

  // --- Scrolling -----------------------------------------------------------------------------------------

  async function loadOlder() {
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    await chat.loadOlder(roomId);
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
  }

  function isAtEnd() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight;
  }

  const isHere = (look) => (event) => event.detail === roomId && look();
  const listeners = [
    [chat, 'messages', isHere(show)],
    [chat, 'typing', isHere(showTyping)],
    [chat, 'rooms', showTitle],
    [chat, 'here', isHere(showTitle)],
    [people, 'change', () => (show(), showTitle())],
    [document, 'visibilitychange', () => chat.markRead(roomId)],
  ];
  listeners.forEach(([target, type, listener]) => target.addEventListener(type, listener));
  const asking = setInterval(() => document.hidden || chat.loadMembers(roomId), HERE_MILLIS);
  scroller.addEventListener('scroll', () => (latest.hidden = isAtEnd()));
  text.value = sessionStorage.getItem(draftKey()) ?? '';
  show();
  showTitle();
  chat.enter(roomId).then(() => {
    show();
    toEnd();
  });
  return {
    element,
    focus() {
      grow();
      toEnd();
      if (matchMedia(WIDE).matches) text.focus(); // on a phone that would open the keyboard
      else element.closest('main').focus();
    },
    stop() {
      listeners.forEach(([target, type, listener]) => target.removeEventListener(type, listener));
      clearInterval(asking);
      chat.exit();
    },
  };
}
