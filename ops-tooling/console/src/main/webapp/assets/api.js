// Calls to an ops server. The token lives in this page's memory only: it is gone when the page is.
// If this server dies, calls go to the other site's: its address was learnt while this one lived, and
// a token of one is good at the other.

let token = null;
let expires = null;
let base = '';
let peer = null;
const listeners = new Set();

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || String(status));
    this.status = status;
    this.problem = problem;
  }
}

export const session = () => (token ? { expires } : null);
export const address = () => base || location.origin;
export const peerAddress = () => peer;
export const isAway = () => base !== '';
export function learnPeer(url) { if (url) peer = url; }
export function onExpired(listener) { listeners.add(listener); }

/** From now on ask the other server, or this page's own again. */
export function turnTo(url) { base = url === location.origin ? '' : url; }

export async function logIn(username, password) {
  const answer = await call('POST', 'sessions', { username, password });
  token = answer.token;
  expires = answer.expiresAt;
  return answer;
}

export function logOut() {
  token = null;
  listeners.forEach((tell) => tell());
}

export const get = (path) => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const patch = (path, body) => call('PATCH', path, body);

async function call(method, path, body) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  if (body) headers['Content-Type'] = 'application/json';
  const answer = await fetch(`${base}/ops/api/v1/${path}`, {
    method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'omit',
    signal: AbortSignal.timeout(20000),
  });
  const text = await answer.text();
  const json = text ? parse(text) : {};
  if (answer.ok) return json;
  if (answer.status === 401 && path !== 'sessions') logOut();
  throw new Refusal(answer.status, json);
}

function parse(text) {
  try { return JSON.parse(text); } catch { return { detail: text.slice(0, 200) }; }
}

/** Whether a server answers at all. */
export async function answers(url) {
  try {
    return (await fetch(`${url}/ops/api/v1/ready`, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(3000) })).ok;
  } catch { return false; }
}

/**
 * Reads server-sent events until the stream ends. EventSource cannot send a token, so this does by
 * hand what it does: fields, blank line, last id.
 */
export async function events(lastId, onEvent, silence) {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), silence);
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
  if (lastId) headers['Last-Event-ID'] = lastId;
  try {
    const answer = await fetch(`${base}/ops/api/v1/events`, { headers, cache: 'no-store', credentials: 'omit', signal: stop.signal });
    if (answer.status === 401) { logOut(); return; }
    if (!answer.ok) throw new Refusal(answer.status, {});
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), silence);
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop();
      blocks.map(event).filter((one) => one.data).forEach(onEvent);
    }
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function event(block) {
  const one = { type: 'message', data: '', id: null };
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const field = line.slice(0, at);
    const value = line.slice(at + 1).replace(/^ /, '');
    if (field === 'event') one.type = value;
    if (field === 'data') one.data += (one.data ? '\n' : '') + value;
    if (field === 'id') one.id = value;
  }
  return one;
}
