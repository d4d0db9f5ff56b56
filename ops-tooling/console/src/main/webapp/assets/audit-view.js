import { t } from './words.js';
import { phrase } from './phrases.js';
import { badge, make, table } from './page.js';

const KIND = { CRITICAL: 'bad', WARNING: 'warn', NOTE: 'idle' };
export const audit = { draw, enter };

async function enter(room) {
  if (!room.api.session()) return;
  try {
    room.state.audit = await room.api.get('audit');
  } catch (e) {
    room.say(t('refused') + phrase(e.message));
  }
  room.redraw();
}

function draw(room) {
  const found = room.state.audit;
  if (!found) { if (!room.state.auditAsked) { room.state.auditAsked = true; enter(room); } return make('p', {}, t('loading')); }
  return [
    make('h2', {}, t('audit.title')),
    make('ul', { class: 'facts' }, found.sites.map((site) => make('li', {}, badge(site.silent ? 'warn' : 'good', t('audit.known', site.site, site.assets, site.ageSeconds ?? '–'))))),
    found.findings.length === 0 ? make('p', { class: 'calm' }, badge('good', t('audit.none'))) : table(t('audit.findings'),
      [t('audit.asset'), t('audit.finding'), ...found.sites.map((site) => site.site), t('audit.fix')],
      found.findings.map((one) => [
        make('span', {}, badge(KIND[one.severity] || 'warn', t(`audit.severity.${one.severity}`)), ` ${phrase(one.kind)} `, make('b', {}, phrase(one.name))),
        phrase(one.problem), ...found.sites.map((site) => make('span', { class: 'digest' }, one.values[site.site] || (Object.keys(one.values).length ? t('audit.missing') : '–'))), phrase(one.fix)])),
    make('details', { 'data-key': 'assets' }, make('summary', { 'data-key': 'assets-summary' }, t('audit.assets')),
      table(t('audit.assets'), [t('audit.asset'), ...found.sites.map((site) => site.site)],
        found.assets.map((one) => [`${phrase(one.kind)} ${one.name}`, ...found.sites.map((site) => make('span', { class: 'digest' }, one.values[site.site] || t('audit.missing')))]))),
  ];
}
