// The dialog that sends money, and the words for how a transfer stands.

import {h} from '../dom.js';
import {t, won} from '../i18n.js';
import {ask, field, whyProblem} from './dialog.js';

const MOST = 1_000_000_000_000;

/** Sends money, in a room to one of its members, else to anybody. */
export function payDialog({wallet, people}, {roomId, members = []}) {
  const balance = wallet.state.wallet?.balance;
  const amount = field(t('pay.amount'), {
    name: 'amount', type: 'number', inputmode: 'numeric', min: '1', max: String(MOST), step: '1', required: true,
  });
  const to = members.length ? choice(members, people) : field(t('pay.to'), {
    name: 'to', required: true, autocapitalize: 'none', spellcheck: 'false',
  });
  const {form, button} = ask({
    title: t('pay.title'),
    action: t('pay.sendEmpty'),
    content: [
      to, amount,
      field(t('pay.memo'), {name: 'memo', maxlength: '200'}),
      balance !== undefined && h('p.hint', {}, t('pay.spendable', {amount: won(balance)})),
    ],
    submit: async (data) => {
      wallet.pay({to: data.to, amount: Number(data.amount), memo: data.memo, roomId});
      return null;
    },
  });
  form.addEventListener('input', () => {
    const value = Number(form.elements.amount.value);
    button.textContent = value > 0 ? t('pay.send', {amount: won(value)}) : t('pay.sendEmpty');
  });
  form.elements.amount.focus();
}

function choice(members, people) {
  const options = members.map((name) => {
    const shown = people.name(name);
    return h('option', {value: name}, shown === name ? name : `${shown} (${name})`);
  });
  return h('div.field', {}, h('label', {for: 'field-to'}, t('pay.to')), h('select', {id: 'field-to', name: 'to'}, ...options));
}

/** How a transfer or a deposit stands, in words. */
export function standing({state, reason, problem}) {
  if (state === 'voided') return t('pay.voided', {why: whyProblem({type: reason})});
  if (state === 'refused') return t('pay.refused', {why: whyProblem(problem)});
  return t(`pay.${state}`);
}
