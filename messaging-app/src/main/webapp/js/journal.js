// The news: a cursor, and the events behind it, from whichever site we are at. A cursor is good at both,
// so nothing is read twice and nothing is left out when we move.
//
// News come through a WebSocket (/api/v1/live) where there is one, else through GET /api/v1/sync, which
// waits for news. A WebSocket that is refused or falls behind is replaced by sync, and tried again later.

import {ask} from './api.js';
import {pause} from './store.js';

const WAIT_SECONDS = 20;
const AGAIN_MILLIS = 400;
const LIVE_AGAIN_MILLIS = 30000;
const READY_MILLIS = 4000;
const CATCH_UP_MILLIS = 5000;
const QUIET_MILLIS = 5000;
const ANSWER_MILLIS = 5000;
const GLANCE_MILLIS = 1000;
const BROKEN_OFF = 1006;
const TOKEN = 4401;
const TOO_SLOW = 4413;
const NOT_NOW = 4503;

/** Events: `event` with `{event, site}`, the site that told it, and `signal` with what is not an event, such as typing. */
export class Journal extends EventTarget {
  constructor(sites, session) {
    super();
    this.sites = sites;
    this.session = session;
    this.cursor = null;
    this.run = 0;
    this.interrupt = null;
    this.noLiveUntil = 0;
    sites.addEventListener('moved', () => {
      this.noLiveUntil = 0;
      this.interrupt?.abort();
    });
  }

  /** Takes the place behind everything there is, so that what is read afterwards can only be newer. */
  async begin() {
    const outcome = await this.session.read('/api/v1/sync?since=now');
    if (outcome.kind === 'ok') this.cursor = outcome.body.cursor;
    return outcome;
  }

  /** Follows the news until `stop`. */
  async follow() {
    const run = ++this.run;
    while (run === this.run && this.session.state.token) {
      const heard = this.mayLive() ? await this.live(run) : await this.sync(run);
      if (!heard && run === this.run) await pause(AGAIN_MILLIS);
    }
  }

  stop() {
    this.run++;
    this.interrupt?.abort();
  }

  /** Says something that only those hear who are here now; false if nobody can hear it. */
  say(signal) {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(signal));
    return true;
  }

  async sync(run) {
    this.interrupt = new AbortController();
    const {base} = this.sites.state;
    const path = `/api/v1/sync?since=${encodeURIComponent(this.cursor)}&wait=${WAIT_SECONDS}`;
    const outcome = await ask(base, 'GET', path, {
      token: this.session.state.token,
      within: (WAIT_SECONDS + 5) * 1000,
      signal: this.interrupt.signal,
    });
    if (run !== this.run) return true;
    if (outcome.kind === 'ok') {
      outcome.body.events.forEach((event) => this.tell(event, outcome.site));
      this.cursor = outcome.body.cursor;
      return true;
    }
    if (outcome.status === 401) await this.session.read('/api/v1/me');
    if (outcome.kind === 'unknown' && !this.interrupt.signal.aborted) await this.sites.probe('news');
    return this.interrupt.signal.aborted;
  }

  mayLive() {
    return performance.now() >= this.noLiveUntil;
  }

  /** Resolves when the conversation has ended, to whether it is to be taken up again without a pause. */
  async live(run) {
    const {base} = this.sites.state;
    const ends = (this.interrupt = new AbortController());
    const site = this.sites.state.names[base];
    let isReady = false;
    const code = await this.converse(base, ends.signal, (frame) => {
      if (run !== this.run || ends.signal.aborted) return;
      if (frame.type === 'ready') isReady = true;
      this.receive(frame, site);
    });
    if (run !== this.run || ends.signal.aborted) return true;
    await this.closed(code, isReady);
    return ends.signal.aborted;
  }

  /**
   * One conversation; resolves to its close code, 1006 if it broke off. A dead building closes nothing, and a page
   * does not see pings: when nothing has come for a while we ask for a sign of life, and hang up when there is none.
   */
  converse(base, signal, hear) {
    let socket;
    try {
      socket = this.socket = new WebSocket(`${base.replace(/^http/, 'ws')}/api/v1/live`);
    } catch {
      return Promise.resolve(BROKEN_OFF);
    }
    return new Promise((done) => {
      let heard = performance.now();
      let asked = heard;
      let limit = READY_MILLIS;
      const end = (code) => {
        clearInterval(watch);
        socket.onmessage = socket.onclose = null;
        socket.close();
        done(code);
      };
      const watch = setInterval(() => {
        const now = performance.now();
        if (asked) now - asked > limit && end(BROKEN_OFF);
        else if (now - heard > QUIET_MILLIS && this.say({type: 'ping'})) asked = now;
      }, GLANCE_MILLIS);
      signal.addEventListener('abort', () => end(BROKEN_OFF));
      socket.onopen = () => this.say({token: this.session.state.token, since: this.cursor});
      socket.onmessage = ({data}) => {
        heard = performance.now();
        asked = 0;
        limit = ANSWER_MILLIS;
        hear(JSON.parse(data));
      };
      socket.onclose = ({code}) => end(code);
    });
  }

  /** Why the conversation has ended says how to go on. */
  async closed(code, wasReady) {
    if (code === TOKEN) await this.session.read('/api/v1/me');
    else if (code === TOO_SLOW) this.noLiveUntil = performance.now() + CATCH_UP_MILLIS;
    else {
      if (!wasReady && code !== NOT_NOW) this.noLiveUntil = performance.now() + LIVE_AGAIN_MILLIS;
      await this.sites.probe('news');
    }
  }

  receive(frame, site) {
    if (frame.cursor) this.cursor = frame.cursor;
    if (frame.data && frame.id) this.tell(frame, site);
    else this.dispatchEvent(new CustomEvent('signal', {detail: frame}));
  }

  tell(event, site) {
    this.dispatchEvent(new CustomEvent('event', {detail: {event, site}}));
  }
}
