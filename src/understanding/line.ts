import { dayOf, type LocalDate, type LocalTime, timeOf } from '../domain/calendar.ts';
import { countRules, durationRule, siteRule } from './counts.ts';
import { dayRules, dottedDate } from './dates.ts';
import { finderOf } from './lexicon.ts';
import type { Context, Lexicon, Reason } from './meaning.ts';
import { abbreviates, normalize } from './normalize.ts';
import { periodRules } from './periods.ts';
import { MARK, type Piece, type Reading, type Rule, take, under } from './pieces.ts';
import { foreignRule, nameRules } from './places.ts';
import { partRules, timeRules } from './times.ts';

/** A line read once for all who ask about it. */
export type Line = {
  raw: string;
  /** The normal form as said, names included. */
  said: string;
  /** The same with people's and villages' names blanked, so that no name is read as a word. */
  text: string;
  /** The same with every piece blanked by a mark of its kind. */
  shape: string;
  pieces: readonly Piece[];
  context: Context;
  lexicon: Lexicon;
  today: LocalDate;
  clock: LocalTime;
};

/** Longer messages are documents, not reports: only their beginning is read. */
const LONGEST = 1200;

const dayAndPeriodRules: readonly Rule[] = [
  ...dayRules.map((rule) => under(rule, (day) => ({ kind: 'day', ...day }))),
  ...periodRules.map((rule) => under(rule, (period) => ({ kind: 'period', period }))),
  foreignRule,
];
const clockRules: readonly Rule[] = timeRules.map((rule) =>
  under(rule, (times) => ({ kind: 'time', times, skip: false })),
);
const dayPartRules: readonly Rule[] = partRules.map((rule) => under(rule, (parts) => ({ kind: 'part', parts })));

/** Reads a line: names first, then days, times and counts, each rule taking out what it understood. */
export function readLine(raw: string, context: Context, lexicon: Lexicon): Line {
  const now = new Date(Date.parse(context.now));
  const [today, clock] = [dayOf(now), timeOf(now)];
  const said = normalize(raw.length > LONGEST ? raw.slice(0, LONGEST) : raw);
  const reading: Reading = { rest: said, pieces: [] };
  const walk = (rules: readonly Rule[]) => rules.forEach((rule) => take(reading, rule, today));
  walk(nameRules(finderOf(lexicon)));
  const text = withoutNames(said, reading.pieces);
  walk([siteRule]);
  walk(dayAndPeriodRules);
  walk([durationRule, dottedDateRule(reading.rest)]);
  walk(clockRules);
  dropRangeEnds(reading);
  walk(dayPartRules);
  walk(countRules);
  reading.pieces.sort((a, b) => a.at - b.at);
  return { raw, said, text, shape: reading.rest, pieces: reading.pieces, context, lexicon, today, clock };
}

function withoutNames(said: string, pieces: readonly Piece[]): string {
  let text = said;
  for (const { kind, at, end } of pieces)
    if (kind === 'person' || kind === 'village')
      text = text.slice(0, at) + MARK[kind].repeat(end - at) + text.slice(end);
  return text;
}

const dotted = /(?<![\d.:])(\d{1,2})([./])(\d{1,2})(?![\d.:/])(?:[日号])?/g;
const point = /(?<![\d.])\d{1,2}\.\d\d(?![\d.])/g;

/** 3.15 is a day unless it stands in a row of dotted times. */
function dottedDateRule(rest: string): Rule {
  const points = rest.includes('.') ? (rest.match(point)?.length ?? 0) : 0;
  return {
    name: 'date.dotted',
    pattern: dotted,
    read([, month, mark, day], today) {
      if (mark === '.' && points > 1 && Number(month) >= 5) return undefined;
      const date = dottedDate(Number(month), Number(day), today);
      return date && { kind: 'day', from: date, to: date };
    },
  };
}

/** 8:00—8:10 is one play that began at 8:00. */
function dropRangeEnds(reading: Reading) {
  const times = reading.pieces.filter((piece) => piece.kind === 'time').sort((a, b) => a.at - b.at);
  times.forEach((time, i) => {
    const before = times[i - 1];
    if (before && !before.skip && /^\s*(?:~|-|—+|–|至|到)\s*$/.test(reading.rest.slice(before.end, time.at)))
      time.skip = true;
  });
}

/** Why a line was read as it was, one reason a piece. */
export function reasonsOf(line: Line, pieces: readonly Piece[] = line.pieces): readonly Reason[] {
  return pieces.map(({ rule, at, end }) => ({ rule, read: line.said.slice(at, end) }));
}

/** Whether the line says 村村响 only through a rare abbreviation. */
export const usesRareTerm = (line: Line): boolean => abbreviates(line.raw);
