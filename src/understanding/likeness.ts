import { learned } from './likeness.gen.ts';
import type { Line } from './line.ts';
import type { Context, Intent } from './meaning.ts';

/** What was learned of one way of saying: how much it speaks for each intent, in the order of `Learned.intents`. */
export type Learned = {
  /** Every intent there is, in the order of a row's letters. */
  intents: readonly Intent[];
  /** How much speaks for each before anything is said. */
  before: string;
  /** Characters, then pairs of them, then circumstances, each with its row of letters. A pair’s characters stand alone too. */
  rows: readonly (readonly [sign: string, row: string])[];
};

/** How likely a line is a clue or nothing to keep, and what it is likeliest, with how likely that is; from 0 to 1. */
export type Likeness = { clue: number; none: number; intent: Intent; share: number };

/** What of a line is compared. */
type Said = Pick<Line, 'shape' | 'context'>;

/** A letter of a row stands for so many steps from the middle one. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const MIDDLE = LETTERS.length / 2;
const STEP = 0.25;

/** Weights as a row of letters, the nearest it can write. */
export const rowOf = (weights: Iterable<number>): string =>
  Array.from(weights, (weight) =>
    LETTERS.charAt(Math.min(LETTERS.length - 1, Math.max(0, Math.round(weight / STEP) + MIDDLE))),
  ).join('');

