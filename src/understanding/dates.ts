import {
  addDays,
  dateOf,
  daysBetween,
  firstOfMonth,
  type LocalDate,
  momentOf,
  monthOf,
  weekdayOf,
  yearOf,
} from '../domain/calendar.ts';
import type { DayPart } from './slots.ts';
import { HAN_DIGITS, NUMBER, readNumber } from '../domain/chinese-number.ts';
import { MARK, type Rule } from './pieces.ts';
import { needing } from './presence.ts';

/** A day said in words. `weak` days (festivals) give way to any other; `implied` ones were said as 今天 after midnight. */
export type DaySaid = {
  from: LocalDate;
  to: LocalDate;
  part?: DayPart;
  lunar?: boolean;
  weak?: boolean;
  said?: 'today';
};

const n = (text: string | undefined) => (text === undefined ? undefined : readNumber(text));
const one = (date: LocalDate | undefined, more: Partial<DaySaid> = {}): DaySaid | undefined =>
  date && { from: date, to: date, ...more };

const offsets: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1, 后: 2, 大后: 3 };
const partOfWord: Readonly<Record<string, DayPart>> = { 早: 'morning', 晨: 'morning', 晚: 'evening', 夜: 'evening' };

/** The latest such month and day that is not after `today`. */
function pastDate(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const thisYear = dateOf(yearOf(today), month, day);
  if (thisYear && thisYear <= today) return thisYear;
  const lastYear = dateOf(yearOf(today) - 1, month, day);
  // A day a few weeks ahead is a plan, not a report about last year.
  if (thisYear && daysBetween(today, thisYear) < 120) return thisYear;
  return lastYear ?? thisYear;
}

/** The latest such day of a month that is not after `today`: of this month, else of the last that has it. */
function pastDayOfMonth(day: number, today: LocalDate): LocalDate | undefined {
  const here = dateOf(yearOf(today), monthOf(today), day);
  if (here && here <= today) return here;
  const before = addDays(firstOfMonth(today), -1);
  return dateOf(yearOf(before), monthOf(before), day);
}

const weekdayNumber = (text: string) => ({ 日: 7, 天: 7 })[text] ?? readNumber(text);

function pastWeekday(which: string, day: number, today: LocalDate): LocalDate {
  const monday = addDays(today, 1 - weekdayOf(today));
  if (which.startsWith('上')) return addDays(monday, day - 8);
  if (which.startsWith('下')) return addDays(monday, day + 6);
  const latest = addDays(monday, day - 1);
  return latest <= today || which !== '' ? latest : addDays(latest, -7);
}

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

const lunarMonth = (word: string | undefined) =>
  word ? ({ 正: 1, 冬: 11, 腊: 12 }[word] ?? readNumber(word)) : undefined;

const lunarDays = new Map<string, LocalDate | undefined>();

/** The latest such day of the lunar calendar; a year of days is looked through once for each question. */
function pastLunar(month: number | undefined, day: number, today: LocalDate): LocalDate | undefined {
  const asked = `${month ?? ''}/${day} ${today}`;
  if (!lunarDays.has(asked)) {
    if (lunarDays.size > 500) lunarDays.clear();
    lunarDays.set(asked, findLunar(month, day, today));
  }
  return lunarDays.get(asked);
}

/** The latest day, within thirteen months, on which the lunar calendar shows 初`day` (of `month`, when said). */
function findLunar(month: number | undefined, day: number, today: LocalDate): LocalDate | undefined {
  const wanted = month === undefined ? `/${day}` : `${month}/${day}`;
  for (let back = 0; back < 390; back++) {
    const date = addDays(today, -back);
    const shown = lunar.format(momentOf(date, '12:00'));
    if (month === undefined ? shown.endsWith(wanted) : shown === wanted) return date;
  }
  return undefined;
}

const qingming = (year: number) => Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4);
const festivals: Readonly<Record<string, (year: number) => readonly [number, number]>> = {
  元旦: () => [1, 1],
  妇女节: () => [3, 8],
  清明: (year) => [4, qingming(year)],
  劳动节: () => [5, 1],
  儿童节: () => [6, 1],
  国庆: () => [10, 1],
};

function festival(name: string, today: LocalDate): LocalDate | undefined {
  const [month, day] = festivals[name]?.(yearOf(today)) ?? [];
  return month && day ? pastDate(month, day, today) : undefined;
}

function range(from: LocalDate | undefined, to: LocalDate | undefined): DaySaid | undefined {
  if (!from || !to || to < from || daysBetween(from, to) > 62) return undefined;
  return { from, to };
}

const TO = '\\s*(?:到|至|~|-|—+)\\s*';
const MD = `(${NUMBER})月(${NUMBER})(?:[日号]|(?![${HAN_DIGITS}\\d次回遍道盘趟人名户个条家组份点:]))`;
const WEEKDAY =
  '(?:周|星期|礼拜)([一二三四五六日天](?![年度次回遍户人名共直定般样]|家(?!访))|[1-7](?![\\d年度次回遍户人名家]))';

