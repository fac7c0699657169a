import { clockTime, type LocalTime } from '../domain/calendar.ts';
import type { DayPart } from './slots.ts';
import { HAN_DIGITS, NUMBER, readNumber } from '../domain/chinese-number.ts';
import { MARK, type Rule } from './pieces.ts';
import { DIGITS, needing } from './presence.ts';

/** A time as said: `sure` when nothing could lift it by twelve hours; `part` is the part of the day said with it. */
export type TimeSaid = { hour: number; minute: number; sure: boolean; part?: DayPart | 'night' };

const words: readonly (readonly [DayPart | 'night', string])[] = [
  ['night', '凌晨|半夜|深夜'],
  ['morning', '早场|大清早|清早|清晨|早上|早晨|早间|早起|一早|上午|早饭|早|晨'],
  ['noon', '午场|中午|晌午|正午|午间|午饭|午(?!后)'],
  ['afternoon', '下午|午后|后晌'],
  ['evening', '晚场|傍晚|晚上|晚间|夜里|夜间|夜晚|夜饭|晚饭|天黑[了哒]?|擦黑|黑[了哒]|晚'],
];
/** Source of a pattern for a word that names a part of the day. */
const PART = words.map(([, pattern]) => pattern).join('|');
const partPatterns = words.map(([part, pattern]) => [part, new RegExp(`^(?:${pattern})$`)] as const);
const parts = new Map<string, DayPart | 'night' | undefined>();

/** The part of the day a word names. */
function partOf(word: string | undefined): DayPart | 'night' | undefined {
  if (word === undefined) return undefined;
  if (!parts.has(word)) parts.set(word, partPatterns.find(([, pattern]) => pattern.test(word))?.[0]);
  return parts.get(word);
}

const LED = `(?:(${PART})(?:[头的里间边些后]|时分|大概|大约|差不多|[约是在\\s:])*)?`;
// What may not follow a bare number that is to be read as an hour or minute: it would be counting something.
const COUNTED = `[点时:次回遍道盘趟轮场人户名个号日月年组岁条家天位分元块台张村份%度社班级\\d${HAN_DIGITS}]`;
const QUARTERS: Readonly<Record<string, number>> = {
  半: 30,
  一刻: 15,
  '1刻': 15,
  三刻: 45,
  '3刻': 45,
  两刻: 30,
};

function said(hour: number | undefined, minute: number | undefined, word?: string, sure = false): TimeSaid | undefined {
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) return undefined;
  const part = partOf(word);
  return { hour, minute, sure: sure || hour > 12 || hour === 0, ...(part && { part }) };
}
const one = (time: TimeSaid | undefined) => time && [time];

const MINUTE = `(半|[一两三13]刻|零?${NUMBER}分(?!钟)|零\\d|零[一二三四五六七八九]|[0-5]\\d(?=[一两二三]\\s*[次回遍道盘趟])|(?:[0-5]\\d|[二三四五]?十[一二三四五六七八九]?)(?!${COUNTED}))?`;

function minuteOf(text: string | undefined): number | undefined {
  if (!text) return 0;
  return QUARTERS[text] ?? readNumber(text.replace(/分$/, '').replace(/^零(?=.)/, ''));
}

/** 8 12 18 · 8、12、18点: two or more bare hours in a row. */
const list = new RegExp(
  `(?<![\\d.点零]|\\d:)\\d{1,2}(?:(?:\\s*[、,/;和]\\s*|[^\\S\\n]+)\\d{1,2}){1,7}(?:点钟?|时(?!间))?(?!\\s*(?:${COUNTED}|[-~:.]))`,
  'g',
);

