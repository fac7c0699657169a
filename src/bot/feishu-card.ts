import { type Block, type Card, md, text, type Tone } from '../cards/kit.ts';
import { bodyOf, type Room } from './feishu-blocks.ts';
import { plain } from './feishu-parts.ts';

/** What a card callback is answered with; `{}` changes nothing. */
export type CallbackAnswer = {
  readonly toast?: { readonly type: 'success' | 'info' | 'warning' | 'error'; readonly content: string };
  readonly card?: { readonly type: 'raw'; readonly data: object };
};

/** Feishu takes 30 KB a request and adds to it itself. */
const MOST_BYTES = 28 * 1024;
/** Components and their parts alike. */
const MOST_ELEMENTS = 200;
const MOST_OPTIONS = 60;
const LONGEST_TITLE = 200;

const templates: Readonly<Record<Tone, string>> = {
  neutral: 'blue',
  done: 'green',
  'needs-you': 'orange',
  urgent: 'red',
  closed: 'grey',
};

const utf8 = new TextEncoder();

function cardWithin({ title, tone, summary, blocks }: Card, room: Room): object {
  const heading = title.trim().slice(0, LONGEST_TITLE) || '护蕾助手';
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: false,
      width_mode: 'fill',
      summary: { content: summary?.slice(0, LONGEST_TITLE) || heading },
    },
    header: { title: plain(heading), template: templates[tone] },
    body: { direction: 'vertical', vertical_spacing: '8px', elements: bodyOf(blocks, room) },
  };
}

function elementsIn(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + elementsIn(one), 0);
  if (typeof part !== 'object' || part === null) return 0;
  const inner = Object.entries(part).filter(([key]) => key !== 'chart_spec' && key !== 'rows');
  return inner.reduce((sum, [, one]) => sum + elementsIn(one), 'tag' in part ? 1 : 0);
}

/** Bytes as sent: the card travels as a JSON string inside JSON. */
const bytesOf = (card: object) => utf8.encode(JSON.stringify(JSON.stringify(card))).length;

const longest = (lengths: readonly number[]) => Math.max(0, ...lengths);

const roomFor = (blocks: readonly Block[]): Room => ({
  rows: longest(blocks.map((block) => (block.kind === 'table' || block.kind === 'grid' ? block.rows.length : 0))),
  folded: longest(blocks.map((block) => (block.kind === 'fold' ? block.blocks.length : 0))),
  blocks: blocks.length,
  characters: MOST_BYTES,
  options: MOST_OPTIONS,
});

/** What is given up first, and down to what; rows of tables weigh bytes but count as no elements. */
type Sacrifice = readonly [what: keyof Room, downTo: number];
const forElements: readonly Sacrifice[] = [
  ['folded', 3],
  ['blocks', 5],
  ['options', 5],
  ['folded', 0],
  ['blocks', 0],
];
const forBytes: readonly Sacrifice[] = [['rows', 5], ['characters', 500], ...forElements, ['characters', 50]];

function lessRoom(room: Room, order: readonly Sacrifice[]): Room | undefined {
  const given = order.find(([what, downTo]) => room[what] > downTo);
  if (given === undefined) return undefined;
  const [what, downTo] = given;
  return { ...room, [what]: Math.max(downTo, Math.floor(room[what] * 0.8)) };
}

/**
 * The card in Feishu's Card JSON 2.0. Never more than Feishu takes: what does not fit is cut, rows first, and a line
 * says how much; a card that cannot be cut to fit says only that.
 */
export function toFeishuCard(card: Card): object {
  let room: Room | undefined = roomFor(card.blocks);
  while (room !== undefined) {
    const made = cardWithin(card, room);
    const isTooMany = elementsIn(made) > MOST_ELEMENTS;
    if (!isTooMany && bytesOf(made) <= MOST_BYTES) return made;
    room = lessRoom(room, isTooMany ? forElements : forBytes);
  }
  const instead = { ...card, blocks: [text(md`内容太多，一张卡片放不下，请分开查看。`)] };
  return cardWithin(instead, roomFor(instead.blocks));
}

/** The answer to a press: the card is replaced for everybody who sees it. */
export function toCallback(answer: {
  readonly card?: Card;
  readonly toast?: { readonly tone: 'success' | 'info' | 'warning' | 'error'; readonly text: string };
}): CallbackAnswer {
  const { card, toast } = answer;
  return {
    ...(toast !== undefined && { toast: { type: toast.tone, content: toast.text } }),
    ...(card !== undefined && { card: { type: 'raw', data: toFeishuCard(card) } }),
  };
}
