// Who is logged in. The token lives in this tab's memory and in its sessionStorage, never in a URL.

import {PATIENCE} from './api.js';
import {Store} from './store.js';

const KEY = 'twinsite.session';

/** The state: `{user, token}`; both null when nobody is logged in. */
export class Session extends Store {
  constructor(sites) {
    super({user: null, token: null, ...remembered()});
    this.sites = sites;
  }

  /** Claims a name. A name that only one site holds yet is pending, and is asked for again. */
  async signUp(username, displayName, password) {
    const body = {username, displayName, password};
    return this.sites.write('POST', '/api/v1/users', {body, within: PATIENCE.decisive});
  }

  async logIn(username, password) {
    const body = {username, password};
    const outcome = await this.sites.write('POST', '/api/v1/sessions', {body, within: PATIENCE.decisive});
    if (outcome.kind === 'ok') this.begin(outcome.body);
    return outcome;
  }

  begin({token, expiresAt, user}) {
    sessionStorage.setItem(KEY, JSON.stringify({token, expiresAt, user}));
    this.set({token, user});
  }

  /** Ends the session here at once, and tells the sites to take the token back. */
  async logOut() {
    const {token} = this.state;
    sessionStorage.clear();
    this.forget();
    await this.sites.write('DELETE', '/api/v1/sessions/current', {token});
  }

  forget() {
    sessionStorage.removeItem(KEY);
    this.set({token: null, user: null});
  }

  /** A read in the user's name; a token that is not accepted any more ends the session. */
  async read(path, options) {
    return this.noticing(this.sites.read(path, {...options, token: this.state.token}));
  }

  /** A write in the user's name. */
  async write(method, path, options) {
    return this.noticing(this.sites.write(method, path, {...options, token: this.state.token}));
  }

  /** A read in the user's name at every site. */
  async everywhere(path) {
    return this.sites.everywhere(path, {token: this.state.token});
  }

  async noticing(call) {
    const {token} = this.state;
    const outcome = await call;
    if (outcome.kind === 'refused' && outcome.status === 401 && token === this.state.token) {
      this.dispatchEvent(new Event('expired'));
      this.forget();
    }
    return outcome;
  }
}

function remembered() {
  try {
    const {token, expiresAt, user} = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return token && Date.parse(expiresAt) > Date.now() ? {token, user} : {};
  } catch {
    return {};
  }
}
