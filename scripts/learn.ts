// Writes what the kept lines teach about ways of saying into one module: npm run learn.
import { readFileSync, writeFileSync } from 'node:fs';
import { signsOf, type Learned, rowOf, walk } from '../src/understanding/likeness.ts';
import type { Lexicon, Context, Intent } from '../src/understanding/meaning.ts';
import { readLine } from '../src/understanding/line.ts';
import { lexicon, neighbours } from '../tests/understanding/township.ts';

/** A kept line with what it was meant as. */
export type Taught = { id: string; text: string; context: Context; expect: { intent: Intent }; names: Lexicon };

const read = (file: string, names: Lexicon): readonly Taught[] =>
  readFileSync(new URL(`../tests/understanding/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ ...JSON.parse(line), names }));

/** Every kept line. */
export const taught: readonly Taught[] = [
  ...read('lines.jsonl', lexicon),
  ...read('lines-blind.jsonl', lexicon),
  ...read('lines-neighbours.jsonl', neighbours),
  ...read('lines-siblings.jsonl', neighbours),
  ...read('lines-families.jsonl', neighbours),
];

/** Signs in fewer lines teach nothing that holds elsewhere. */
const OFTEN = 3;
const ROUNDS = 10;
const PACE = 0.3;
const DECAY = 1e-4;

function taughtBy({ text, context, names }: Taught): readonly string[] {
  const signs = new Set(signsOf(context));
  walk(readLine(text, context, names).shape, (code, before) => {
    signs.add(String.fromCharCode(code));
    if (before > 0) signs.add(String.fromCharCode(before, code));
  });
  return [...signs];
}

/** The same order on every machine. */
function shuffled(n: number, seed: number): readonly number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  let state = seed;
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}

/** Characters, pairs, circumstances; each by its letters. */
const inOrder = (a: string, b: string) => Math.min(a.length, 3) - Math.min(b.length, 3) || (a < b ? -1 : 1);

/** Signs that many lines have, each with its number. */
function keptOf(signs: readonly (readonly string[])[]): readonly string[] {
  const often = new Map<string, number>();
  for (const sign of signs.flat()) often.set(sign, (often.get(sign) ?? 0) + 1);
  return [...often]
    .filter(([, n]) => n >= OFTEN)
    .map(([sign]) => sign)
    .sort(inOrder);
}

/** Numbers that are moved against a slope, the less the more they were moved before, and the mean of where they were. */
function moved(length: number) {
  const values = new Float64Array(length);
  const gone = new Float64Array(length);
  const sums = new Float64Array(length);
  let times = 0;
  return {
    values,
    move(at: number, slope: number) {
      gone[at] = (gone[at] ?? 0) + slope * slope;
      values[at] = (values[at] ?? 0) - (PACE * slope) / Math.sqrt((gone[at] ?? 0) + 1e-8);
    },
    remember() {
      times++;
      for (let i = 0; i < length; i++) sums[i] = (sums[i] ?? 0) + (values[i] ?? 0);
    },
    mean: () => sums.map((sum) => sum / times),
  };
}

/** Multinomial logistic regression by AdaGrad, its later rounds averaged: what each sign speaks for, so that the lines come out as they were meant. */
export function learn(lines: readonly Taught[]): Learned {
  const intents = [...new Set(lines.map(({ expect }) => expect.intent))].sort();
  const signs = lines.map(taughtBy);
  const kept = keptOf(signs);
  const numberOf = new Map(kept.map((sign, i) => [sign, i]));
  const rows = signs.map((of) => of.flatMap((sign) => numberOf.get(sign) ?? []));
  const width = intents.length;
  const weights = moved(kept.length * width);
  const before = moved(width);
  const shares = new Float64Array(width);

  const study = (own: readonly number[], meant: number) => {
    const part = 1 / Math.sqrt(own.length);
    for (let i = 0; i < width; i++) {
      let sum = before.values[i] ?? 0;
      for (const row of own) sum += (weights.values[row * width + i] ?? 0) * part;
      shares[i] = Math.exp(sum);
    }
    const all = shares.reduce((total, share) => total + share, 0);
    for (let i = 0; i < width; i++) {
      const error = (shares[i] ?? 0) / all - (meant === i ? 1 : 0);
      if (Math.abs(error) < 1e-3) continue;
      for (const row of own) {
        const at = row * width + i;
        weights.move(at, error * part + DECAY * (weights.values[at] ?? 0));
      }
      before.move(i, error);
    }
  };

  for (let round = 1; round <= ROUNDS; round++) {
    for (const n of shuffled(lines.length, round))
      study(rows[n] ?? [], intents.indexOf(lines[n]?.expect.intent ?? 'none'));
    if (round <= ROUNDS / 2) continue;
    weights.remember();
    before.remember();
  }
  const settled = weights.mean();
  return {
    intents,
    before: rowOf(before.mean()),
    rows: kept.map((sign, i) => [sign, rowOf(settled.subarray(i * width, (i + 1) * width))]),
  };
}

const ascii = (row: readonly string[]) =>
  JSON.stringify(row).replace(/[\ue000-\ue0ff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);

if (process.argv[1]?.endsWith('learn.ts')) {
  const { intents, before, rows } = learn(taught);
  writeFileSync(
    new URL('../src/understanding/likeness.gen.ts', import.meta.url),
    [
      '// Generated from the kept lines by scripts/learn.ts.',
      "import type { Learned } from './likeness.ts';",
      '',
      'export const learned: Learned = {',
      `  intents: ${JSON.stringify(intents)},`,
      `  before: ${JSON.stringify(before)},`,
      '  rows: [',
      ...rows.map((row) => `    ${ascii(row)},`),
      '  ],',
      '};',
      '',
    ].join('\n'),
  );
}
