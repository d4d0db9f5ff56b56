// The control room. State comes as server-sent events; what people do goes through api.js.
import * as api from './api.js';
import { phrase } from './phrases.js';
import { choose, other, t, translatePage } from './words.js';
import { make, put, schemeButton } from './page.js';
import { sites } from './sites-view.js';
import { plots } from './plots-view.js';
import { runs } from './runs-view.js';
import { notices } from './notices-view.js';
import { audit } from './audit-view.js';
import { trail } from './trail-view.js';

const VIEWS = { sites, plots, runs, notices, audit, trail };
const SILENCE = 15000;
const SAID = 12000;
const SAMPLES = 900;

const state = { place: null, sites: null, runs: null, notices: null, approvals: null, samples: [], runbooks: null, audit: null, trail: null, roles: [] };
const byId = (id) => document.getElementById(id);
let view = location.hash.slice(1) in VIEWS ? location.hash.slice(1) : 'sites';
let troubled = false;
let lastId = null;
let watching = 0;

const room = { state, api, say, redraw: show, ask };

let quiet = null;

/** Tells something, aloud for a screen reader, and does not stand in the way for long. */
function say(text) {
  clearTimeout(quiet);
  byId('said').textContent = text;
  quiet = setTimeout(() => { byId('said').textContent = ''; }, SAID);
}

function show() {
  translatePage();
  document.title = `Twinsite ${state.place ? state.place.site : ''}`;
  byId('place').textContent = state.place ? `· ${state.place.site}` : '';
  byId('logout').hidden = !api.session();
  byId('tabs').hidden = !api.session();
  byId('tabs').setAttribute('aria-label', t('views'));
  put(byId('tabs'), Object.keys(VIEWS).map((name) => make('button', {
    type: 'button', 'data-key': name, 'data-view': name, 'aria-current': name === view ? 'page' : null,
  }, t(`tab.${name}`))));
  put(byId('view'), api.session() ? VIEWS[view].draw(room) : login());
  alarm();
}

function alarm() {
  const own = state.place && (api.isAway() ? state.place.peer : state.place.site);
  const away = api.isAway() && state.place;
  put(byId('alarm'), troubled || away ? make('p', {},
    t('gone', `${home || own || ''}-ops`), ' ',
    away && !troubled ? t('gone.other', state.place.node) : '', ' ',
    api.peerAddress() ? make('a', { href: `${api.peerAddress()}/`, 'data-key': 'open-peer' }, t('gone.open', homePeer || '')) : '') : '');
}

let home = null;
let homePeer = null;

function learn(place) {
  state.place = place;
  if (!api.isAway()) {
    home = place.site;
    homePeer = place.peer;
    api.learnPeer(place.peerConsole);
  }
}

