// The frame around everything: the bar at the top, the notices, and the view that the address names.

import {h, icon, say} from '../dom.js';
import {choose, language, t} from '../i18n.js';
import {badge} from './badge.js';

const NOTICE_MILLIS = 7000;

export function shell(app, view, active) {
  const {sites, session, outbox, chat} = app;
  const where = badge(sites);
  const counter = h('span.count', {});
  const waiting = h('span.waiting', {role: 'status'});
  const user = session.state.user;
  const bar = h(
    'header.bar', {},
    h('p.brand', {}, 'Twinsite'),
    user && h('nav', {'aria-label': t('app.navigation')}, link('chats', 'chat', counter), link('wallet', 'wallet')),
    where.element,
    waiting,
    h('div.tools', {},
      h('button.plain.language', {type: 'button', lang: language.state.code === 'en' ? 'ko' : 'en',
        'aria-label': t('app.languageLabel'), onclick: () => choose(language.state.code === 'en' ? 'ko' : 'en')}, t('app.language')),
      user && h('button.plain.logout', {type: 'button', title: user.displayName, 'aria-label': t('app.logout'), onclick: logOut},
        icon('logout'), h('span.who', {}, user.displayName)),
    ),
  );

  function link(name, symbol, extra) {
    const here = active === name ? {'aria-current': 'page'} : {};
    return h('a', {href: `#/${name}`, ...here}, icon(symbol), h('span', {}, t(`app.${name}`)), extra);
  }

  async function logOut() {
    if (outbox.size && !confirm(t('site.waiting', {count: outbox.size}))) return;
    outbox.drop();
    await session.logOut();
  }

  const showCount = () => {
    const {unread} = chat;
    counter.hidden = !unread;
    say(counter, String(unread || ''));
    counter.setAttribute('aria-label', t('rooms.unread', {count: unread}));
    document.title = unread ? `(${unread}) Twinsite` : 'Twinsite';
  };
  const showWaiting = () => {
    const isLate = outbox.size && sites.state.nobody;
    say(waiting, isLate ? t('site.waiting', {count: outbox.size}) : '');
  };
  const ends = [where.stop];
  if (user) {
    listen(chat, 'rooms', showCount);
    listen(outbox, 'change', showWaiting);
    listen(sites, 'change', showWaiting);
  }

  function listen(target, type, look) {
    target.addEventListener(type, look);
    ends.push(() => target.removeEventListener(type, look));
    look();
  }

  return {
    elements: [skip(), bar, view.element],
    stop() {
      ends.forEach((end) => end());
      view.stop?.();
    },
  };
}

function skip() {
  const go = (event) => {
    event.preventDefault();
    document.getElementById('content').focus();
  };
  return h('a.skip', {href: '#content', onclick: go}, t('app.skip'));
}

/** Says something quietly: it can be read for a while, and is read out when nothing else is. */
export function notices() {
  const visible = h('div.notice', {id: 'notice', hidden: true});
  const spoken = h('div.unseen', {id: 'spoken', role: 'status', 'aria-live': 'polite'});
  let timer;
  return {
    elements: [visible, spoken],
    show(text, kind = 'quiet') {
      clearTimeout(timer);
      visible.dataset.kind = kind;
      visible.hidden = false;
      visible.textContent = text;
      spoken.textContent = text;
      timer = setTimeout(() => (visible.hidden = true), NOTICE_MILLIS);
    },
    speak(text) {
      spoken.textContent = text;
    },
  };
}
