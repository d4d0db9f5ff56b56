// Rooms and messages as this device knows them: read once, then kept up by the news, and by the answers to
// what the user writes.

import {Ticks} from './ticks.js';

const PAGE = 50;
const MARK_MILLIS = 1000;

/**
 * Events: `rooms` when the list has changed, `messages` with the room's id, `arrived` with a message of somebody
 * else, `typing` and `here` (who is there) with the room's id.
 */
export class Chat extends EventTarget {
  constructor(sites, session, outbox) {
    super();
    this.session = session;
    this.outbox = outbox;
    this.clear();
    this.ticks = new Ticks(sites, (id) => this.markBoth(id));
    outbox.addEventListener('stored', ({detail}) => this.stored(detail));
    outbox.addEventListener('refused', ({detail}) => this.refused(detail));
    outbox.addEventListener('change', () => this.open && this.tell('messages', this.open));
  }

  clear() {
    this.rooms = new Map();
    this.threads = new Map();
    this.failed = new Map();
    this.typing = new Map();
    this.here = new Map();
    this.open = null;
    this.ticks?.forget();
  }

  get me() {
    return this.session.state.user.username;
  }

  // --- Reading -------------------------------------------------------------------------------------------

  async loadRooms() {
    const outcome = await this.session.read('/api/v1/rooms');
    if (outcome.kind !== 'ok') return outcome;
    const known = this.rooms;
    this.rooms = new Map(
      outcome.body.rooms.map((room) => [room.roomId, {members: known.get(room.roomId)?.members, ...room}]),
    );
    if (this.rooms.has(this.open)) this.rooms.get(this.open).unread = 0;
    this.tell('rooms');
    return outcome;
  }

  /** Who is a member, and who of them is here, at either site. */
  async loadMembers(roomId) {
    const outcome = await this.session.read(`/api/v1/rooms/${roomId}/presence`);
    const room = this.rooms.get(roomId);
    if (outcome.kind === 'ok' && room) {
      room.members = outcome.body.members.map(({username}) => username);
      outcome.body.members.forEach((member) => this.here.set(member.username, member));
      this.tell('rooms');
      this.tell('here', roomId);
    }
  }

  isHere(username) {
    return username === this.me || Boolean(this.here.get(username)?.online);
  }

  lastSeen(username) {
    return this.here.get(username)?.lastSeen;
  }

  /** The next page of what was said before; true if there is more before it. */
  async loadOlder(roomId) {
    const thread = this.thread(roomId);
    if (thread.loading || thread.next === null) return;
    thread.loading = true;
    const before = thread.next ? `&before=${thread.next}` : '';
    const path = `/api/v1/rooms/${roomId}/messages?limit=${PAGE}${before}`;
    const outcome = await this.session.read(path);
    thread.loading = false;
    if (outcome.kind === 'ok') {
      outcome.body.messages.forEach((message) => this.keep(message, outcome.site));
      thread.next = outcome.body.next ?? null;
      thread.loaded = true;
    }
    this.tell('messages', roomId);
    return outcome;
  }

  thread(roomId) {
    if (!this.threads.has(roomId)) {
      this.threads.set(roomId, {byId: new Map(), next: undefined, loaded: false, loading: false});
    }
    return this.threads.get(roomId);
  }

  /** What the room shows, the oldest first; what has no answer yet stands at the end. */
  messages(roomId) {
    const said = [...this.thread(roomId).byId.values()].sort(inOrder);
    const known = new Set(said.map(({messageId}) => messageId));
    const waiting = this.outbox
      .inRoom(roomId)
      .filter(({kind, id}) => (kind === 'message' || kind === 'transfer') && !known.has(id))
      .map((entry) => this.preview(entry, 'waiting'));
    const failed = [...this.failed.values()]
      .filter(({entry}) => entry.room === roomId)
      .map(({entry, problem}) => ({...this.preview(entry, 'failed'), problem}));
    return [...said, ...failed, ...waiting];
  }

  preview({id, room, kind, body, at}, tick) {
    const transfer = kind === 'transfer' ? {...body, transferId: id, from: this.me, state: tick} : undefined;
    return {
      messageId: id, roomId: room, sender: this.me, text: body.text ?? body.memo ?? '',
      sentAt: new Date(at).toISOString(), transfer, tick, isLocal: true,
    };
  }

