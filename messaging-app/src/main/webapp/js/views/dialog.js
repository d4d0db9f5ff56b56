// A dialog that asks for something. The browser's own <dialog> keeps the focus inside and gives it back.

import {fields, h, icon} from '../dom.js';
import {t} from '../i18n.js';

/** The words for a refusal, or for no answer. */
export function why(outcome) {
  if (outcome.kind === 'unknown') return t('why.unanswered');
  return whyProblem(outcome.problem);
}

export function whyProblem(problem) {
  const name = `why.${problem?.type}`;
  const text = t(name);
  return text === name ? problem?.detail || problem?.type || '' : text;
}

/**
 * Shows a form; `submit` gets its fields and returns null when the dialog may close, else what is wrong.
 */
export function ask({title, content, action, submit, danger = false}) {
  const error = h('p.error', {role: 'alert'});
  const button = h(danger ? 'button.danger' : 'button.primary', {type: 'submit'}, action);
  const form = h(
    'form', {method: 'dialog', novalidate: true},
    h('header', {}, h('h2', {id: 'dialog-title'}, title), closeButton(() => dialog.close())),
    ...content,
    error,
    action && h('footer', {}, button),
  );
  const dialog = h('dialog', {'aria-labelledby': 'dialog-title', onclose: () => dialog.remove()}, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    button.disabled = true;
    const wrong = await submit(fields(form));
    button.disabled = false;
    if (wrong) error.textContent = wrong;
    else dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  (form.querySelector('input, select') ?? button).focus();
  return {dialog, form, button};
}

function closeButton(close) {
  return h('button.plain', {type: 'button', 'aria-label': t('app.close'), onclick: close}, icon('close'));
}

/** A labelled field; `hint` stands below it and is read with it. */
export function field(label, attributes, hint) {
  const id = `field-${attributes.name}`;
  const described = hint ? {'aria-describedby': `${id}-hint`} : {};
  return h(
    'div.field', {},
    h('label', {for: id}, label),
    h('input', {id, autocomplete: 'off', ...described, ...attributes}),
    hint && h('small', {id: `${id}-hint`}, hint),
  );
}
