import { t } from './words.js';
import { make } from './page.js';
import { notice } from './notice-view.js';
import { send } from './sites-view.js';

export const notices = { draw, act };

function draw({ state }) {
  const list = state.notices?.notices || [];
  return [
    make('p', { class: 'actions' },
      make('button', { type: 'button', 'data-do': 'add', 'data-key': 'add' }, t('notices.add')), ' ',
      make('a', { href: '/notices.html', 'data-key': 'public' }, t('notices.public'))),
    list.some((one) => one.status === 'open') ? '' : make('p', { class: 'calm' }, t('notices.none')),
    list.map((one) => notice(one, make('p', { class: 'actions' },
      make('button', { type: 'button', 'data-do': 'edit', 'data-id': one.id, 'data-key': `edit-${one.id}` }, t('notices.edit'))))),
  ];
}

const PARTS = ['what', 'affected', 'done', 'cause'];

function fields(required) {
  return ['en', 'ko'].map((language) => make('fieldset', {}, make('legend', {}, language === 'en' ? 'English' : '한국어'),
    PARTS.map((part) => make('label', {}, t(`notice.${part}`),
      make('textarea', { name: `${language}.${part}`, rows: '2', maxlength: '1000', lang: language, required: required && part === 'what' })))));
}

async function act(room, what) {
  const adding = what.do === 'add';
  const words = await room.ask(t(adding ? 'notices.add' : 'notices.edit'), '', fields(adding),
    make('label', {}, t('notice.next'), make('input', { type: 'datetime-local', name: 'nextUpdate' })),
    adding ? '' : make('label', { class: 'check' }, make('input', { type: 'checkbox', name: 'close' }), ` ${t('notices.close')}`));
  if (!words) return;
  const body = { en: language(words, 'en'), ko: language(words, 'ko') };
  if (words.nextUpdate) body.nextUpdate = new Date(words.nextUpdate).toISOString();
  if (words.close) body.close = true;
  await send(room, () => (adding ? room.api.post('notices', body) : room.api.patch(`notices/${what.id}`, body)));
}

function language(words, name) {
  const text = {};
  for (const part of PARTS) if (words[`${name}.${part}`]) text[part] = words[`${name}.${part}`];
  return text;
}
