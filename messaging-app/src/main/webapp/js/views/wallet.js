// The wallet: what there is, what is on its way, what has moved.

import {fields, h, icon, list, say} from '../dom.js';
import {t, when, won} from '../i18n.js';
import {field} from './dialog.js';
import {payDialog, standing} from './pay.js';

export function walletView(app) {
  const {wallet, people} = app;
  const balance = h('p.balance', {id: 'balance'});
  const spendable = h('dd', {});
  const held = h('dd', {});
  const moves = h('ul.moves', {'aria-labelledby': 'moves-title'});
  const onTheWay = h('section', {}, h('h2', {id: 'moves-title'}, t('wallet.onTheWay')), moves);
  const entries = h('ol.entries', {'aria-labelledby': 'entries-title'});
  const none = h('p.empty', {}, t('wallet.none'));
  const more = h('button.plain.more', {type: 'button', onclick: () => wallet.loadMore()}, t('wallet.more'));

  const element = h(
    'main.wallet', {id: 'content', tabindex: '-1'},
    h('h1', {}, t('wallet.title')),
    h('section.card.purse', {},
      h('h2', {}, t('wallet.balance')),
      balance,
      h('dl', {},
        h('div', {}, h('dt', {}, t('wallet.spendable')), spendable),
        h('div', {}, h('dt', {}, t('wallet.held')), held)),
      h('button.primary', {type: 'button', id: 'wallet-pay', onclick: () => payDialog(app, {})}, icon('won'), t('wallet.pay')),
    ),
    h('section.card', {}, h('h2', {}, t('wallet.deposit')), depositForm()),
    onTheWay,
    h('section', {}, h('h2', {id: 'entries-title'}, t('wallet.entries')), entries, none, more),
  );

  function depositForm() {
    return h(
      'form.deposit', {onsubmit: deposit},
      field(t('pay.amount'), {name: 'deposit', type: 'number', inputmode: 'numeric', min: '1', step: '1', required: true, value: '100000'}, t('wallet.depositHint')),
      h('button.secondary', {type: 'submit'}, t('wallet.depositButton')),
    );
  }

  function deposit(event) {
    event.preventDefault();
    wallet.deposit(Number(fields(event.target).deposit));
  }

  function show() {
    const {wallet: purse, entries: moved, next} = wallet.state;
    say(balance, purse ? won(purse.balance) : '…');
    say(spendable, purse ? won(purse.spendableHere) : '…');
    say(held, purse ? won(purse.held) : '…');
    const open = wallet.onTheirWay;
    onTheWay.hidden = open.length === 0;
    list(moves, open, ({id}) => id, (move) => move.state + (move.to ? people.name(move.to) : ''), moveItem);
    list(entries, moved, ({transferId, amount}) => transferId + amount, (entry) => who(entry) + when(entry.postedAt), entryItem);
    none.hidden = moved.length > 0;
    more.hidden = !next;
  }

  function moveItem({id, kind, amount, to, ...move}) {
    const what = kind === 'deposit'
      ? t('wallet.depositOf', {amount: won(amount)})
      : t('wallet.transferOf', {amount: won(amount), to: people.name(to)});
    const isOver = move.state === 'refused' || move.state === 'voided';
    return h(
      'li', {'data-state': move.state},
      h('span.what', {dir: 'auto'}, what),
      h('span.chip', {'data-state': move.state}, standing(move)),
      isOver && h('button.plain', {type: 'button', onclick: () => wallet.dismiss(id)}, t('wallet.dismiss')),
    );
  }

  function entryItem(entry) {
    const sign = entry.amount > 0 ? 'in' : 'out';
    return h(
      'li', {'data-sign': sign},
      icon(entry.counterparty === 'bank' ? 'bank' : sign),
      h('span.who', {dir: 'auto'}, who(entry)),
      h('time', {datetime: entry.postedAt}, when(entry.postedAt)),
      h('span.amount', {}, (entry.amount > 0 ? '+' : '−') + won(Math.abs(entry.amount))),
      h('span.after', {}, t('wallet.after', {amount: won(entry.balanceAfter)})),
    );
  }

  function who({counterparty}) {
    return counterparty === 'bank' ? t('wallet.bank') : people.name(counterparty);
  }

  wallet.load();
  wallet.addEventListener('change', show);
  people.addEventListener('change', show);
  show();
  return {
    element,
    focus: () => element.focus(),
    stop() {
      wallet.removeEventListener('change', show);
      people.removeEventListener('change', show);
    },
  };
}
