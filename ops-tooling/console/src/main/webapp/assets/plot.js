import { t } from './words.js';
import { draw, make } from './page.js';

const WIDTH = 600;
const HEIGHT = 190;
const LEFT = 62;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 28;

/**
 * Lines over time, one for each site, told apart by dash and end mark as well as by colour. Points
 * are [millis, value or null]; null breaks the line.
 */
export function plot(title, note, unit, lines, minutes) {
  const now = Math.max(0, ...lines.flatMap((line) => line.points.map(([at]) => at)));
  const from = now - minutes * 60000;
  const visible = lines.map((line) => ({ ...line, points: line.points.filter(([at]) => at >= from) }));
  const most = nice(Math.max(unit === t('lag.unit') ? 0.1 : 1, ...visible.flatMap((line) => line.points.map(([, value]) => value ?? 0))));
  const x = (at) => LEFT + ((at - from) / (now - from || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const summary = visible.map((line) => `${line.name}: ${format(lastValue(line))} ${unit}`).join(', ');
  return make('figure', { class: 'plot' },
    make('figcaption', {},
      make('strong', {}, title), ' ', make('span', { class: 'note' }, note),
      make('ul', { class: 'legend' }, visible.map((line, i) => make('li', { class: `line${i}` },
        draw('svg', { viewBox: '0 0 40 12', class: 'key', 'aria-hidden': 'true' },
          draw('line', { x1: 0, y1: 6, x2: 40, y2: 6, class: `line line${i}` })),
        ` ${line.name} `, make('b', {}, `${format(lastValue(line))} ${unit}`))))),
    draw('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${title}. ${summary}` },
      [0, 0.5, 1].map((part) => [
        draw('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: y(most * part), y2: y(most * part), class: 'grid' }),
        draw('text', { x: LEFT - 8, y: y(most * part) + 5, class: 'tick end' }, format(most * part)),
      ]).flat(),
      draw('text', { x: LEFT, y: HEIGHT - 6, class: 'tick' }, t('plots.last', minutes)),
      visible.map((line, i) => draw('path', { d: path(line.points, x, y), class: `line line${i}` })),
      visible.map((line, i) => mark(line, i, x, y)).flat()));
}

function path(points, x, y) {
  let pen = false;
  return points.map(([at, value]) => {
    if (value === null) { pen = false; return ''; }
    const step = `${pen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = true;
    return step;
  }).join('');
}

function mark(line, i, x, y) {
  const last = line.points.at(-1);
  if (!last || last[1] === null) return [];
  const [cx, cy] = [x(last[0]), y(last[1])];
  return i === 0
    ? [draw('circle', { cx, cy, r: 5, class: `mark line${i}` })]
    : [draw('rect', { x: cx - 5, y: cy - 5, width: 10, height: 10, class: `mark line${i}` })];
}

const lastValue = (line) => line.points.at(-1)?.[1] ?? null;

function format(value) {
  if (value === null || value === undefined) return '–';
  if (value >= 10000) return `${Math.round(value / 1000)}k`;
  if (value && value < 1) return value.toFixed(value < 0.1 ? 3 : 2);
  return value < 10 && value % 1 ? value.toFixed(1) : String(Math.round(value));
}

function nice(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= most);
}
