import { clock, duration, millis, t, time } from './words.js';
import { phrase } from './phrases.js';
import { badge, make, table } from './page.js';

const KIND = { ACTIVE: 'good', LOST: 'bad', DRAINED: 'out', REJOINING: 'warn' };
const COMMANDS = { ACTIVE: ['declare-lost', 'drain'], LOST: ['recover', 'rejoin'], DRAINED: ['rejoin', 'declare-lost'], REJOINING: ['declare-lost'] };

export const sites = { draw, act };

function draw({ state }) {
  const seen = state.sites;
  if (!seen) return make('p', {}, t('loading'));
  return [
    approvals(state),
    make('p', { class: 'facts' },
      fact(t('epoch'), String(seen.epoch)),
      fact(t('leader'), seen.leader || t('no-leader'), seen.leader ? '' : 'alert'),
      fact(t('voters'), make('span', {}, seen.voters.map((one) => [
        badge(one.votes ? 'good' : one.present ? 'warn' : 'bad', `${one.voter} ${t(one.votes ? 'votes' : one.present ? 'present' : 'absent')}`), ' '])))),
    make('div', { class: 'map' }, card(seen.sites[0], seen), link(seen), card(seen.sites[1], seen)),
    table(t('decisions'), [t('epoch'), t('when'), t('what'), t('who'), t('why')],
      seen.decisions.slice(0, 8).map((one) => [String(one.epoch), clock(one.at), phrase(one.what), one.by, one.reason])),
  ];
}

const fact = (name, value, kind = '') => make('span', { class: `fact ${kind}` }, make('b', {}, name), ' ', value);

const isDark = (site) => site.servers.every((server) => !server.reachable);
const peerOf = (name, seen) => seen.sites.find((site) => site.site !== name);

/** A site that is out may go on without the other one, if nothing of that one gives a sign of life. */
function commands(site, seen) {
  const known = COMMANDS[site.state] || [];
  return known.length > 0 && site.state !== 'ACTIVE' && isDark(peerOf(site.site, seen)) ? [...known, 'admit'] : known;
}

function card(site, seen) {
  const kind = KIND[site.state] || 'idle';
  const dark = isDark(site);
  return make('section', { class: `site ${dark && kind === 'good' ? 'warn' : kind}`, 'aria-label': site.site, 'data-site': site.site },
    make('div', { class: 'title' }, make('h2', {}, site.site), make('p', { class: 'state' }, badge(kind, t(`state.${site.state}`)))),
    make('p', {}, `${t('decides')}: ${decides(site)}`, make('br'), site.since ? `${t('since')} ${time(site.since)}` : ''),
    make('p', { class: 'numbers' },
      number(t('lag'), ...millis(site.lagMillis)), number(t('backlog'), site.unacknowledged === null ? '–' : site.unacknowledged.toLocaleString(), t('backlog.unit'))),
    site.ageMillis > 3000 ? make('p', { class: 'old' }, t('old', Math.round(site.ageMillis / 5000) * 5)) : '',
    site.problem ? make('p', { class: 'old' }, site.problem) : '',
    make('ul', { class: 'servers', 'aria-label': t('servers') }, site.servers.map((server) => make('li', {},
      badge(server.reachable ? 'good' : 'bad', t(server.reachable ? 'server.up' : 'server.down')), ' ',
      make('b', {}, server.name), ` ${t(`role.${server.role}`)}`))),
    make('p', { class: 'actions' }, commands(site, seen).map((command) => make('button', {
      type: 'button', 'data-do': command, 'data-site': site.site, 'data-key': `${command}-${site.site}`,
      class: { 'declare-lost': 'danger', admit: 'danger', recover: 'primary' }[command] || '',
    }, t(`command.${command}`)))));
}

/** What a site said of itself before it fell silent is no longer so. */
const decides = (site) => (site.mode && site.ageMillis <= 3000 ? t(`mode.${site.mode}`) : t('mode.unknown'));

const number = (name, value, unit) => make('span', { class: 'number' },
  make('span', { class: 'label' }, name), make('b', {}, value), ` ${unit}`);