/** Days, most particular first. */
export const dayRules: readonly Rule<DaySaid>[] = [
  {
    name: 'date.iso',
    needs: needing('2'),
    pattern: /(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)/g,
    read: (m) => one(dateOf(Number(m[1]), Number(m[2]), Number(m[3]))),
  },
  {
    name: 'date.month-range',
    needs: needing('月'),
    pattern: new RegExp(`${MD}${TO}(?:${MD}|(${NUMBER})[日号])`, 'g'),
    read: (m, today) => {
      const from = pastDate(n(m[1]) ?? 0, n(m[2]) ?? 0, today);
      return range(from, pastDate(n(m[3]) ?? n(m[1]) ?? 0, n(m[4]) ?? n(m[5]) ?? 0, today));
    },
  },
  {
    name: 'date.until-today',
    needs: needing('月'),
    pattern: new RegExp(`${MD}(?:以来|${TO}(?:今[天日]|现在|目前))`, 'g'),
    read: (m, today) => {
      const from = pastDate(n(m[1]) ?? 0, n(m[2]) ?? 0, today);
      return from && range(from, today);
    },
  },
  {
    name: 'date.month-day',
    needs: needing('月'),
    pattern: new RegExp(`(去年|今年)?${MD}`, 'g'),
    read: (m, today) => {
      const month = n(m[2]) ?? 0;
      const day = n(m[3]) ?? 0;
      if (m[1]) return one(dateOf(yearOf(today) - (m[1] === '去年' ? 1 : 0), month, day));
      return one(pastDate(month, day, today));
    },
  },
  {
    name: 'date.further-days',
    needs: needing('、和及,'),
    // 3月16、17两天: a further day of the same month.
    pattern: new RegExp(`(?<=${MARK.day}[、和及,])(${NUMBER})(?:[日号](?![楼院线码内])|(?=[两三四五]天|[都各]))`, 'g'),
    read: (m, today) => one(pastDayOfMonth(n(m[1]) ?? 0, today)),
  },
  {
    name: 'date.day-range',
    needs: needing('日号'),
    pattern: new RegExp(`(${NUMBER})[日号]?${TO}(${NUMBER})[日号]`, 'g'),
    read: (m, today) => {
      const to = pastDayOfMonth(n(m[2]) ?? 0, today);
      return to && range(dateOf(yearOf(to), monthOf(to), n(m[1]) ?? 0), to);
    },
  },
  {
    name: 'date.day-of-month',
    needs: needing('日号'),
    pattern: new RegExp(`(上个?月)?(${NUMBER})[日号](?![楼院线码内])`, 'g'),
    read: (m, today) => {
      const day = n(m[2]) ?? 0;
      if (!m[1]) return one(pastDayOfMonth(day, today));
      const before = addDays(firstOfMonth(today), -1);
      return one(dateOf(yearOf(before), monthOf(before), day));
    },
  },
  {
    name: 'date.days-before',
    needs: needing('、和及,'),
    // 11、12、13号: days of the month that was said last of all.
    pattern: new RegExp(`(?<![\\d:.])(${NUMBER})(?=(?:[、和及,]${NUMBER})*[、和及,]${MARK.day})`, 'g'),
    read: (m, today) => one(pastDayOfMonth(n(m[1]) ?? 0, today)),
  },
  {
    name: 'date.weekday-range',
    needs: needing('周期拜'),
    pattern: new RegExp(`(上个?|这个?|本)?${WEEKDAY}${TO}(?:上个?|这个?|本)?${WEEKDAY}`, 'g'),
    read: (m, today) => {
      const to = pastWeekday(m[1] ?? '', weekdayNumber(m[3] ?? '') ?? 0, today);
      const days = (weekdayNumber(m[3] ?? '') ?? 0) - (weekdayNumber(m[2] ?? '') ?? 0);
      return range(addDays(to, -days), to);
    },
  },
  {
    name: 'date.weekday',
    needs: needing('周期拜'),
    pattern: new RegExp(`(上上?个?|这个?|本|下个?)?${WEEKDAY}`, 'g'),
    read: (m, today) => one(pastWeekday(m[1] ?? '', weekdayNumber(m[2] ?? '') ?? 0, today)),
  },
  {
    name: 'date.relative',
    needs: needing('前后昨今明当'),
    // 今 alone opens a clause in telegrams: 今3次.
    pattern:
      /(大前|大后|(?<![之以])前|昨|今|明|后|当)(?:[天日]|儿个?|(早|晨|晚|夜))(?!的?(?:一样|差不多))|(?<![\u4e00-\u9fff])([今昨])(?![年后生世])|([今昨明])(?=[上中下]午)/g,
    read: (m, today) => {
      const offset = offsets[m[1] ?? m[3] ?? m[4] ?? ''] ?? 0;
      const part = partOfWord[m[2] ?? ''];
      return one(addDays(today, offset), { ...(part && { part }), ...(offset === 0 && { said: 'today' as const }) });
    },
  },
  {
    name: 'date.days-ago',
    needs: needing('前'),
    pattern: new RegExp(`(${NUMBER})天(?:之|以)?前`, 'g'),
    read: (m, today) => one(addDays(today, -(n(m[1]) ?? 0))),
  },
  {
    name: 'date.lunar',
    needs: needing('初'),
    pattern:
      /(?:农历|阴历)?(?:([正冬腊]|[一二三四五六七八九十]{1,2})月)?初([一二三四五六七八九十])(?!年级|[一二三四五六七八九十\d]*班|的?[学女男娃孩]|[中级步辍]|、?初)/g,
    read: (m, today) => one(pastLunar(lunarMonth(m[1]), n(m[2]) ?? 0, today), { lunar: true }),
  },
  {
    name: 'date.festival',
    needs: needing('旦节清庆'),
    pattern: /(元旦|妇女节|清明|劳动节|儿童节|国庆)节?(?:那天|当天|当日)?(?!期间|假期|放假|祭)/g,
    read: (m, today) => one(festival(m[1] ?? '', today), { weak: true }),
  },
];

/** 3.15 and 3/15: a date when it is one of the last two months and could hardly be a time. */
export function dottedDate(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const date = dateOf(yearOf(today), month, day);
  const past = date && date > today ? dateOf(yearOf(today) - 1, month, day) : date;
  return past && daysBetween(past, today) <= 62 ? past : undefined;
}
