import { clock, current, duration, t, time } from './words.js';
import { badge, make } from './page.js';

const pair = (label, value) => (value ? [make('dt', {}, label), make('dd', {}, value)] : []);

/** A notice as the public reads it. */
export function notice(one, more) {
  const said = one[current()];
  const open = one.status === 'open';
  return make('article', { class: `notice ${open ? 'open' : 'closed'}`, 'data-key': one.id },
    make('h2', {}, badge(open ? 'warn' : 'good', t(`notice.${one.status}`)), ` ${said.what || one.what || ''}`),
    make('dl', {},
      pair(t('notice.since'), time(one.since)),
      pair(t('notice.affected'), said.affected),
      pair(t('notice.done'), said.done),
      pair(t('notice.cause'), said.cause),
      pair(t('notice.next'), one.nextUpdate && time(one.nextUpdate)),
      pair(t('notice.until'), one.until && `${time(one.until)} (${t('notice.lasted')} ${duration(one.durationSeconds)})`)),
    make('details', { 'data-key': `updates-${one.id}` },
      make('summary', { 'data-key': `sum-${one.id}` }, `${t('notice.updates')} (${one.updates.length})`),
      make('ol', {}, one.updates.map((update) => make('li', {},
        make('strong', {}, clock(update.at)), ' ',
        [update[current()].what, update[current()].done, update[current()].cause].filter(Boolean).join(' '))))),
    more || '');
}
