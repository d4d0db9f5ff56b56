// What people call themselves. A name is looked up once; until it is there the user name stands for it.

import {Store} from './store.js';

export class People extends Store {
  constructor(session) {
    super({});
    this.session = session;
    this.asked = new Set();
  }

  name(username) {
    this.lookUp(username);
    return this.state[username] ?? username;
  }

  async lookUp(username) {
    if (!username || username === 'bank' || this.asked.has(username)) return;
    this.asked.add(username);
    const outcome = await this.session.read(`/api/v1/users/${encodeURIComponent(username)}`);
    if (outcome.kind === 'ok') this.set({[username]: outcome.body.displayName});
    if (outcome.kind === 'unknown') this.asked.delete(username);
  }
}
