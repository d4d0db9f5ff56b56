// One request to one node, asked once: no retry and no second site. See docs/clients.md.
//
// An outcome is one of three, and they are never mixed up:
//   ok       it has happened          {kind: 'ok', status, body, site, node}
//   refused  it has not happened      {kind: 'refused', status, problem}
//   unknown  nobody has answered      {kind: 'unknown', reason, alternates}

/** Milliseconds that an attempt may take: one that takes effect at once, one that both sites decide. */
export const PATIENCE = {read: 3000, mergeable: 2000, decisive: 4500};

/** Asks the node at that base URL. Never throws. */
export async function ask(base, method, path, {token, body, within = PATIENCE.read, signal} = {}) {
  const headers = {Accept: 'application/json'};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), within);
  const stop = () => end.abort();
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(base + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: end.signal,
      credentials: 'omit',
      cache: 'no-store',
    });
    return outcome(response, await json(response));
  } catch {
    return {kind: 'unknown', reason: end.signal.aborted ? 'silent' : 'unreachable', alternates: []};
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** What a status means; 429 and 503 are no refusals: the same call may be answered a moment later. */
function outcome(response, body) {
  const {status} = response;
  const by = {site: response.headers.get('X-Site'), node: response.headers.get('X-Node')};
  if (status < 300) return {kind: 'ok', status, body, ...by};
  if (status === 429 || status >= 500) {
    const alternates = Array.isArray(body?.alternates) ? body.alternates : [];
    return {kind: 'unknown', reason: status === 429 ? 'busy' : 'closed', alternates, ...by};
  }
  return {kind: 'refused', status, problem: problem(status, body), ...by};
}

function problem(status, body) {
  const type = String(body?.type ?? '').replace('urn:twinsite:problem:', '') || `status-${status}`;
  return {...body, type, detail: String(body?.detail ?? '')};
}

async function json(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