  sortedRooms() {
    const latest = ({lastMessage, openedAt}) => Date.parse(lastMessage?.sentAt ?? openedAt);
    return [...this.rooms.values()].sort((a, b) => latest(b) - latest(a));
  }

  get unread() {
    return [...this.rooms.values()].reduce((sum, {unread}) => sum + (unread ?? 0), 0);
  }

  // --- Writing -------------------------------------------------------------------------------------------

  send(roomId, text) {
    const id = crypto.randomUUID();
    const path = `/api/v1/rooms/${roomId}/messages/${id}`;
    this.outbox.put({id, room: roomId, kind: 'message', method: 'PUT', path, body: {text}});
  }

  edit(message, text) {
    this.revise(message, 'PATCH', {text});
    this.keep({...message, text, editedAt: new Date().toISOString()});
  }

  remove(message) {
    this.revise(message, 'DELETE');
    this.keep({...message, text: '', deleted: true});
  }

  revise({roomId, messageId}, method, body) {
    const path = `/api/v1/rooms/${roomId}/messages/${messageId}`;
    this.outbox.put({id: crypto.randomUUID(), room: roomId, kind: 'revision', method, path, body});
  }

  retry(id) {
    const {entry} = this.failed.get(id);
    this.failed.delete(id);
    if (entry.kind === 'message') this.send(entry.room, entry.body.text);
  }

  discard(id) {
    const {entry} = this.failed.get(id);
    this.failed.delete(id);
    this.tell('messages', entry.room);
  }

  async openRoom(name, members) {
    const roomId = crypto.randomUUID();
    const outcome = await this.session.write('PUT', `/api/v1/rooms/${roomId}`, {body: {name, members}});
    return this.opened(outcome);
  }

  async openDirect(username) {
    return this.opened(
      await this.session.write('PUT', `/api/v1/rooms/direct/${encodeURIComponent(username)}`),
    );
  }

  opened(outcome) {
    if (outcome.kind === 'ok') {
      this.rooms.set(outcome.body.roomId, {unread: 0, ...outcome.body});
      this.tell('rooms');
    }
    return outcome;
  }

  async addMember(roomId, username) {
    const path = `/api/v1/rooms/${roomId}/members/${encodeURIComponent(username)}`;
    const outcome = await this.session.write('PUT', path);
    if (outcome.kind === 'ok') await this.loadMembers(roomId);
    return outcome;
  }

  async leave(roomId) {
    const path = `/api/v1/rooms/${roomId}/members/${encodeURIComponent(this.me)}`;
    const outcome = await this.session.write('DELETE', path);
    if (outcome.kind === 'ok') this.forgetRoom(roomId);
    return outcome;
  }

  /** The user looks at the room: everything in it has been read. */
  async enter(roomId) {
    this.open = roomId;
    const thread = this.thread(roomId);
    if (!thread.loaded) await this.loadOlder(roomId);
    this.loadMembers(roomId);
    this.markRead(roomId);
  }

  exit() {
    this.open = null;
  }

  async markRead(roomId) {
    const room = this.rooms.get(roomId);
    const last = [...this.thread(roomId).byId.values()].filter(({sender}) => sender !== this.me).sort(inOrder).at(-1);
    if (!room || !last || document.hidden || this.thread(roomId).marked === last.messageId) return;
    this.thread(roomId).marked = last.messageId;
    room.unread = 0;
    this.tell('rooms');
    this.marking ??= setTimeout(() => this.sendMarker(roomId), MARK_MILLIS);
  }

  sendMarker(roomId) {
    this.marking = null;
    const messageId = this.threads.get(roomId)?.marked;
    if (!messageId || !this.session.state.token) return;
    this.session.write('PUT', `/api/v1/rooms/${roomId}/read-marker`, {body: {messageId}});
  }

  // --- News ----------------------------------------------------------------------------------------------

  /** What an event of the journal changes here; types that we do not know are passed over. */
  apply({type, roomId, data, origin, at}, site) {
    switch (type) {
      case 'message-posted':
        return this.heard(data, site);
      case 'message-edited':
      case 'message-deleted':
        return this.keep(data);
      case 'transfer-made':
      case 'transfer-decided':
        return roomId && this.heard(shown(data, roomId, origin, at), site);
      case 'room-opened':
        return this.loadRooms();
      case 'member-added':
      case 'member-removed':
        return this.memberChanged(type, roomId, data.member);
      case 'read-marker-moved':
        return roomId !== this.open && this.loadRooms();
    }
  }

