import { clock, current, duration, knows, t, time } from './words.js';
import { phrase } from './phrases.js';
import { badge, make } from './page.js';
import { approvals, reason, send } from './sites-view.js';

const KIND = { WAITING: 'idle', RUNNING: 'warn', COMPLETED: 'good', PASSED: 'good', FAILED: 'bad', STOPPED: 'out', ABORTED: 'out' };
export const runs = { draw, act };

function draw({ state }) {
  const list = state.runs?.runs || [];
  const [now, past] = [list.filter((one) => !one.endedAt), list.filter((one) => one.endedAt)];
  return [approvals(state), lastDrills(state, list), now.map(run), runbooks(state),
    list.length === 0 ? make('p', {}, t('runs.none')) : past.map(run)];
}

/** How long ago each site last passed a drill, of the runs that are still known. */
function lastDrills(state, list) {
  const names = (state.sites?.sites || []).map((site) => site.site);
  const passed = (name) => list.find((one) => one.runbook.endsWith('-drill') && one.verdict === 'PASSED' && one.parameters?.site === name);
  return make('ul', { class: 'facts' }, names.map((name) => {
    const last = passed(name);
    return make('li', {}, badge(last ? 'good' : 'warn', last ? t('drill.last', name, ago(last.endedAt)) : t('drill.never', name)));
  }));
}

const ago = (iso) => duration(Math.max(60, Math.floor((Date.now() - new Date(iso)) / 60000) * 60));

function runbooks(state) {
  if (!state.runbooks || state.runbooks.length === 0) return '';
  return make('section', { class: 'runbooks' }, make('h2', {}, t('runs.start')),
    make('ul', { class: 'books' }, state.runbooks.map((book) => make('li', {},
      make('button', { type: 'button', 'data-do': 'start', 'data-runbook': book.name, 'data-key': `start-${book.name}` }, book.name), ' ',
      make('span', {}, say(book, 'title'))))));
}

/** In the reader's language if the page knows it, else as the runbook itself says it. */
function say(book, part) {
  const key = `runbook.${book.name}.${part}`;
  return current() !== 'en' && knows(key) ? t(key) : book[part] || '';
}

function run(one) {
  const word = one.verdict || one.state;
  return make('article', { class: 'run', 'data-run': one.id },
    make('h2', {}, badge(KIND[word] || 'idle', t(`run.${word}`)), ` ${one.runbook} ${Object.entries(one.parameters || {}).filter(([key]) => key !== 'reason').map(([, value]) => value).join(' ')}`),
    make('p', {}, `${time(one.startedAt)} · ${one.startedBy}`, one.resumedBy ? ` · ${t('runs.resumed')} ${one.resumedBy}` : '',
      one.parameters?.reason ? ` · ${one.parameters.reason}` : ''),
    make('ol', { 'aria-label': t('runs.steps') }, one.steps.map((step) => make('li', {},
      badge(KIND[step.state] || 'idle', t(`run.${step.state}`)), ' ', make('b', {}, phrase(step.name)),
      step.endedAt ? ` ${clock(step.endedAt)}` : '', step.detail ? ` — ${step.detail}` : ''))),
    measures(one),
    (one.evidence || []).map(clients),
    one.detail ? make('p', {}, one.detail) : '',
    one.state === 'RUNNING' ? make('p', { class: 'actions' }, make('button', { type: 'button', 'data-do': 'abort', 'data-id': one.id, 'data-key': `abort-${one.id}` }, t('runs.abort'))) : '');
}

function measures(one) {
  if (!one.measures || one.measures.length === 0) return '';
  return make('p', { class: 'facts' }, one.measures.map((measure) => badge(measure.millis <= measure.limitMillis ? 'good' : 'bad',
    `${phrase(measure.name)}: ${(measure.millis / 1000).toFixed(1)} s / ${measure.limitMillis / 1000} s${measure.lastMillis ? ` (${t('runs.last')} ${(measure.lastMillis / 1000).toFixed(1)} s)` : ''}`)));
}

/** What clients outside both sites saw, in one line; the times among it stand with the measures. */
function clients(seen) {
  const kept = [seen.acknowledgedLost, seen.duplicated, seen.moneyCreatedMinorUnits, seen.overdrafts, seen.refusedWithoutRetryAfter].every((count) => count === 0);
  return make('p', { class: 'facts' }, badge(kept ? 'good' : 'bad', t('runs.clients', seen.from, seen.acknowledged, seen.acknowledgedLost, seen.duplicated,
    seen.moneyCreatedMinorUnits, seen.overdrafts, seen.refused, seen.refusedWithoutRetryAfter, seen.unknown)));
}

async function act(room, what) {
  if (what.do === 'start') return start(room, what.runbook);
  if (what.do === 'abort') {
    const words = await room.ask(t('runs.abort'), '', reason());
    if (words) await send(room, () => room.api.post(`runs/${what.id}/abort`, { reason: words.reason }));
    return undefined;
  }
  const words = await room.ask(t(what.do), '', reason());
  if (words) await send(room, () => room.api.post(`approvals/${what.id}`, { approve: what.do === 'approve', reason: words.reason }));
  return undefined;
}

const named = (words) => words.replaceAll('$site', t('the-site')).replaceAll('$peer', t('the-peer')).replace(/\$(\w+)/g, '‹$1›');

async function start(room, name) {
  const book = room.state.runbooks.find((one) => one.name === name);
  const wanted = book.parameters || [];
  const parameters = await room.ask(`${t('runs.start')}: ${name}`, say(book, 'explanation'),
    make('ol', { 'aria-label': t('runs.steps') }, book.steps.map((step) => make('li', {}, phrase(named(step.name)), step.instruction ? ` — ${named(step.instruction)}` : ''))),
    wanted.map((one) => field(room, one)));
  if (!parameters) return;
  for (const key of Object.keys(parameters)) if (parameters[key] === '') delete parameters[key];
  await send(room, () => room.api.post('runs', { runbook: name, parameters }));
}

function field(room, one) {
  if (one.name === 'reason') return reason();
  const required = one.otherwise === null || one.otherwise === undefined;
  const input = String(one.kind).toUpperCase() === 'SITE'
    ? make('select', { name: one.name }, room.state.sites.sites.map((site) => make('option', { value: site.site, selected: site.site === one.otherwise }, site.site)))
    : make('input', { name: one.name, value: one.otherwise ?? '', required });
  return make('label', {}, phrase(`${one.name}: ${one.meaning}`), input);
}
