import { isChart } from '../cards/charts.ts';
import { type Block, type Markdown, md } from '../cards/kit.ts';
import { chartOf } from './feishu-charts.ts';
import { formOf, type Naming } from './feishu-form.ts';
import { button, type Element, linkButton, markdown, moreLine, plain, row } from './feishu-parts.ts';
import { nameOfField } from './press.ts';

/** How much of a card is shown: what goes beyond is cut, with a line that says so. */
export type Room = {
  readonly rows: number;
  readonly folded: number;
  readonly blocks: number;
  readonly characters: number;
  readonly options: number;
};

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Feishu's limits: tables on one card, charts on one card, columns and rows a page of a table. */
const MOST_TABLES = 5;
const MOST_CHARTS = 5;
const MOST_COLUMNS = 50;
const LONGEST_PAGE = 10;

/** Never cuts inside an escaped character or a tag. */
function cutText({ markdown: text }: Markdown, most: number): Markdown {
  return { markdown: text.length <= most ? text : `${text.slice(0, most).replace(/(&#?\w{0,6}|<[^>]*)$/, '')}…` };
}

const textOf = ({ text, size }: Of<'text'>, room: Room): Element[] =>
  text.markdown === '' ? [] : [markdown(cutText(text, room.characters), size === 'small' ? 'notation' : 'normal')];

const buttonsOf = ({ buttons }: Of<'buttons'>): Element[] => {
  const made = buttons.map((one) => ('opens' in one ? linkButton(one) : button(one)));
  return made.length > 1 ? [row(made)] : made;
};

/** The text gives way, the button does not: at 360 px it stays whole at the right. */
const lineOf = (line: Of<'line'>, room: Room): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [
    {
      tag: 'column',
      width: 'weighted',
      weight: 1,
      vertical_align: 'center',
      elements: [markdown(cutText(line.text, room.characters))],
    },
    { tag: 'column', width: 'auto', vertical_align: 'center', elements: [button(line.button, { size: 'small' })] },
  ],
});

function tableOf({ columns, rows }: Of<'table'>, room: Room): Element[] {
  if (columns.length === 0 || rows.length === 0) return [markdown(md`（没有）`, 'notation')];
  const shown = rows.slice(0, room.rows);
  const names = columns.slice(0, MOST_COLUMNS);
  const table = {
    tag: 'table',
    page_size: Math.min(LONGEST_PAGE, Math.max(1, shown.length)),
    row_height: 'low',
    freeze_first_column: true,
    header_style: { background_style: 'grey', bold: true, lines: 1 },
    columns: names.map(({ name, label, align }) => ({
      name,
      display_name: label,
      data_type: 'text',
      horizontal_align: align ?? 'left',
    })),
    rows: shown.map((one) => Object.fromEntries(names.map(({ name }) => [name, one[name] ?? '']))),
  };
  const left = rows.length - shown.length;
  return left === 0 ? [table] : [table, moreLine(left)];
}

function foldOf({ title, blocks }: Of<'fold'>, room: Room): Element {
  const shown = blocks.slice(0, room.folded).flatMap((block): Element[] => {
    if (block.kind === 'text') return textOf(block, room);
    if (block.kind === 'line') return [lineOf(block, room)];
    return block.kind === 'buttons' ? buttonsOf(block) : [{ tag: 'hr' }];
  });
  const left = blocks.length - Math.min(blocks.length, room.folded);
  const elements = left === 0 ? shown : [...shown, moreLine(left)];
  return {
    tag: 'collapsible_panel',
    expanded: false,
    header: {
      title: plain(title),
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined' },
      icon_position: 'right',
      icon_expanded_angle: -180,
    },
    elements: elements.length === 0 ? [markdown(md`（没有）`, 'notation')] : elements,
  };
}

function elementsOf(block: Block, room: Room, naming: Naming): Element[] {
  switch (block.kind) {
    case 'text':
      return textOf(block, room);
    case 'rule':
      return [{ tag: 'hr' }];
    case 'buttons':
      return buttonsOf(block);
    case 'line':
      return [lineOf(block, room)];
    case 'table':
      return tableOf(block, room);
    case 'fold':
      return [foldOf(block, room)];
    case 'form':
      return formOf(block, naming, room.options);
    default:
      return chartOf(block, room);
  }
}

function namingForOneCard(): Naming {
  const taken = new Set<string>();
  return (wanted) => {
    const stem = wanted.slice(0, 80) || 'field';
    let earlier = 0;
    while (taken.has(nameOfField(stem, earlier))) earlier++;
    taken.add(nameOfField(stem, earlier));
    return nameOfField(stem, earlier);
  };
}

/** The body of a card within `room`. Forms and buttons always stay: without them the card could not be answered. */
export function bodyOf(blocks: readonly Block[], room: Room): Element[] {
  const naming = namingForOneCard();
  const left = { table: MOST_TABLES, chart: MOST_CHARTS };
  const isKept = (block: Block, n: number) => {
    if (block.kind === 'form' || block.kind === 'buttons') return true;
    if (n >= room.blocks) return false;
    const scarce = block.kind === 'table' ? 'table' : isChart(block) ? 'chart' : undefined;
    return scarce === undefined || left[scarce]-- > 0;
  };
  const kept = blocks.map(isKept);
  const cut = kept.indexOf(false);
  const cutCount = kept.filter((one) => !one).length;
  return blocks.flatMap((block, n) => {
    if (kept[n] === true) return elementsOf(block, room, naming);
    return n === cut ? [moreLine(cutCount)] : [];
  });
}
