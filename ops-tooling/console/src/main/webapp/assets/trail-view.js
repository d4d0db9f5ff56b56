import { knows, t, time } from './words.js';
import { phrase } from './phrases.js';
import { badge, make, table } from './page.js';

export const trail = { draw, enter };

async function enter(room) {
  if (!room.api.session()) return;
  try {
    room.state.trail = await room.api.get('trail');
  } catch (e) {
    room.say(t('refused') + phrase(e.message));
  }
  room.redraw();
}

function draw(room) {
  const kept = room.state.trail;
  if (!kept) { if (!room.state.trailAsked) { room.state.trailAsked = true; enter(room); } return make('p', {}, t('loading')); }
  return [
    make('ul', { class: 'facts' }, kept.chains.map((chain) => make('li', {},
      badge(chain.damage ? 'bad' : 'good', chain.damage || t('trail.intact', chain.entries, chain.chain))))),
    kept.entries.length === 0 ? make('p', {}, t('trail.none')) : table(t('trail.title'),
      [t('when'), t('who'), t('what'), t('why'), t('outcome')],
      kept.entries.map((one) => [time(one.at), one.who, deed(one.what), one.why, outcome(one.outcome)])),
  ];
}

/** A request in the words of the page; as it came if the page does not know it. */
function deed(what) {
  const [, site, command] = what.match(/^POST sites\/([^/]+)\/(.+)$/) || [];
  if (command && knows(`command.${command}`)) return `${t(`command.${command}`).replace(' …', '')}: ${site}`;
  if (what === 'POST sessions') return t('login');
  if (what === 'POST runs') return t('runs.start');
  const [, run] = what.match(/^POST runs: (.+)$/) || [];
  if (run) return `${t('runs.start')}: ${run}`;
  const [, word, action, about] = what.match(/^POST approvals\/[^:]+: (approve|refuse) (\S+)(.*)$/) || [];
  if (word) return `${t(word)}: ${deedOf(action)}${about}`;
  if (/^POST runs\/.+\/abort$/.test(what)) return t('runs.abort');
  if (/^POST approvals\//.test(what)) return t('trail.second');
  if (/^(POST|PATCH) notices/.test(what)) return t('tab.notices');
  const [, account] = what.match(/^(?:PUT|DELETE) operators\/(.+)$/) || [];
  return account ? `${t('trail.account')}: ${account}` : what;
}

const deedOf = (action) => (action === 'start-run' ? t('runs.start') : knows(`command.${action}`) ? t(`command.${action}`).replace(' …', '') : action);

const outcome = (text) => (/^20[0-9]$/.test(text) ? t('accepted') : phrase(text));
