// The public page: no login, no other server, no application.
import { choose, other, t, time, translatePage } from './words.js';
import { make, put, schemeButton } from './page.js';
import { notice } from './notice-view.js';

const place = document.getElementById('notices');
const age = document.getElementById('age');
let last = null;

async function refresh() {
  try {
    const answer = await fetch('/ops/api/v1/notices', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(String(answer.status));
    last = { notices: (await answer.json()).notices, at: new Date().toISOString() };
    show(false);
  } catch {
    show(true);
  }
}

function show(silent) {
  translatePage();
  document.title = `Twinsite: ${t('notices.title')}`;
  if (last) {
    const open = last.notices.some((one) => one.status === 'open');
    put(place, open ? '' : make('p', { class: 'calm' }, t('notices.none')), last.notices.map((one) => notice(one)));
  }
  const words = [last ? t('notice.age', time(last.at)) : '', silent ? t('notice.unreachable') : ''];
  age.textContent = words.filter(Boolean).join(' ');
}

document.getElementById('language').addEventListener('click', () => { choose(other()); show(false); });
schemeButton(document.getElementById('scheme'));
refresh();
setInterval(refresh, 5000);
