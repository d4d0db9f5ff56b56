// What the user has written and no site has answered for yet. It is kept in localStorage, one key for
// each entry, so that it survives a reload, and sent again under the same id until there is an answer.
//
// An entry: {id, room, kind, method, path, body, at, doubt}. Messages of one room go out one after the
// other, so that they stand in the order in which they were written; nothing waits behind a payment.

import {PATIENCE} from './api.js';
import {pause} from './store.js';

const AGAIN_MILLIS = [300, 600, 1200, 2500, 5000];

/** Events: `stored` and `refused` with `{entry, outcome}`, and `change`. */
export class Outbox extends EventTarget {
  constructor(session) {
    super();
    this.session = session;
    this.lanes = new Map();
    this.entries = new Map();
  }

  get prefix() {
    return `twinsite.outbox.${this.session.state.user.username}.`;
  }

  /** Takes up what an earlier visit has left. */
  open() {
    this.entries.clear();
    this.lanes.clear();
    const left = Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => parsed(localStorage.getItem(key)))
      .filter(Boolean)
      .sort((a, b) => a.at - b.at);
    for (const entry of left) this.take(entry);
    this.tell();
  }

  /** Keeps it, then sends it. */
  put(entry) {
    const kept = {...entry, at: Date.now(), doubt: false};
    localStorage.setItem(this.prefix + kept.id, JSON.stringify(kept));
    this.take(kept);
    this.tell();
    return kept;
  }

  get size() {
    return this.entries.size;
  }

  inRoom(room) {
    return [...this.entries.values()].filter((entry) => entry.room === room);
  }

  /** Forgets everything that has not been sent. */
  drop() {
    for (const {id} of this.entries.values()) localStorage.removeItem(this.prefix + id);
    this.entries.clear();
    this.lanes.clear();
    this.tell();
  }

  take(entry) {
    this.entries.set(entry.id, entry);
    const lane = entry.kind === 'transfer' ? entry.id : entry.room ?? entry.id;
    const before = this.lanes.get(lane) ?? Promise.resolve();
    this.lanes.set(lane, before.then(() => this.send(entry)));
  }

  async send(entry) {
    const {token} = this.session.state;
    for (let attempt = 0; this.isOurs(entry, token); attempt++) {
      const outcome = await this.attempt(entry);
      if (!this.isOurs(entry, token)) return;
      if (outcome.kind === 'ok') return this.settle('stored', entry, outcome);
      entry.doubt ||= outcome.doubt;
      if (outcome.kind === 'refused' && (await this.isSettled(entry, outcome))) {
        return this.settle('refused', entry, outcome);
      }
      await pause(AGAIN_MILLIS[Math.min(attempt, AGAIN_MILLIS.length - 1)]);
    }
  }

  attempt({method, path, body, kind}) {
    const within = kind === 'message' ? PATIENCE.mergeable : PATIENCE.decisive;
    return this.session.write(method, path, {body, within});
  }

  // A refusal does not settle an earlier doubt: a site that gave no answer may have accepted it. Only
  // when each site has said that it knows nothing of it has it not happened.
  async isSettled(entry, outcome) {
    if (outcome.status === 401) return false;
    if (!entry.doubt || (entry.kind !== 'transfer' && entry.kind !== 'deposit')) return true;
    const said = await this.session.everywhere(entry.path);
    return said.every((answer) => answer.kind === 'refused' && answer.status === 404);
  }

  settle(what, entry, outcome) {
    localStorage.removeItem(this.prefix + entry.id);
    this.entries.delete(entry.id);
    this.dispatchEvent(new CustomEvent(what, {detail: {entry, outcome}}));
    this.tell();
  }

  isOurs(entry, token) {
    return token !== null && this.session.state.token === token && this.entries.get(entry.id) === entry;
  }

  tell() {
    this.dispatchEvent(new Event('change'));
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