function link(seen) {
  const says = seen.sites.map((site) => site.ageMillis !== null && site.ageMillis < 5000 ? site.peerReachable : null).filter((one) => one !== null);
  const word = says.length === 0 ? 'unknown' : says.every(Boolean) ? 'up' : 'down';
  return make('div', { class: `link ${word}`, role: 'group', 'aria-label': t('link') },
    make('span', { class: 'wire', 'aria-hidden': 'true' }),
    badge({ up: 'good', down: 'bad', unknown: 'idle' }[word], `${t('link')}: ${t(`link.${word}`)}`));
}

export function approvals(state) {
  const waiting = (state.approvals?.approvals || []).filter((one) => one.state === 'PENDING');
  if (waiting.length === 0) return '';
  return make('section', { class: 'approvals' }, make('h2', {}, badge('warn', t('approvals'))),
    waiting.map((one) => make('p', {},
      make('b', {}, wish(one)), ` — ${one.reason} (${t('asked-by')} ${one.askedBy}) `,
      make('button', { type: 'button', 'data-do': 'approve', 'data-id': one.id, 'data-key': `yes-${one.id}` }, t('approve')), ' ',
      make('button', { type: 'button', 'data-do': 'refuse', 'data-id': one.id, 'data-key': `no-${one.id}` }, t('refuse')))));
}

/** What was asked for: a command about a site, or a runbook. */
const wish = ({ action, parameters }) => {
  if (action === 'start-run') return `${parameters.runbook} ${parameters.site}`;
  const cost = action === 'admit' ? `, ${t('missing-at-most', parameters.missingAtMost)}` : '';
  return `${name(action)}: ${parameters.site}${cost} (${t('on-epoch', parameters.epoch)})`;
};

const name = (command) => t(`command.${command}`).replace(' …', '');

async function act(room, what) {
  if (what.do === 'approve' || what.do === 'refuse') return decide(room, what);
  const epoch = room.state.sites.epoch;
  const peer = peerOf(what.site, room.state.sites);
  const words = await room.ask(`${name(what.do)}: ${what.site}`,
    `${t(`explain.${what.do}`, peer.site)} (${t('on-epoch', epoch)})`, reason(), what.do === 'admit' ? cost(peer) : '');
  if (!words) return;
  if (what.do === 'admit') {
    const acceptance = { missingAtMost: Number(words.missingAtMost), twoRegents: words.twoRegents === 'on' };
    await send(room, () => room.api.post(`sites/${what.site}/admit`, { reason: words.reason, epoch, acceptance }));
    return;
  }
  if (what.do === 'recover') {
    await send(room, () => room.api.post('runs', { runbook: 'recover-site', parameters: { site: what.site, reason: words.reason } }));
    return;
  }
  await send(room, () => room.api.post(`sites/${what.site}/${what.do}`, { reason: words.reason, epoch }));
}

/** What somebody accepts who lets a site go on without the other one; that one's last figure is a hint, if there is one. */
function cost(peer) {
  const last = peer.unacknowledged ?? null;
  return [
    make('label', {}, t('admit.missing'), make('input', { name: 'missingAtMost', type: 'number', min: '0', step: '1', required: true, value: last, 'aria-describedby': 'admit-hint' })),
    make('p', { class: 'note', id: 'admit-hint' }, last === null ? t('admit.no-figure', peer.site) : t('admit.figure', peer.site, last.toLocaleString(), duration(Math.round((peer.ageMillis ?? 0) / 1000)))),
    make('label', { class: 'check' }, make('input', { name: 'twoRegents', type: 'checkbox', required: true }), ` ${t('admit.two-regents', peer.site)}`),
  ];
}

async function decide(room, what) {
  const words = await room.ask(t(what.do), '', reason());
  if (words) await send(room, () => room.api.post(`approvals/${what.id}`, { approve: what.do === 'approve', reason: words.reason }));
}

export const reason = () => make('label', {}, t('reason'), make('input', { name: 'reason', required: true, maxlength: '500', autofocus: true }));

export async function send(room, call) {
  try {
    const answer = await call();
    room.say(answer && answer.state === 'PENDING' ? t('needs-second') : t('accepted'));
  } catch (e) {
    room.say(t('refused') + phrase(e.message));
  }
}