/** Rows backwards, in steps: small enough to stay at hand between lines. */
function stepsOf(rows: readonly string[], width: number): Int8Array {
  const steps = new Int8Array(rows.length * width);
  const places = new Map(Array.from(LETTERS, (letter, i) => [letter.charCodeAt(0), i - MIDDLE]));
  rows.forEach((row, at) => {
    for (let i = 0; i < width; i++) steps[at * width + i] = places.get(row.charCodeAt(i)) ?? 0;
  });
  return steps;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isMark = (code: number) => code >= 0xe000 && code <= 0xe0ff;

const START = '^'.charCodeAt(0);
const END = '$'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/**
 * Walks a line as it is compared, each character with the one before it: a name, a day, a time or a count is one mark,
 * every number is 0, and both ends count.
 */
export function walk(shape: string, visit: (code: number, before: number) => void) {
  let before = START;
  visit(START, 0);
  for (let i = 0; i < shape.length; i++) {
    const code = shape.charCodeAt(i);
    const cell = isDigit(code) ? ZERO : code;
    if (cell === before && (cell === ZERO || isMark(cell))) continue;
    visit(cell, before);
    before = cell;
  }
  visit(END, before);
}

/** What surrounds a line, as far as it says what is likely meant. */
const circumstancesOf = ({ role, chat, pending, reply_to, attachments, last_record }: Context): readonly string[] => [
  role,
  chat,
  pending ?? NOTHING,
  reply_to ?? NOTHING,
  attachments === undefined || attachments.length === 0 ? NOTHING : 'picture',
  last_record === undefined ? NOTHING : 'record',
];
const NOTHING = 'nothing';

/** The same as signs to learn from. */
export const signsOf = (context: Context): readonly string[] =>
  circumstancesOf(context).map((value, kind) => `@${kind} ${value}`);

/** Rows by the number of their sign, found without making anything: each number and its row side by side, in twice their room. */
function scattered(entries: readonly (readonly [key: number, row: number])[]) {
  const room = 2 ** Math.ceil(Math.log2(2 * entries.length + 2));
  const cells = new Int32Array(2 * room);
  const placeOf = (key: number) => {
    let place = (Math.imul(key, 0x9e37_79b1) >>> 7) & (room - 1);
    while (cells[2 * place] !== 0 && cells[2 * place] !== key) place = (place + 1) & (room - 1);
    return 2 * place;
  };
  for (const [key, row] of entries) cells.set([key, row + 1], placeOf(key));
  /** The row from 0, or -1. */
  return (key: number) => (cells[placeOf(key) + 1] ?? 0) - 1;
}

/** A way to find the rows of a line, each once: `find` says how many of `found` are its, until the next line is read. */
function finderOf(rows: Learned['rows']): { found: Int32Array; find: (line: Said) => number } {
  const circumstances: Map<string, number>[] = [];
  rows.forEach(([sign], i) => {
    const [, kind, value] = /^@(\d) (.*)$/.exec(sign) ?? [];
    if (kind !== undefined && value !== undefined) (circumstances[Number(kind)] ??= new Map()).set(value, i);
  });
  /** Every character’s own number, from 1: its row is the one before. */
  const numbers = new Uint16Array(0x1_0000);
  const numberOf = (code: number) => numbers[code] ?? 0;
  rows.forEach(([sign], i) => {
    if (sign.length === 1) numbers[sign.charCodeAt(0)] = i + 1;
  });
  const pairOf = (before: number, after: number) => (before << 13) | after;
  const rowOfPair = scattered(
    rows.flatMap(([sign], i) =>
      sign.length === 2 ? [[pairOf(numberOf(sign.charCodeAt(0)), numberOf(sign.charCodeAt(1))), i] as const] : [],
    ),
  );
  const seen = new Int32Array(rows.length);
  const found = new Int32Array(rows.length);
  let many = 0;
  let reading = 0;
  const add = (row: number) => {
    if (row < 0 || seen[row] === reading) return;
    seen[row] = reading;
    found[many++] = row;
  };
  const visit = (code: number, before: number) => {
    const number = numberOf(code);
    if (number === 0) return;
    add(number - 1);
    const previous = numberOf(before);
    if (previous > 0) add(rowOfPair(pairOf(previous, number)));
  };
  const find = ({ shape, context }: Said): number => {
    reading++;
    many = 0;
    walk(shape, visit);
    const values = circumstancesOf(context);
    for (let kind = 0; kind < values.length; kind++) add(circumstances[kind]?.get(values[kind] ?? '') ?? -1);
    return many;
  };
  return { found, find };
}

/** A way to say how likely each intent is, from what was learned. */
export function comparison({ intents, before, rows }: Learned) {
  const width = intents.length;
  const start = stepsOf([before], width);
  const steps = stepsOf(
    rows.map(([, row]) => row),
    width,
  );
  const { found, find } = finderOf(rows);
  const clue = intents.indexOf('report_clue');
  const none = intents.indexOf('none');

  /** How much the first so many that were found speak for an intent. */
  const weightFor = (intent: number, many: number): number => {
    let sum = 0;
    for (let i = 0; i < many; i++) sum += steps[(found[i] ?? 0) * width + intent] ?? 0;
    return STEP * ((start[intent] ?? 0) + sum / Math.sqrt(many));
  };

  /** How likely a line means what. Nothing, when it is likelier what it was read as than a clue or nothing to keep. */
  const likeness = (line: Said, read: Intent): Likeness | undefined => {
    const many = find(line);
    const own = intents.indexOf(read);
    if (own >= 0 && own !== none) {
      const weight = weightFor(own, many);
      if (weightFor(none, many) <= weight && weightFor(clue, many) <= weight) return undefined;
    }
    const shares = intents.map((_, i) => Math.exp(weightFor(i, many)));
    const all = shares.reduce((total, share) => total + share, 0);
    const shareOf = (i: number) => (shares[i] ?? 0) / all;
    const most = shares.indexOf(Math.max(...shares));
    return { clue: shareOf(clue), none: shareOf(none), intent: intents[most] ?? 'none', share: shareOf(most) };
  };

  /** The signs that speak most for an intent, the strongest first. */
  const signsFor = (line: Said, intent: Intent, most: number): readonly string[] => {
    const own = intents.indexOf(intent);
    const strength = (row: number) => steps[row * width + own] ?? 0;
    return [...found.subarray(0, find(line))]
      .sort((a, b) => strength(b) - strength(a))
      .slice(0, most)
      .map((row) => rows[row]?.[0] ?? '');
  };

  return { likeness, signsFor };
}

const compare = comparison(learned);

/**
 * How likely a line means each intent, going by how lines like it were meant. Nothing, when that is no reason to doubt
 * what it was read as.
 */
export const likenessOf = compare.likeness;

const STRONGEST = 6;

/** What made a line like others of an intent; names and figures are left out. */
export const likeWords = (line: Line, intent: Intent): readonly string[] =>
  compare.signsFor(line, intent, STRONGEST).map((sign) => sign.replace(/[\ue000-\ue0ff]/g, '某'));
