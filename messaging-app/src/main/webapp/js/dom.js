// Making elements. Text becomes text nodes, never markup; there is no innerHTML anywhere in this client.

/** An element: `h('p.note', {title: 'x', onclick: f}, 'text', child)`. Null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) attribute(element, key, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function attribute(element, key, value) {
  if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
  else if (value === true) element.setAttribute(key, '');
  else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
}

/** A picture from the page's own set of symbols; decoration, unless it is given a name. */
export function icon(name, label) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.setAttribute('class', 'icon');
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  svg.append(use);
  return svg;
}

/** Changes an element's text only if it is another, so that screen readers are not disturbed. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Makes the children of a list show the items, one element for each key. An element is made once and kept as long as
 * `version(item)` stays the same, so that focus and selection survive.
 */
export function list(parent, items, key, version, make) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const now = version(item);
    let child = old.get(id);
    old.delete(id);
    if (!child || child.dataset.version !== now) {
      const fresh = make(item);
      fresh.dataset.key = id;
      fresh.dataset.version = now;
      if (child) {
        fresh.classList.add('kept');
        if (child === place) place = fresh;
        child.replaceWith(fresh);
      }
      child = fresh;
    }
    if (child === place) place = child.nextElementSibling;
    else parent.insertBefore(child, place);
  }
  old.forEach((child) => child.remove());
}

/** Fills a form's fields into an object of strings without blanks around them. */
export function fields(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}
