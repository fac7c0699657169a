import { dayOf, type LocalDate, type LocalTime, timeOf } from '../domain/calendar.ts';
import { countRules, durationRule, siteRule } from './counts.ts';
import { dayRules, dottedDate } from './dates.ts';
import { commonly, finderOf } from './lexicon.ts';
import type { Context, Lexicon, Reason } from './meaning.ts';
import { abbreviates, normalize } from './normalize.ts';
import { periodRules } from './periods.ts';
import { MARK, type Piece, type Reading, type Rule, take, under } from './pieces.ts';
import { foreignRule, nameRules } from './places.ts';
import { partRules, timeRules } from './times.ts';
import { needing, type Presence, presenceOf } from './presence.ts';

/** A line read once for all who ask about it. */
export type Line = {
  raw: string;
  /** The normal form of all that was said, up to ten thousand characters; clues are looked for in all of it. */
  whole: string;
  /** Its beginning as said, names included: what records and questions are read from. */
  said: string;
  /** The same with people's and villages' names blanked, so that no name is read as a word. */
  text: string;
  /** The same with every piece blanked by a mark of its kind. */
  shape: string;
  pieces: readonly Piece[];
  /** Which of the characters that rules need it has. */
  present: Presence;
  context: Context;
  lexicon: Lexicon;
  today: LocalDate;
  clock: LocalTime;
};

/** Nothing longer is read to its end. */
const LONGEST = 10_000;
/** Longer messages are documents, not reports: only clues are looked for in what follows. */
const REPORT = 600;

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
  const { today, clock } = momentSaid(context.now);
  const finder = finderOf(lexicon);
  const whole = commonly(finder, normalize(raw.length > LONGEST ? raw.slice(0, LONGEST) : raw));
  const said = whole.length > REPORT ? whole.slice(0, REPORT) : whole;
  const present = presenceOf(said);
  const reading: Reading = { rest: said, pieces: [], present };
  walk(reading, nameRules(finder), today);
  let text = withoutNames(said, reading.pieces);
  walk(reading, [siteRule], today);
  walk(reading, dayAndPeriodRules, today);
  walk(reading, [durationRule, dottedDateRule(reading.rest)], today);
  walk(reading, clockRules, today);
  dropRangeEnds(reading);
  walk(reading, dayPartRules, today);
  walk(reading, countRules, today);
  reading.pieces.sort((a, b) => a.at - b.at);
  text = withoutSlips(reading, joined(reading, text));
  return {
    raw,
    whole,
    said,
    text,
    shape: reading.rest,
    pieces: reading.pieces,
    present,
    context,
    lexicon,
    today,
    clock,
  };
}

function walk(reading: Reading, rules: readonly Rule[], today: LocalDate) {
  for (const rule of rules) take(reading, rule, today);
}

type Moment = { iso: string; today: LocalDate; clock: LocalTime };
let moment: Moment | undefined;

/** Day and clock of a moment; lines come in bursts, so the last answer is kept. */
function momentSaid(iso: string): Moment {
  if (moment?.iso === iso) return moment;
  const at = new Date(Date.parse(iso));
  moment = { iso, today: dayOf(at), clock: timeOf(at) };
  return moment;
}

/** How many characters of a long message are looked at together. */
const PASSAGE = 160;

/** A long message cut into passages of whole sentences, each once, with only the names in it read. */
export function* passagesOf(line: Line): Generator<Line> {
  if (line.whole.length <= 2 * PASSAGE) return;
  const seen = new Set<string>();
  for (const [said] of line.whole.matchAll(passage)) {
    if (seen.has(said)) continue;
    seen.add(said);
    const present = presenceOf(said);
    const reading: Reading = { rest: said, pieces: [], present };
    for (const rule of [...nameRules(finderOf(line.lexicon)), siteRule]) take(reading, rule, line.today);
    const text = withoutNames(said, reading.pieces);
    yield { ...line, raw: said, whole: said, said, text, shape: reading.rest, pieces: reading.pieces, present };
  }
}
const passage = new RegExp(`[^]{1,${PASSAGE}}(?:(?<=[。!?;\\n])|$)|[^]{1,${PASSAGE}}`, 'g');

function withoutNames(said: string, pieces: readonly Piece[]): string {
  let text = said;
  for (const { kind, at, end } of pieces)
    if (kind === 'person' || kind === 'village')
      text = text.slice(0, at) + MARK[kind].repeat(end - at) + text.slice(end);
  return text;
}

const dotted = /(?<![\d.:])(\d{1,2})([./])(\d{1,2})(?![\d.:/])(?:[日号])?/g;
const point = /(?<![\d.])\d{1,2}\.\d\d(?![\d.])/g;

const DOTS = needing('./');

/** 3.15 is a day unless it stands in a row of dotted times. */
function dottedDateRule(rest: string): Rule {
  const points = rest.includes('.') ? (rest.match(point)?.length ?? 0) : 0;
  return {
    name: 'date.dotted',
    needs: DOTS,
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

const JOINED = new RegExp(`(?<=([${Object.values(MARK).join('')}]))[跟与](?=\\1)`, 'g');

/** 8点跟18点, 何小禾跟唐果: 跟 between two of a kind is 和. */
function joined(reading: Reading, text: string): string {
  if (!/[跟与]/.test(text)) return text;
  const places = [...reading.rest.matchAll(JOINED)].map(({ index }) => index);
  const mended = (from: string) => places.reduce((all, at) => `${all.slice(0, at)}和${all.slice(at + 1)}`, from);
  reading.rest = mended(reading.rest);
  return mended(text);
}

const figures = `${MARK.count}${MARK.time}${MARK.amount}${MARK.day}${MARK.number}`;
const SLIP = new RegExp(
  `([${figures}])\\1*(?:[.,。\\s]*[哦噢喔哎呀]*[,\\s]*(?:不对|(?:[说讲打写报按]|搞)错了?|错了)|[.,。\\s]+不(?=,)|[,\\s]*[哦噢喔哎呀]+[,\\s]*不是)[,。\\s]*(?:应该)?是?[,\\s]*(?=\\1)`,
);

/** 放了两次，哦不对，三次: what the speaker took back at once, and the words for it, were never said. */
function withoutSlips(reading: Reading, text: string): string {
  const slip = /不对|错|不是|不,/.test(text) ? SLIP.exec(reading.rest) : null;
  if (!slip) return text;
  const end = slip.index + slip[0].length;
  const wrong = reading.pieces.findLast((piece) => piece.at >= slip.index && piece.end <= end);
  if (!wrong) return text;
  reading.pieces = reading.pieces.filter((piece) => piece !== wrong);
  const blanked = (from: string) => from.slice(0, wrong.at) + ' '.repeat(end - wrong.at) + from.slice(end);
  reading.rest = blanked(reading.rest);
  return blanked(text);
}

/** Why a line was read as it was, one reason a piece. */
export function reasonsOf(line: Line, pieces: readonly Piece[] = line.pieces): readonly Reason[] {
  return pieces.map(({ rule, at, end }) => ({ rule, read: line.said.slice(at, end) }));
}

/** Whether the line says 村村响 only through a rare abbreviation. */
export const usesRareTerm = (line: Line): boolean => abbreviates(line.raw);
