import { type Chart, type Look, looks } from '../cards/charts.ts';
import { md } from '../cards/kit.ts';
import type { Room } from './feishu-blocks.ts';
import { type Element, markdown, moreLine } from './feishu-parts.ts';

type Of<K extends Chart['kind']> = Extract<Chart, { kind: K }>;

/** More values than this cannot be told apart at 360 px. */
const MOST_POINTS = 40;
/** A week's columns leave room for a mark in each cell. */
const WIDE_COLUMNS = 7;

const BLUE = '#3370FF';
const ORANGE = '#FF8800';
const PALE = '#A9C4FF';

/** Blue by lightness for what was done; what was not is orange and of another shape, what was not asked is grey. */
const drawn: Readonly<Record<Look, { readonly colour: string; readonly shape: string }>> = {
  full: { colour: '#1D4FC4', shape: 'square' },
  most: { colour: '#6C98FF', shape: 'square' },
  some: { colour: '#B9CFFF', shape: 'square' },
  none: { colour: '#E8730C', shape: 'triangle' },
  excused: { colour: '#8F959E', shape: 'cross' },
  ahead: { colour: '#DEE0E3', shape: 'circle' },
};

const whole = (value: number): number => (Number.isFinite(value) ? value : 0);
const percentage = (value: number): number => Math.min(100, Math.max(0, whole(value)));

/** Two of one name would be one place on an axis. */
const apart = (labels: readonly string[]): string[] =>
  labels.map((label, n) => (labels.indexOf(label) === n ? label : `${label}${'\u200b'.repeat(n)}`));

/**
 * Feishu's client draws with an engine of 1.2 to 1.12 by its age: plain JSON and old properties only, and without
 * `media` its own rules for phones would take the axes away. The title stands above, where it takes no room.
 */
const chart = (heading: string, spec: object, height: string | undefined): Element[] => [
  markdown(md`${heading}`, 'notation'),
  {
    tag: 'chart',
    ...(height === undefined ? { aspect_ratio: '2:1' } : { height }),
    chart_spec: spec,
  },
];

function barsOf({ title, points, target }: Of<'bars'>): Element[] {
  const shown = points.slice(0, MOST_POINTS);
  const values = shown.map(({ label, value }) => {
    const count = whole(value);
    return { label, value: count, standing: target === undefined || count >= target ? '已满' : '未满' };
  });
  const spec = {
    type: 'bar',
    data: { values },
    xField: 'label',
    yField: 'value',
    label: { visible: shown.length <= 12 },
    ...(target !== undefined && {
      seriesField: 'standing',
      color: { type: 'ordinal', domain: ['已满', '未满'], range: [BLUE, ORANGE] },
      legends: { visible: true, orient: 'bottom' },
    }),
  };
  return chart(target === undefined ? title : `${title}（应有 ${target}）`, spec, undefined);
}

/** Nothing pops up under a thumb, nothing is cut away on a phone, no wide margins. */
const still = { tooltip: { visible: false }, media: [], padding: 8 };
const bare = { domainLine: { visible: false }, tick: { visible: false }, grid: { visible: false } };
/** An axis of names that shows each of them whole. */
const names = {
  orient: 'left',
  type: 'band',
  sampling: false,
  maxWidth: '55%',
  label: { style: { fontSize: 12 } },
  ...bare,
};

const heightOf = (rows: number, each: number, rest: number) => `${Math.min(999, Math.max(1, rows) * each + rest)}px`;

const markOnCell = {
  visible: true,
  formatter: '{m}',
  position: 'center',
  overlap: false,
  style: { fontSize: 12, fill: '#1F2329', stroke: '#FFFFFF', lineWidth: 3 },
};