/** Times of day, most particular first. Every rule is linear: no nested repetition over the same characters. */
export const timeRules: readonly Rule<readonly TimeSaid[]>[] = [
  {
    name: 'time.range-start',
    needs: needing(':点'),
    pattern: new RegExp(`${LED}(?<![\\d:点])(\\d{1,2})(?=\\s*(?:~|-|—+|至|到)\\s*\\d{1,2}[:点])`, 'g'),
    read: (m) => one(said(Number(m[2]), 0, m[1])),
  },
  {
    name: 'time.colon',
    needs: needing(':'),
    pattern: new RegExp(`${LED}(?<!\\d)(\\d{1,2}):([0-5]\\d)(?::[0-5]\\d)?(?!\\d)`, 'g'),
    read: (m) => one(said(Number(m[2]), Number(m[3]), m[1], m[2]?.length === 2)),
  },
  {
    name: 'time.before-hour',
    needs: needing('差'),
    pattern: new RegExp(
      `${LED}(?:差(一刻|${NUMBER})分?钟?(?:不?到)?(${NUMBER})点钟?|(${NUMBER})点钟?差(一刻|${NUMBER}(?!点))分?钟?)`,
      'g',
    ),
    read: (m) => {
      const hour = readNumber(m[3] ?? m[4] ?? '');
      const short = m[2] ?? m[5] ?? '';
      const minutes = QUARTERS[short] ?? readNumber(short);
      return hour === undefined || minutes === undefined || minutes === 0
        ? undefined
        : one(said((hour + 23) % 24, 60 - minutes, m[1]));
    },
  },
  {
    name: 'time.hour-list',
    needs: needing(DIGITS),
    pattern: list,
    read: (m) => {
      const hours = (m[0] ?? '').match(/\d{1,2}/g)?.map((hour) => said(Number(hour), 0)) ?? [];
      const times = hours.filter(
        (time) => time !== undefined && (time.hour > 4 || time.hour === 0 || hours.length > 2),
      );
      return times.length === hours.length ? times.filter((time) => time !== undefined) : undefined;
    },
  },
  {
    name: 'time.hour',
    needs: needing('点时'),
    pattern: new RegExp(`${LED}(?<!\\d)(${NUMBER})(?:点|时(?![间候段常]))(?:钟|整|正|过)?${MINUTE}`, 'g'),
    // 一点 alone is "a little", not one o'clock.
    read: (m) =>
      /^[早晚]?一点$/.test(m[0] ?? '') ? undefined : one(said(readNumber(m[2] ?? ''), minuteOf(m[3]), m[1])),
  },
  {
    name: 'time.one-in-a-row',
    needs: needing('一'),
    pattern: new RegExp(`(?<=${MARK.time}[、,])一点(?=[、,]|$)`, 'g'),
    read: () => one(said(1, 0)),
  },
  {
    name: 'time.four-digits',
    needs: needing(DIGITS),
    pattern: /(?<![\d.]|\d:)([01]\d|2[0-3])([0-5]\d)(?![\d.:年元人户次年条个份])/g,
    read: (m) => one(said(Number(m[1]), Number(m[2]), undefined, true)),
  },
  {
    name: 'time.dotted',
    needs: needing('.'),
    pattern: new RegExp(`${LED}(?<![\\d.])(\\d{1,2})\\.([0-5]\\d)(?![\\d.万元%])`, 'g'),
    read: (m) => one(said(Number(m[2]), Number(m[3]), m[1], m[2]?.startsWith('0'))),
  },
  {
    name: 'time.between',
    needs: needing(DIGITS),
    // 7.30 12 6.30: a bare number among times is one.
    pattern: new RegExp(`(?<=${MARK.time}[ 、,])(\\d{1,2})(?=[ 、,]${MARK.time})`, 'g'),
    read: (m) => one(said(Number(m[1]), 0)),
  },
  {
    name: 'time.part-and-hour',
    needs: needing('早午晚夜晨黑晌'),
    pattern: new RegExp(`(${PART})(${NUMBER})(?!${COUNTED})`, 'g'),
    read: (m) => one(said(readNumber(m[2] ?? ''), 0, m[1])),
  },
];

/** Parts of the day said without an hour: 早中晚, 上下午, 上午. */
export const partRules: readonly Rule<readonly DayPart[]>[] = [
  {
    name: 'part.list',
    needs: needing('早午中晚'),
    pattern:
      /早[、\s,]?(?:中|午)[、\s,]?晚|早[、\s,]?晚(?![点些饭])|早[、\s,]?中(?!学|心|国)|(?<!其)中[、\s,]?晚(?![点些饭])|上、?下午/g,
    read: (m) => {
      if (m[0]?.startsWith('上')) return ['morning', 'afternoon'];
      return Array.from((m[0] ?? '').replace(/[^早中午晚]/g, ''), (c) => partOf(c === '中' ? '中午' : c)).filter(
        isDayPart,
      );
    },
  },
  {
    name: 'part.word',
    needs: needing('早午晚夜晨黑'),
    pattern:
      /[早午晚]场|清早|清晨|早上|早晨|早间|早起|一早|大清早|早饭|上午|中午|晌午|正午|午间|午饭|下午|午后|傍晚|晚上|晚间|夜里|夜间|夜晚|夜饭|晚饭|天黑了?|黑了|[早晨午中晚](?=播?\s*[√×])/g,
    read: (m) => [partOf(m[0] === '中' ? '中午' : m[0])].filter(isDayPart),
  },
];

const isDayPart = (part: DayPart | 'night' | undefined): part is DayPart => part !== undefined && part !== 'night';

const byPart: Readonly<Record<DayPart | 'night', (hour: number) => number>> = {
  night: (hour) => (hour === 12 ? 0 : hour),
  morning: (hour) => hour,
  noon: (hour) => (hour < 4 ? hour + 12 : hour),
  afternoon: (hour) => (hour < 12 ? hour + 12 : hour),
  evening: (hour) => (hour < 12 && hour > 2 ? hour + 12 : hour),
};

/**
 * The clock times meant by times in the order said: a part of the day decides; else a bare hour that would go back in
 * the day is lifted by twelve, and 1–4 alone is afternoon, unless the speaker counts to 24. Ascending.
 */
export function clockTimes(times: readonly TimeSaid[]): readonly LocalTime[] {
  let before = -1;
  let counts24 = false;
  const found: LocalTime[] = [];
  for (const time of times) {
    let hour = time.part ? byPart[time.part](time.hour) : time.hour;
    if (
      !time.part &&
      !time.sure &&
      !counts24 &&
      hour < 12 &&
      ((before >= 0 && hour * 60 + time.minute <= before) || (hour >= 1 && hour <= 4))
    )
      hour += 12;
    if (!time.part && time.hour > 12) counts24 = true;
    before = hour * 60 + time.minute;
    const clock = clockTime(hour, time.minute);
    if (clock && !found.includes(clock)) found.push(clock);
  }
  return found.sort();
}

/** The part of the day a clock time falls in, as people speak of it. */
export function partAt(time: LocalTime): DayPart {
  if (time < '11:00') return 'morning';
  if (time < '14:00') return 'noon';
  return time < '17:30' ? 'afternoon' : 'evening';
}
