// Small building blocks: elements made from data, never from HTML text.

/** An element with attributes (a function is a listener) and children (text or elements). */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function draw(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.flat(Infinity));
  return node;
}

const shown = new WeakMap();

/** Puts content into a place only if it differs, so that focus and reading position stay. */
export function put(place, ...content) {
  const next = document.createElement('div');
  next.append(...content.flat(Infinity).filter(Boolean));
  const html = next.innerHTML;
  if (shown.get(place) === html) return false;
  const active = document.activeElement;
  const held = active && active !== place && place.contains(active);
  const key = held ? active.dataset.key : null;
  shown.set(place, html);
  const open = [...place.querySelectorAll('details[open]')].map((one) => one.dataset.key);
  place.replaceChildren(...next.childNodes);
  for (const one of place.querySelectorAll('details')) if (open.includes(one.dataset.key)) one.open = true;
  // What had the focus may be gone; then it goes to the place, not to the top of the page.
  if (held) ((key && place.querySelector(`[data-key="${CSS.escape(key)}"]`)) || place).focus({ preventScroll: true });
  return true;
}

/** A table with a caption and header cells, readable without seeing it. */
export function table(caption, heads, rows) {
  return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption, 'data-key': `table-${caption}` },
    make('table', {},
      make('caption', {}, caption),
      make('thead', {}, make('tr', {}, heads.map((head) => make('th', { scope: 'col' }, head)))),
      make('tbody', {}, rows.map((row) => make('tr', {}, row.map((cell, i) =>
        make(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : {}, cell)))))));
}

/** A word in a box whose shape and sign, not only its colour, tell what it is. */
export function badge(kind, word) {
  const sign = { good: '✔', bad: '✖', warn: '▲', idle: '●', out: '■' }[kind] || '●';
  return make('span', { class: `badge ${kind}` }, make('span', { 'aria-hidden': 'true' }, sign), ` ${word}`);
}

/** Lets a button change between light and dark, whatever the browser prefers. */
export function schemeButton(button) {
  button.addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.scheme ? root.dataset.scheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.scheme = dark ? 'light' : 'dark';
  });
}
