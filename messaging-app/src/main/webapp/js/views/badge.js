// Where we are: two places and the line between them, so that an audience sees it from the last row.

import {h} from '../dom.js';
import {t} from '../i18n.js';

export function badge(sites) {
  const element = h('div.badge', {id: 'site-badge', role: 'group'});

  function show({site, node, other, otherReachable, mode, nobody, names, home}) {
    element.replaceChildren();
    if (nobody || !site) {
      element.dataset.state = nobody ? 'nobody' : 'unknown';
      element.append(h('span.place', {}, nobody ? t('site.nobody') : '…'));
      return;
    }
    const homeName = names[home] ?? site;
    const order = [homeName, homeName === site ? other : site];
    element.dataset.state = mode === 'ALONE' ? 'alone' : otherReachable ? 'linked' : 'unlinked';
    element.dataset.site = site;
    element.setAttribute('aria-label', label({site, node, other, otherReachable, mode}));
    element.title = label({site, node, other, otherReachable, mode});
    element.append(
      place(order[0], site, node),
      h('span.link', {'aria-hidden': 'true'}),
      place(order[1], site, node),
    );
  }

  function place(name, here, node) {
    const isHere = name === here;
    return h(
      `span.place${isHere ? '.here' : ''}`, {'data-place': name, 'aria-hidden': 'true'},
      h('span.dot'), h('span.name', {}, isHere ? node : name),
    );
  }

  function label({site, node, other, otherReachable, mode}) {
    const link = mode === 'ALONE' ? t('site.alone', {site}) : t(otherReachable ? 'site.linked' : 'site.unlinked', {other});
    return `${t('site.at', {site})}, ${t('site.node', {node})}. ${link}.`;
  }

  return {element, stop: sites.watch(show)};
}
