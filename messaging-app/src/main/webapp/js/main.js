// Puts the parts together: which view the address names, and what is said when something happens.

import {Chat} from './chat.js';
import {h} from './dom.js';
import {language, t, won} from './i18n.js';
import {Journal} from './journal.js';
import {Outbox} from './outbox.js';
import {People} from './people.js';
import {Session} from './session.js';
import {Sites} from './sites.js';
import {pause} from './store.js';
import {Wallet} from './wallet.js';
import {chatsView} from './views/chat.js';
import {loginView} from './views/login.js';
import {whyProblem} from './views/dialog.js';
import {summary} from './views/rooms.js';
import {notices, shell} from './views/shell.js';
import {walletView} from './views/wallet.js';

const sites = new Sites();
const session = new Session(sites);
const outbox = new Outbox(session);
const journal = new Journal(sites, session);
const people = new People(session);
const chat = new Chat(sites, session, outbox);
const wallet = new Wallet(session, outbox);
const app = {sites, session, outbox, journal, people, chat, wallet};
const page = document.getElementById('page');
const notice = notices();
let frame = null;
let loginNotice = null;
let isIn = false;

// --- Views -------------------------------------------------------------------------------------------------

function render() {
  frame?.stop();
  const [, name, id] = location.hash.split('/');
  const view = chosen(name, id);
  loginNotice = null;
  frame = shell(app, view, name === 'wallet' ? 'wallet' : 'chats');
  page.replaceChildren(...frame.elements);
  document.querySelectorAll('dialog').forEach((dialog) => dialog.close());
  view.focus?.();
}

function chosen(name, id) {
  if (!session.state.token) return loginView(app, loginNotice);
  if (!isIn) return {element: h('main.loading', {id: 'content', tabindex: '-1', 'aria-busy': 'true'}, h('p', {}, 'Twinsite'))};
  return name === 'wallet' ? walletView(app) : chatsView(app, id);
}

// --- Coming and going --------------------------------------------------------------------------------------

async function enter() {
  outbox.open();
  while (session.state.token && (await begin()) !== 'ok') await pause(1000);
  if (!session.state.token) return;
  isIn = true;
  wallet.takeUp();
  journal.follow();
  render();
}

/** First the place in the journal, then how things stand: what happens in between is news. */
async function begin() {
  const place = await journal.begin();
  if (place.kind !== 'ok') return place.kind;
  const [rooms] = await Promise.all([chat.loadRooms(), wallet.load(), people.lookUp(session.state.user.username)]);
  return rooms.kind;
}

function leave() {
  isIn = false;
  journal.stop();
  chat.clear();
  wallet.clear();
  people.set(Object.fromEntries(Object.keys(people.state).map((name) => [name, undefined])));
  people.asked.clear();
  location.hash = '';
}

let wasIn;
session.watch(({token}) => {
  if (token === wasIn) return;
  if (wasIn) leave();
  wasIn = token;
  render();
  if (token) enter();
});
session.addEventListener('expired', () => (loginNotice = t('login.expired')));

// --- What is said ------------------------------------------------------------------------------------------

journal.addEventListener('event', ({detail: {event, site}}) => {
  chat.apply(event, site);
  wallet.apply(event);
});
journal.addEventListener('signal', ({detail: {type, roomId, username}}) => {
  if (type === 'typing' && roomId && username) chat.heardTyping(roomId, username);
});
wallet.addEventListener('decided', ({detail}) => chat.apply({type: 'transfer-decided', roomId: detail.roomId, data: detail}));

sites.addEventListener('moved', ({detail: {from, to, cause}}) => {
  const names = {from: sites.nameOf(from), to: sites.nameOf(to)};
  notice.show(t(cause === 'home' ? 'site.home' : 'site.moved', names), cause === 'home' ? 'good' : 'quiet');
  if (session.state.token) wallet.loadSoon();
});
let wasNobody = false;
sites.watch(({nobody, site}) => {
  if (nobody !== wasNobody) notice.show(nobody ? t('site.none') : t('site.some', {site: site ?? ''}), nobody ? 'bad' : 'good');
  wasNobody = nobody;
});

chat.addEventListener('arrived', ({detail: message}) => {
  notice.speak(t('chat.arrived', {who: people.name(message.sender), text: summary(message)}));
});
wallet.addEventListener('moved', ({detail: {state, reason, problem, amount}}) => {
  if (state === 'posted') notice.speak(t('pay.announcePosted', {amount: won(amount)}));
  if (state === 'voided' || state === 'refused') {
    const cause = whyProblem(problem ?? {type: reason});
    notice.show(t('pay.announceVoided', {amount: won(amount), why: cause}), 'bad');
  }
});

language.addEventListener('change', render);
addEventListener('hashchange', render);
document.body.append(...notice.elements);
sites.start();