/** Points on two axes of names rather than a heat map, which clients draw only of late, and in hues alone. */
function gridOf({ title, columns, rows, says }: Of<'grid'>, room: Room): Element[] {
  const shown = rows.slice(0, room.rows);
  const isWide = columns.length <= WIDE_COLUMNS;
  const across = apart(columns.slice(0, MOST_POINTS));
  const down = apart(shown.map(({ label }) => label));
  const cells = shown.flatMap((row, y) =>
    row.cells
      .slice(0, across.length)
      .flatMap((cell, x) => (cell === undefined ? [] : [{ ...cell, x: across[x], y: down[y] }])),
  );
  const used = looks.filter((one) => cells.some(({ look }) => look === one));
  const domain = used.map((look) => says[look]);
  // In the order of the looks, which the legend takes over.
  const values = used.flatMap((one) =>
    cells
      .filter(({ look }) => look === one)
      .map(({ x, y, mark = '' }) => ({ x, y, s: says[one], ...(isWide && { m: mark }) })),
  );
  const spec = {
    type: 'scatter',
    data: { values },
    xField: 'x',
    yField: 'y',
    seriesField: 's',
    shapeField: 's',
    size: isWide ? 22 : 8,
    point: { style: { fillOpacity: 1 } },
    color: { type: 'ordinal', domain, range: used.map((look) => drawn[look].colour) },
    shape: { type: 'ordinal', domain, range: used.map((look) => drawn[look].shape) },
    ...(isWide && { label: markOnCell }),
    axes: [
      { orient: 'bottom', type: 'band', domain: across, ...bare },
      { ...names, inverse: true, domain: down },
    ],
    legends: { visible: true, orient: 'bottom' },
    ...still,
  };
  const left = rows.length - shown.length;
  const made = chart(title, spec, heightOf(shown.length, isWide ? 34 : 22, 88));
  return left === 0 ? made : [...made, moreLine(left)];
}

function progressOf({ title, points }: Of<'progress'>): Element[] {
  const shown = points.slice(0, MOST_POINTS);
  const labels = apart(shown.map(({ label, percent }) => `${label} ${percentage(percent)}%`));
  const spec = {
    type: 'linearProgress',
    direction: 'horizontal',
    data: { values: shown.map(({ percent }, n) => ({ label: labels[n], value: percentage(percent) / 100 })) },
    xField: 'value',
    yField: 'label',
    bandWidth: 12,
    cornerRadius: 6,
    color: [BLUE],
    axes: [names, { orient: 'bottom', type: 'linear', min: 0, max: 1, visible: false }],
    ...still,
  };
  return chart(title, spec, heightOf(shown.length, 26, 16));
}

function trendOf({ title, names: said, points }: Of<'trend'>): Element[] {
  const shown = points.slice(0, MOST_POINTS);
  const labels = apart(shown.map(({ label }) => label));
  const values = shown.flatMap(({ now, before }, n) => [
    ...(before === undefined ? [] : [{ label: labels[n], when: said.before, value: percentage(before) }]),
    { label: labels[n], when: said.now, value: percentage(now) },
  ]);
  const spec = {
    type: 'bar',
    direction: 'horizontal',
    data: { values },
    xField: 'value',
    yField: ['label', 'when'],
    seriesField: 'when',
    color: { type: 'ordinal', domain: [said.before, said.now], range: [PALE, '#1D4FC4'] },
    label: { visible: true, overlap: false, style: { fontSize: 12, fill: '#1F2329' } },
    axes: [names, { orient: 'bottom', type: 'linear', min: 0, max: 115, visible: false }],
    legends: { visible: true, orient: 'bottom' },
    ...still,
  };
  return chart(title, spec, heightOf(shown.length, 40, 48));
}

const countOf = (block: Chart): number => (block.kind === 'grid' ? block.rows.length : block.points.length);

/** A chart with its title above it, and below it what did not fit. */
export function chartOf(block: Chart, room: Room): Element[] {
  const all = countOf(block);
  if (all === 0) return [markdown(md`${block.title}：（没有）`, 'notation')];
  if (block.kind === 'grid') return gridOf(block, room);
  const made = block.kind === 'bars' ? barsOf(block) : block.kind === 'progress' ? progressOf(block) : trendOf(block);
  return all <= MOST_POINTS ? made : [...made, moreLine(all - MOST_POINTS)];
}
