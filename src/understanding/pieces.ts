import type { LocalDate } from '../domain/calendar.ts';
import type { DaySaid } from './dates.ts';
import type { PersonEntry } from './lexicon.ts';
import type { DayPart } from './slots.ts';
import type { PeriodSaid } from './periods.ts';
import { meets, type Need, type Presence } from './presence.ts';
import type { TimeSaid } from './times.ts';

/** A number with what it counts. */
export type Amount = { n: number; unit: string; approx: boolean };
/** How often: `each` when said of every time or place, `total` when said as the sum, `named` when it only points at one or gives a rate (最后一次, 一天三次). */
export type Count = { n: number; each: boolean; total: boolean; named?: boolean };

/** What a rule found in a stretch of text. `foreign` is a village of nobody's register. */
export type Found =
  | { kind: 'village'; name: string; fuzzy: boolean }
  | { kind: 'foreign' }
  | { kind: 'unit'; name: string }
  | { kind: 'person'; person: PersonEntry; fuzzy?: boolean }
  | ({ kind: 'day' } & DaySaid)
  | { kind: 'period'; period: PeriodSaid }
  | { kind: 'time'; times: readonly TimeSaid[]; skip: boolean }
  | { kind: 'part'; parts: readonly DayPart[] }
  | { kind: 'count'; count: Count }
  | { kind: 'ordinal'; n: number }
  | { kind: 'amount'; amount: Amount }
  | { kind: 'site'; name: string }
  | { kind: 'number'; n: number };

/** A stretch a rule has read; `at` and `end` index all forms of the line alike. */
export type Piece = Found & { at: number; end: number; rule: string };
export type PieceOf<K extends Found['kind']> = Extract<Piece, { kind: K }>;

/** The characters that stand for a piece where it was taken out. */
export const MARK = {
  village: '\ue001',
  foreign: '\ue002',
  unit: '\ue003',
  person: '\ue004',
  day: '\ue005',
  period: '\ue006',
  time: '\ue007',
  part: '\ue008',
  count: '\ue009',
  ordinal: '\ue00a',
  amount: '\ue00b',
  site: '\ue00c',
  number: '\ue00d',
} as const satisfies Record<Found['kind'], string>;

/** How one kind of thing is written, and what it means on a day; undefined when it only looks like one. */
export type Rule<T = Found> = {
  name: string;
  pattern: RegExp;
  /** What must be there for the pattern to match: looked up first, as that is cheaper. */
  needs?: Need;
  read: (match: readonly (string | undefined)[], today: LocalDate) => T | undefined;
};

/** A text being read: what is left, with marks for the pieces taken out of it; `present` is what it had at first. */
export type Reading = { rest: string; pieces: Piece[]; present: Presence };

/** Takes every match the rule accepts out of what is left to read. */
export function take(reading: Reading, { name, pattern, needs, read }: Rule, today: LocalDate) {
  if (needs && !meets(reading.present, needs)) return;
  pattern.lastIndex = 0;
  let rest = '';
  let done = 0;
  for (let match = pattern.exec(reading.rest); match; match = pattern.exec(reading.rest)) {
    const end = match.index + match[0].length;
    if (match[0] === '') pattern.lastIndex++;
    const found = read(match, today);
    if (!found) continue;
    reading.pieces.push({ ...found, at: match.index, end, rule: name });
    rest += reading.rest.slice(done, match.index) + MARK[found.kind].repeat(match[0].length);
    done = end;
  }
  if (done > 0) reading.rest = rest + reading.rest.slice(done);
}

/** A rule whose finding is put under a kind. */
export const under = <T>(rule: Rule<T>, found: (value: T) => Found): Rule => ({
  ...rule,
  read(match, today) {
    const value = rule.read(match, today);
    return value === undefined ? undefined : found(value);
  },
});

/** The pieces of one kind, in order. */
export function piecesOf<K extends Found['kind']>(pieces: readonly Piece[], kind: K): readonly PieceOf<K>[] {
  return pieces.filter((piece): piece is PieceOf<K> => piece.kind === kind);
}