  /** Somebody writes, for a moment. */
  heardTyping(roomId, username) {
    if (username === this.me) return;
    const who = this.typing.get(roomId) ?? new Map();
    clearTimeout(who.get(username));
    who.set(username, setTimeout(() => this.stoppedTyping(roomId, username), 5000));
    this.typing.set(roomId, who);
    this.here.set(username, {...this.here.get(username), online: true});
    this.tell('typing', roomId);
    this.tell('here', roomId);
  }

  stoppedTyping(roomId, username) {
    clearTimeout(this.typing.get(roomId)?.get(username));
    if (this.typing.get(roomId)?.delete(username)) this.tell('typing', roomId);
  }

  heard(message, site) {
    const isNew = !this.thread(message.roomId).byId.has(message.messageId);
    this.keep(message, site, 'one');
    const room = this.rooms.get(message.roomId);
    if (!room) return this.loadRooms();
    const last = room.lastMessage;
    if (!last || inOrder(last, message) <= 0) room.lastMessage = message;
    if (isNew && message.sender !== this.me) this.arrived(room, message);
    this.tell('rooms');
  }

  arrived(room, message) {
    this.stoppedTyping(room.roomId, message.sender);
    if (this.open === room.roomId && !document.hidden) this.markRead(room.roomId);
    else room.unread = (room.unread ?? 0) + 1;
    this.tell('arrived', message);
  }

  memberChanged(type, roomId, member) {
    if (type === 'member-removed' && member === this.me) return this.forgetRoom(roomId);
    if (!this.rooms.has(roomId)) return this.loadRooms();
    return this.loadMembers(roomId);
  }

  forgetRoom(roomId) {
    this.rooms.delete(roomId);
    this.threads.delete(roomId);
    this.tell('rooms');
    this.tell('messages', roomId);
  }

  // --- Answers -------------------------------------------------------------------------------------------

  stored({entry, outcome}) {
    if (entry.kind === 'message') this.heard(outcome.body, null);
    if (entry.kind === 'revision' && outcome.body) this.keep(outcome.body);
    if (entry.kind === 'transfer' && entry.room) {
      this.heard(shown(outcome.body, entry.room, outcome.body.origin, outcome.body.acceptedAt), null);
    }
  }

  refused({entry, outcome}) {
    if (entry.kind === 'revision') {
      const thread = this.thread(entry.room);
      thread.next = undefined;
      this.loadOlder(entry.room);
    } else if (entry.room) {
      this.failed.set(entry.id, {entry, problem: outcome.problem});
    }
    this.tell('messages', entry.room);
  }

  /** Takes a message in, or what has become of it; `least` is what is known of it anyway. */
  keep(message, site, least = null) {
    const {byId} = this.thread(message.roomId);
    const before = byId.get(message.messageId);
    const tick = before?.tick === 'both' || message.sender !== this.me ? before?.tick : this.tickOf(message, site);
    byId.set(message.messageId, {...message, tick: tick ?? before?.tick ?? least});
    this.tell('messages', message.roomId);
  }

  tickOf(message, site) {
    return site === undefined ? undefined : this.ticks.of(message, site);
  }

  markBoth(messageId) {
    for (const [roomId, {byId}] of this.threads) {
      const message = byId.get(messageId);
      if (message) {
        byId.set(messageId, {...message, tick: 'both'});
        this.tell('messages', roomId);
      }
    }
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }
}

/** The message with which a room shows a transfer. */
function shown(transfer, roomId, origin, at) {
  return {
    messageId: transfer.transferId, roomId, sender: transfer.from, text: transfer.memo ?? '',
    sentAt: transfer.acceptedAt ?? at, origin, transfer, durability: transfer.durability,
  };
}

/** As both sites order them: by time, then by site, then by id. */
function inOrder(a, b) {
  return (
    Date.parse(a.sentAt) - Date.parse(b.sentAt) ||
    compare(a.origin ?? '', b.origin ?? '') ||
    compare(a.messageId, b.messageId)
  );
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
