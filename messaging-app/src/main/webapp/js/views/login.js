// Logging in and signing up, on one page with two tabs.

import {fields, h} from '../dom.js';
import {t} from '../i18n.js';
import {pause} from '../store.js';
import {field, why} from './dialog.js';

const PENDING_MILLIS = 500;
const USERNAME = '[a-z][a-z0-9._\\-]{2,31}';

export function loginView({session}, notice) {
  let mode = 'logIn';
  const main = h('main.login', {id: 'content', tabindex: '-1'});

  function show() {
    const tabs = h(
      'div.tabs', {role: 'group'},
      ...['logIn', 'signUp'].map((name) =>
        h('button', {type: 'button', 'aria-pressed': String(name === mode), onclick: () => turn(name)}, t(`login.${name}`)),
      ),
    );
    main.replaceChildren(
      h('div.hero', {}, h('p.brand', {}, 'Twinsite'), h('h1', {}, t('login.title')), h('p', {}, t('login.lead'))),
      h('div.card', {}, tabs, form()),
    );
  }

  function turn(name) {
    mode = name;
    show();
    main.querySelector(`[aria-pressed="true"]`).focus();
  }

  function form() {
    const isNew = mode === 'signUp';
    const error = h('p.error', {role: 'alert'}, notice ?? '');
    const status = h('p.status', {role: 'status'});
    const button = h('button.primary', {type: 'submit'}, t(`login.${mode}`));
    notice = null;
    return h(
      'form', {onsubmit: submit},
      field(t('login.username'), {
        name: 'username', required: true, autocapitalize: 'none', spellcheck: 'false',
        autocomplete: 'username', ...(isNew ? {pattern: USERNAME} : {}),
      }, isNew && t('login.usernameHint')),
      isNew && field(t('login.displayName'), {name: 'displayName', required: true, maxlength: '64', autocomplete: 'name'}),
      field(t('login.password'), {
        name: 'password', type: 'password', required: true,
        autocomplete: isNew ? 'new-password' : 'current-password', ...(isNew ? {minlength: '8', maxlength: '256'} : {}),
      }, isNew && t('login.passwordHint')),
      error, status, button,
    );

    async function submit(event) {
      event.preventDefault();
      const data = {...fields(event.target), password: event.target.elements.password.value};
      button.disabled = true;
      error.textContent = '';
      const wrong = (isNew && (await signUp(data, status))) || (await logIn(data));
      button.disabled = false;
      status.textContent = '';
      if (wrong) error.textContent = wrong;
    }
  }

  /** Until both sites hold the name it is pending; the same words again tell when it is posted. */
  async function signUp({username, displayName, password}, status) {
    for (;;) {
      const outcome = await session.signUp(username, displayName, password);
      if (outcome.kind !== 'ok') return why(outcome);
      if (outcome.body.state === 'posted') return null;
      if (outcome.body.state === 'voided') return t('why.name-taken');
      status.textContent = t('login.pending');
      await pause(PENDING_MILLIS);
    }
  }

  async function logIn({username, password}) {
    const outcome = await session.logIn(username, password);
    return outcome.kind === 'ok' ? null : why(outcome);
  }

  show();
  return {element: main, focus: () => main.querySelector('input').focus(), show};
}
