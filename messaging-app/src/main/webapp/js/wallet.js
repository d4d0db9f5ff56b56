// The user's money: what the site says that there is, what has moved, and what is still on its way.

import {PATIENCE} from './api.js';
import {Store} from './store.js';

const AGAIN_MILLIS = 2000;
const TOGETHER_MILLIS = 150;

/** The state: `wallet`, `entries`, `next`, and `moves`: transfers and deposits of this visit, by id. */
export class Wallet extends Store {
  constructor(session, outbox) {
    super({wallet: null, entries: [], next: null, moves: new Map()});
    this.session = session;
    this.outbox = outbox;
    outbox.addEventListener('stored', ({detail: {entry, outcome}}) => this.answered(entry, outcome));
    outbox.addEventListener('refused', ({detail: {entry, outcome}}) => this.refused(entry, outcome));
    setInterval(() => this.askAgain(), AGAIN_MILLIS);
  }

  clear() {
    this.set({wallet: null, entries: [], next: null, moves: new Map()});
  }

  async load() {
    const [wallet, page] = await Promise.all([
      this.session.read('/api/v1/wallet'),
      this.session.read('/api/v1/wallet/entries?limit=30'),
    ]);
    if (wallet.kind === 'ok') this.set({wallet: wallet.body});
    if (page.kind === 'ok') this.set({entries: page.body.entries, next: page.body.next ?? null});
  }

  /** The next page; at another site than the page before it begins anew. */
  async loadMore() {
    const path = `/api/v1/wallet/entries?limit=30&before=${encodeURIComponent(this.state.next)}`;
    const page = await this.session.read(path);
    if (page.kind !== 'ok') return this.load();
    const known = new Set(this.state.entries.map(({transferId, amount}) => transferId + amount));
    const more = page.body.entries.filter(({transferId, amount}) => !known.has(transferId + amount));
    this.set({entries: [...this.state.entries, ...more], next: page.body.next ?? null});
  }

  deposit(amount) {
    const id = crypto.randomUUID();
    const path = `/api/v1/deposits/${id}`;
    this.begin({id, kind: 'deposit', amount});
    this.outbox.put({id, kind: 'deposit', method: 'PUT', path, body: {amount}});
  }

  /** Sends money; with a room, the room shows it. */
  pay({to, amount, memo, roomId}) {
    const id = crypto.randomUUID();
    const body = {to, amount, currency: 'KRW'};
    if (memo) body.memo = memo;
    if (roomId) body.roomId = roomId;
    this.begin({id, kind: 'transfer', amount, to});
    this.outbox.put({id, room: roomId, kind: 'transfer', method: 'PUT', path: `/api/v1/transfers/${id}`, body});
    return id;
  }

  /** What the outbox has kept from an earlier visit is on its way too. */
  takeUp() {
    for (const {id, kind, body} of this.outbox.entries.values()) {
      if (kind === 'deposit' || kind === 'transfer') this.begin({id, kind, amount: body.amount, to: body.to});
    }
  }

  /** News about a transfer or a deposit. */
  apply({type, data}) {
    if (!/^(transfer|deposit)-/.test(type)) return;
    const id = data.transferId ?? data.depositId;
    const isOurs = data.depositId || data.from === this.session.state.user.username;
    if (isOurs && (data.state === 'pending' || this.state.moves.has(id))) this.learn(id, data);
    this.loadSoon();
  }

  loadSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.session.state.token && this.load(), TOGETHER_MILLIS);
  }

  get onTheirWay() {
    return [...this.state.moves.values()].filter(({state}) => state !== 'posted');
  }

  begin(move) {
    this.change(move.id, {...move, state: 'waiting'});
  }

  answered({id, kind}, {body}) {
    if (kind !== 'transfer' && kind !== 'deposit') return;
    this.learn(id, body);
    this.loadSoon();
  }

  refused({id, kind}, {problem}) {
    if (kind !== 'transfer' && kind !== 'deposit') return;
    this.change(id, {state: 'refused', problem});
  }

  learn(id, {state, reason, amount, to, depositId}) {
    this.change(id, {id, kind: depositId ? 'deposit' : 'transfer', amount, to, state, reason});
  }

  dismiss(id) {
    const moves = new Map(this.state.moves);
    moves.delete(id);
    this.set({moves});
  }

  change(id, members) {
    const before = this.state.moves.get(id);
    const after = {...before, ...members};
    this.set({moves: new Map(this.state.moves).set(id, after)});
    if (before?.state !== after.state) this.dispatchEvent(new CustomEvent('moved', {detail: after}));
  }

  /** Whatever is pending is asked for again, in case its news went astray. */
  async askAgain() {
    for (const {id, kind, state} of this.state.moves.values()) {
      if (state !== 'pending' || !this.session.state.token) continue;
      const outcome = await this.session.read(`/api/v1/${kind}s/${id}`, {within: PATIENCE.read});
      if (outcome.kind === 'ok' && outcome.body.state !== 'pending') {
        this.learn(id, outcome.body);
        this.dispatchEvent(new CustomEvent('decided', {detail: outcome.body}));
        this.loadSoon();
      }
    }
  }
}
