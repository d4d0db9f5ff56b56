// The words of the page, in the language that the user has chosen or the browser prefers.

import en from './lang/en.js';
import ko from './lang/ko.js';
import {Store} from './store.js';

const KEY = 'twinsite.language';
const WORDS = {en, ko};

export const language = new Store({code: preferred()});

/** The text with that name; `{name}` in it is replaced by the parameter of that name. */
export function t(name, parameters = {}) {
  const text = WORDS[language.state.code][name] ?? en[name] ?? name;
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(parameters[key] ?? whole));
}

export function choose(code) {
  localStorage.setItem(KEY, code);
  document.documentElement.lang = code;
  language.set({code});
}

/** An amount of won, such as ₩12,000. */
export function won(amount) {
  return new Intl.NumberFormat(language.state.code, {style: 'currency', currency: 'KRW'}).format(amount);
}

export function clock(time) {
  return new Intl.DateTimeFormat(language.state.code, {timeStyle: 'short'}).format(new Date(time));
}

export function day(time) {
  return new Intl.DateTimeFormat(language.state.code, {dateStyle: 'long'}).format(new Date(time));
}

/** The time of a day that is today, else the day. */
export function when(time) {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date().toDateString();
  const short = {month: 'short', day: 'numeric'};
  return isToday ? clock(time) : new Intl.DateTimeFormat(language.state.code, short).format(date);
}

function preferred() {
  const chosen = localStorage.getItem(KEY) ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in WORDS);
  return chosen in WORDS ? chosen : 'en';
}

document.documentElement.lang = language.state.code;
