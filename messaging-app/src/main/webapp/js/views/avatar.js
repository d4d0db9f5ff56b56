// A coloured disc with the first letter of a name; the same name has the same colour everywhere.

import {h} from '../dom.js';

const COLOURS = 6;

export function avatar(name) {
  const letter = [...name.trim()][0] ?? '?';
  const number = [...name].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 997, 7) % COLOURS;
  return h('span.avatar', {'aria-hidden': 'true', 'data-colour': String(number)}, letter.toUpperCase());
}
