// One tick: stored at one site. Two ticks: stored at both.
//
// The answer to a write says in `durability` where it was stored then. Afterwards we learn it like this:
//   - A message that one site accepted and the other one shows us is stored at both.
//   - A site that says of its own events that the oldest one without a receipt is L milliseconds old has
//     receipts for everything older. What it says may be STALE milliseconds old itself. So a message of
//     that site that we knew of K milliseconds before we asked is stored at both if L < K - STALE.
// All times are differences on this machine's own monotonic clock.

import {ask} from './api.js';

const STALE_MILLIS = 3000;

/** Knows of each message whether it is stored at `both` sites or at `one`; null while nobody has said it. */
export class Ticks {
  constructor(sites, onBoth) {
    this.sites = sites;
    this.onBoth = onBoth;
    this.waiting = new Map();
    sites.addEventListener('heard', ({detail}) => this.hear(detail));
  }

  /** What our site says of its own events; a message that the other one accepted is asked for there. */
  async hear(standing) {
    this.compare(standing);
    const origins = new Set([...this.waiting.values()].map(({origin}) => origin));
    origins.delete(standing.site);
    for (const base of [...origins].map((origin) => this.sites.baseOf(origin)).filter(Boolean)) {
      const begun = performance.now();
      const answer = await ask(base, 'GET', '/api/v1/site');
      if (answer.kind === 'ok') this.compare({...answer.body, begun});
    }
  }

  /** What is known now of a message that this site has shown us, or accepted with this durability. */
  of({messageId, origin, durability}, site) {
    if (durability === 'both-sites' || (site && site !== origin)) {
      this.waiting.delete(messageId);
      return 'both';
    }
    if (!this.waiting.has(messageId)) {
      this.waiting.set(messageId, {messageId, origin, known: performance.now()});
    }
    return durability === 'one-site' ? 'one' : null;
  }

  forget() {
    this.waiting.clear();
  }

  compare({site, peer, begun}) {
    const stored = [...this.waiting.values()].filter(
      ({origin, known}) => origin === site && peer.lagMillis < begun - known - STALE_MILLIS,
    );
    stored.forEach(({messageId}) => this.waiting.delete(messageId));
    stored.forEach(({messageId}) => this.onBoth(messageId));
  }
}
