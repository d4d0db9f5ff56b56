// Which sites there are, which of them we talk to, and when we move.
//
// The page knows the site that has served it and learns the addresses of the other one from
// GET /api/v1/site. A pulse asks the site that we talk to how it is; when it stays silent, or when any
// call fails, both sites are asked at once and the one that answers is taken. When our own site is
// well again we come home.

import {ask, PATIENCE} from './api.js';
import {pause, Store} from './store.js';

const PULSE_MILLIS = 1500;
const PULSE_HIDDEN_MILLIS = 15000;
const SILENCE_MILLIS = 1200;
const PROBE_MILLIS = 2500;
const HOMECOMING_MILLIS = 3000;
const PREFERENCE_MILLIS = 700;
const KNOWN = 'twinsite.alternates';

/**
 * The state: `base` and `home` (URLs), `site`, `node`, `other` (names; null until somebody has answered), `mode`,
 * `otherReachable`, `nobody` (none of them answers), `names` (of sites, by URL).
 * Events: `change`; `moved` with `{from, to, cause}`; `heard` with `{site, peer, begun}` of each answer of the pulse.
 */
export class Sites extends Store {
  constructor(home = location.origin) {
    super({
      home, base: home, site: null, node: null, other: null, mode: null, otherReachable: true,
      nobody: false, names: {},
    });
    this.alternates = remembered();
    this.probing = null;
    this.askedHome = 0;
  }

  /** Begins the pulse; returns after the first answer of a site, or when none has answered. */
  async start() {
    await this.beat();
    this.schedule();
    document.addEventListener('visibilitychange', () => document.hidden || this.beat());
    addEventListener('online', () => this.probe('online'));
  }

  /** The base URLs in the order in which they are tried. */
  bases() {
    return [...new Set([this.state.base, this.state.home, ...this.alternates])];
  }

  /** The name of a site as far as it is known. */
  nameOf(base) {
    return this.state.names[base] ?? new URL(base).host;
  }

  /** Where the site of that name answers; undefined while that is not known. */
  baseOf(site) {
    return this.bases().find((base) => this.state.names[base] === site);
  }

  /** A read: from where we are, then from wherever it is answered. */
  async read(path, {token, within = PATIENCE.read} = {}) {
    return this.attempts('GET', path, {token, within});
  }

  /** A write that may be sent again: once to each site, beginning where we are. */
  async write(method, path, {token, body, within = PATIENCE.mergeable} = {}) {
    return this.attempts(method, path, {token, body, within});
  }

  async attempts(method, path, options) {
    let last = {kind: 'unknown', reason: 'unreachable'};
    let doubt = false;
    for (const base of this.bases()) {
      last = await ask(base, method, path, options);
      if (last.kind !== 'unknown') {
        if (base !== this.state.base) this.probe('call');
        return {...last, base, doubt};
      }
      this.learn(base, last.alternates);
      doubt ||= last.reason === 'silent' || last.reason === 'unreachable';
    }
    this.probe('call');
    return {...last, doubt};
  }

  /** The same read at every site, for what no single one can answer. */
  async everywhere(path, options) {
    return Promise.all(this.bases().map((base) => ask(base, 'GET', path, options)));
  }

  schedule() {
    const after = document.hidden ? PULSE_HIDDEN_MILLIS : PULSE_MILLIS;
    setTimeout(() => this.beat().finally(() => this.schedule()), after);
  }

  async beat() {
    const begun = performance.now();
    const {base} = this.state;
    const answer = await ask(base, 'GET', '/api/v1/site', {within: SILENCE_MILLIS});
    if (base !== this.state.base) return;
    if (serves(answer)) {
      this.hear(base, answer.body, begun);
      await this.comeHome();
    } else {
      await this.probe('pulse');
    }
  }

  /** Asks all sites at once and takes the first that serves; the one that we are at has a head start. */
  probe(cause) {
    this.probing ??= this.race(cause).finally(() => (this.probing = null));
    return this.probing;
  }

  async race(cause) {
    const begun = performance.now();
    const [own, ...others] = this.bases().map((base) => this.standingOf(base));
    others.forEach((other) => other.catch(() => {})); // it may fail before anybody looks at it
    const headStart = Promise.race([own.catch(() => {}), pause(PREFERENCE_MILLIS)]);
    try {
      const late = others.map((other) => headStart.then(() => other));
      const {base, body} = await Promise.any([own, ...late]);
      this.move(base, cause);
      this.hear(base, body, begun);
    } catch {
      this.set({nobody: true});
    }
  }

  async standingOf(base) {
    const answer = await ask(base, 'GET', '/api/v1/site', {within: PROBE_MILLIS});
    if (answer.kind === 'ok') this.learn(base, answer.body.alternates);
    if (!serves(answer)) throw new Error(`${base} does not serve`);
    return {base, body: answer.body};
  }

  async comeHome() {
    const {base, home} = this.state;
    const due = performance.now() - this.askedHome > HOMECOMING_MILLIS;
    if (base === home || !due) return;
    this.askedHome = performance.now();
    const begun = performance.now();
    const ready = await ask(home, 'GET', '/api/v1/site/ready?for=payments', {within: SILENCE_MILLIS});
    if (ready.kind !== 'ok' || this.state.base !== base) return;
    const answer = await ask(home, 'GET', '/api/v1/site', {within: SILENCE_MILLIS});
    if (serves(answer) && answer.body.state === 'ACTIVE') {
      this.move(home, 'home');
      this.hear(home, answer.body, begun);
    }
  }

  move(to, cause) {
    const from = this.state.base;
    if (from === to) return;
    this.askedHome = performance.now();
    this.set({base: to});
    this.dispatchEvent(new CustomEvent('moved', {detail: {from, to, cause}}));
  }

  hear(base, body, begun) {
    this.learn(base, body.alternates);
    const names = {...this.state.names, [base]: body.site};
    for (const url of body.alternates ?? []) names[url] ??= body.peer.site;
    this.set({
      site: body.site, node: body.node, other: body.peer.site, mode: body.mode,
      otherReachable: body.peer.reachable, nobody: false, names,
    });
    this.dispatchEvent(new CustomEvent('heard', {detail: {site: body.site, peer: body.peer, begun}}));
  }

  /** Only our own site can tell where the other one is. */
  learn(base, alternates) {
    if (base !== this.state.home || !Array.isArray(alternates) || !alternates.length) return;
    this.alternates = alternates.filter(isWeb).map((url) => url.replace(/\/+$/, ''));
    localStorage.setItem(KNOWN, JSON.stringify(this.alternates));
  }
}

/** A node that is starting, or that was told that it is lost, answers this call and serves nobody. */
function serves(answer) {
  return answer.kind === 'ok' && !answer.body.closedBecause;
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KNOWN) ?? '[]').filter(isWeb);
  } catch {
    return [];
  }
}

function isWeb(url) {
  return typeof url === 'string' && /^https?:\/\/[^/]/.test(url);
}