function login() {
  return make('form', { id: 'login', autocomplete: 'on' },
    make('h2', {}, t('login')),
    make('p', { id: 'login-trouble', role: 'alert' }, state.trouble || ''),
    make('label', {}, t('login.name'), make('input', { name: 'username', autocomplete: 'username', required: true, maxlength: '64', 'data-key': 'username' })),
    make('label', {}, t('login.password'), make('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true, maxlength: '256', 'data-key': 'password' })),
    make('button', { class: 'primary', 'data-key': 'log-in' }, t('login')),
    make('p', {}, make('a', { href: '/notices.html', 'data-key': 'public' }, t('notices.public'))));
}

async function logIn(form) {
  const fields = new FormData(form);
  byId('login-trouble').textContent = '';
  try {
    const answer = await api.logIn(fields.get('username'), fields.get('password'));
    state.roles = answer.roles;
    state.trouble = '';
    byId('who').textContent = fields.get('username');
    show();
    byId('view').focus();
    enter();
  } catch (e) {
    byId('login-trouble').textContent = t('login.failed') + phrase(e.message);
  }
}

async function enter() {
  const mine = ++watching;
  api.get('events/samples').then((answer) => { state.samples = answer.samples; show(); }).catch(() => {});
  api.get('runbooks').then((answer) => { state.runbooks = answer.runbooks; show(); }).catch(() => {});
  while (api.session() && mine === watching) {
    try {
      await api.events(lastId, receive, SILENCE);
    } catch { /* told below */ }
    if (!api.session() || mine !== watching) return;
    troubled = true;
    show();
    await turn();
  }
}

/** Finds somebody who answers: this page's own server first, else the other site's. */
async function turn() {
  await new Promise((done) => setTimeout(done, 1000));
  const own = location.origin;
  const next = (await api.answers(own)) ? own : api.peerAddress() && (await api.answers(api.peerAddress())) ? api.peerAddress() : null;
  if (next) {
    if (next !== api.address()) lastId = null;
    api.turnTo(next);
  }
}

setInterval(async () => {
  if (api.session() && api.isAway() && (await api.answers(location.origin))) {
    api.turnTo(location.origin);
    lastId = null;
    say(t('back', `${home}-ops`));
    enter();
  }
}, 5000);

function receive(event) {
  if (troubled) { troubled = false; show(); }
  if (event.id) lastId = event.id;
  if (event.type === 'heartbeat') return;
  const data = JSON.parse(event.data);
  if (event.type === 'place') learn(data);
  else if (event.type === 'sample') state.samples = [...state.samples.filter((one) => one.at < (data[0]?.at ?? 0)), ...data].slice(-SAMPLES);
  else state[event.type] = data;
  later();
}

let due = null;
function later() {
  due ??= requestAnimationFrame(() => { due = null; if (!typing()) show(); });
}

// What somebody is writing must not be taken from under their fingers.
const typing = () => document.activeElement?.matches('#view input, #view textarea, #view select');

/** Asks in a dialog; resolves with the fields, or null. */
function ask(title, explanation, ...fields) {
  say('');
  const opener = document.activeElement?.dataset.key;
  return new Promise((resolve) => {
    const dialog = make('dialog', { 'aria-labelledby': 'dialog-title', close: () => { resolve(dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : null); dialog.remove(); goBackTo(opener); } });
    const form = make('form', { method: 'dialog', submit: (event) => { event.preventDefault(); dialog.close('yes'); } },
      make('h2', { id: 'dialog-title' }, title),
      explanation ? make('p', { class: 'explain' }, explanation) : '',
      fields,
      make('p', { class: 'actions' },
        make('button', { class: 'primary' }, t('do-it')),
        make('button', { type: 'button', click: () => dialog.close('no') }, t('cancel'))));
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The focus goes where it was: to what was drawn anew under that key meanwhile, or, if that is gone, to the view. */
function goBackTo(key) {
  const place = key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (place || byId('view')).focus({ preventScroll: true });
}

byId('tabs').addEventListener('click', (event) => {
  const name = event.target.closest('[data-view]')?.dataset.view;
  if (!name) return;
  view = name;
  history.replaceState(null, '', `#${name}`);
  VIEWS[view].enter?.(room);
  show();
});

// Listeners stand here once, as what is drawn comes and goes.
byId('view').addEventListener('click', (event) => {
  const target = event.target.closest('[data-do]');
  if (target) VIEWS[view].act?.(room, target.dataset);
});
byId('view').addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target.id === 'login') logIn(event.target);
  else VIEWS[view].submit?.(room, event.target);
});
byId('view').addEventListener('change', (event) => VIEWS[view].change?.(room, event.target));

byId('language').addEventListener('click', () => { choose(other()); say(''); show(); });
schemeButton(byId('scheme'));
byId('logout').addEventListener('click', () => api.logOut());
api.onExpired(() => {
  watching++;
  lastId = null;
  troubled = false;
  byId('who').textContent = '';
  state.trouble = api.session() ? '' : t('login.expired');
  show();
});
show();
VIEWS[view].enter?.(room);
