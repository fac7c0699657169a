import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import {
  addDays,
  dayOf,
  dayOfMonth,
  daysFrom,
  endOfMonth,
  isQuiet,
  type LocalDate,
  type LocalTime,
  momentOf,
} from '../../src/domain/calendar.ts';
import { callsIn } from '../../src/db/settings.ts';
import { township } from '../stories/township.ts';
import { type Arrival, type Entered, minorsOf, openClockwork, villages } from './clockwork.ts';
import { chance } from './chance.ts';

const wholeDay: readonly LocalTime[] = [
  '03:12',
  '07:45',
  '09:05',
  '11:05',
  '17:05',
  '20:37',
  '20:52',
  '20:59',
  '22:00',
];
const twice: readonly LocalTime[] = ['09:05', '20:59'];

/** Far coarser than the bot's own heart, which beats every minute: what has come due meanwhile runs at the next beat. */
function beatsOf(day: LocalDate): readonly LocalTime[] {
  if ([1, 15, 20, 25, 26].includes(dayOfMonth(day)) || endOfMonth(day) === day) return wholeDay;
  return [10, 13, 23, 27].includes(dayOfMonth(day)) ? twice : ['20:59'];
}

const begin: LocalDate = '2024-01-12';
const end: LocalDate = '2024-12-31';
const year = daysFrom(begin, end);
const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`);

type Stillness = { readonly from: Date; readonly to: Date };
const covers = (some: readonly Stillness[], at: Date) => some.some(({ from, to }) => from <= at && at < to);
const touches = (some: readonly Stillness[], day: LocalDate) =>
  some.some(({ from, to }) => from < momentOf(addDays(day, 1)) && to > momentOf(day));

const HOUR = 3_600_000;

/** Twelve times the machines stand still for up to five days; once a month Feishu is away for up to thirty hours. */
function misfortunes() {
  const luck = chance(20_240_601);
  const from = (day: LocalDate, hours: number): Stillness => {
    const at = momentOf(day, luck.time());
    return { from: at, to: new Date(at.getTime() + hours * HOUR) };
  };
  return {
    down: months.map((month) =>
      from(luck.day(`${month}-02` as LocalDate, `${month}-24` as LocalDate), 2 + luck.upTo(110)),
    ),
    away: months.map((month) =>
      from(luck.day(`${month}-02` as LocalDate, `${month}-27` as LocalDate), 2 + luck.upTo(28)),
    ),
  };
}

/** What was done by when, by hand: the moment from which nobody may be reminded of it. */
type Deeds = {
  readonly plays: Map<string, number>;
  readonly tables: Map<string, Date>;
  readonly visits: Map<string, Date[]>;
};

/** A day's work: most villages do most of it, some late in the day, some not at all. */
function workOf(
  luck: ReturnType<typeof chance>,
  day: LocalDate,
  deeds: Deeds,
): { morning: Entered[]; evening: Entered[] } {
  const morning: Entered[] = [];
  const evening: Entered[] = [];
  for (const village of villages) {
    if (!luck.one(12)) {
      const count = luck.one(12) ? luck.upTo(2) : 3;
      if (count > 0) evening.push({ kind: 'broadcast', village, on: day, at: '19:30', count });
      deeds.plays.set(`${village} ${day}`, count);
    }
    const month = day.slice(0, 7);
    if (!deeds.tables.has(`${village} ${month}`) && dayOfMonth(day) >= 15 && luck.one(6)) {
      morning.push({ kind: 'clue-check', village, on: day, at: '08:30', detail: { period: month } });
      deeds.tables.set(`${village} ${month}`, momentOf(day, '08:30'));
    }
    if (luck.one(3)) {
      const subject = luck.pick(minorsOf(village));
      morning.push({ kind: 'minor-visit', village, on: day, at: '08:30', subjects: [subject] });
      const key = `${subject} ${month}`;
      const known = deeds.visits.get(key) ?? [];
      // Two visits of one day are one.
      if (!known.some((at) => dayOf(at) === day)) deeds.visits.set(key, [...known, momentOf(day, '08:30')]);
    }
  }
  return { morning, evening };
}

const isDigest = ({ words }: Arrival) => words.includes('今天别再提醒');
const villageOf = (to: string) => /^ou_(v\d)_/.exec(to)?.[1];

/** How many children of a village had fewer visits by a moment than are asked of by that day. */
function unvisited(deeds: Deeds, village: string, at: Date): number {
  const day = dayOf(at);
  const asked = dayOfMonth(day) <= 15 ? 1 : 2;
  return minorsOf(village).filter(
    (minor) => (deeds.visits.get(`${minor} ${day.slice(0, 7)}`) ?? []).filter((one) => one <= at).length < asked,
  ).length;
}

/** What of a card speaks of something that was done already. */
function needless(arrival: Arrival, deeds: Deeds): string[] {
  const village = villageOf(arrival.to);
  if (village === undefined) return [];
  const day = dayOf(arrival.at);
  const { words, to } = arrival;
  const wrong = [
    ...(words.includes('排查表') && (deeds.tables.get(`${village} ${day.slice(0, 7)}`) ?? arrival.at) < arrival.at
      ? ['table']
      : []),
    ...(words.includes('今天村村响') && deeds.plays.get(`${village} ${day}`) === 3 ? ['broadcast'] : []),
    ...(words.includes('未成年人走访') && !words.includes(`还差 ${unvisited(deeds, village, arrival.at)} 人`)
      ? ['visits']
      : []),
    ...(words.startsWith(`${Number(day.slice(5, 7))}月${dayOfMonth(day)}日`) ? [] : ['stale']),
  ];
  return wrong.map((what) => `${to} ${day} ${what}`);
}

describe('a year of the clock', () => {
  const deeds: Deeds = { plays: new Map(), tables: new Map(), visits: new Map() };
  const { down, away } = misfortunes();
  let clock: Awaited<ReturnType<typeof openClockwork>>;

  beforeAll(async () => {
    clock = await openClockwork(begin);
    const luck = chance(7);
    for (const day of daysFrom(begin, addDays(end, 2))) {
      const work = day <= end ? workOf(luck, day, deeds) : { morning: [], evening: [] };
      await clock.enter(work.morning);
      for (const at of beatsOf(day)) {
        if (at === beatsOf(day).find((beat) => beat > '19:30')) await clock.enter(work.evening);
        const moment = momentOf(day, at);
        clock.away(covers(away, moment));
        if (!covers(down, moment)) await clock.tick(day, at);
      }
    }
  }, 180_000);

  afterAll(() => clock.close());

  it('no job failed, and Feishu refused no card and was sent none twice', () => {
    expect(clock.faults).toEqual([]);
  });

  it('B-7: nothing went out between 21:00 and 07:30', () => {
    expect(clock.arrivals.filter(({ at }) => isQuiet(at))).toEqual([]);
    expect(clock.arrivals.length).toBeGreaterThan(1000);
  });

  it('F-64: every summary came once for its day, half-month or month, to each of its chats', () => {
    const titles = (to: string, part: string) =>
      clock.arrivals
        .filter((one) => one.to === to && one.words.includes(part))
        .map(({ words }) => (words.split('\n')[0] ?? '').replace(/（.*/, ''));
    const sayMonth = (month: string) => `${Number(month.slice(5))}月`;
    const days = year.map((day) => `${sayMonth(day.slice(0, 7))}${dayOfMonth(day)}日 工作小结`);
    const halves = months.flatMap((month) => [`${sayMonth(month)}上半月调度`, `${sayMonth(month)}下半月调度`]);
    for (const chat of ['oc_township', 'oc_office']) {
      expect(titles(chat, '工作小结').toSorted()).toEqual(days.toSorted());
      expect(titles(chat, '半月调度').toSorted()).toEqual(halves.toSorted());
      expect(titles(chat, '全月调度')).toEqual(months.map((month) => `${sayMonth(month)}全月调度`));
    }
    expect(titles('oc_office', '排查表').filter((title) => /还缺|交齐/.test(title))).toHaveLength(12);
  });

  it('C-31: at the month’s end the card tells what counting by hand gives', () => {
    for (const month of months) {
      const days = year.filter((day) => day.startsWith(month));
      const played = days.flatMap((day) => villages.map((village) => deeds.plays.get(`${village} ${day}`) ?? 0));
      const sum = played.reduce((all, one) => all + one, 0);
      const last = endOfMonth(`${month}-01` as LocalDate);
      const card = clock.arrivals.find(
        ({ to, words }) => to === 'oc_office' && words.startsWith(`${Number(month.slice(5))}月全月调度`),
      );
      expect(card?.words, last).toContain(`村村响 ${sum}/${days.length * villages.length * 3}`);
    }
  });

  it('B-7: nobody was reminded of what was done, nor of yesterday', () => {
    expect(clock.arrivals.filter(isDigest).flatMap((one) => needless(one, deeds))).toEqual([]);
  });

  it('B-7: nobody was reminded of one duty twice in a day', () => {
    const lines = clock.arrivals
      .filter(isDigest)
      .flatMap(({ to, at, words }) =>
        fushoushan2024.duties
          .filter(({ title }) => words.split('\n').some((line) => line.startsWith(title) || line === `今天${title}`))
          .map(({ title }) => `${to} ${dayOf(at)} ${title}`),
      );
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  });

  it('F-A-CJ-6: on every quiet 20th and 23rd each cadre whose table was out heard of it, and nobody else', () => {
    for (const month of months)
      for (const day of [`${month}-20`, `${month}-23`] as LocalDate[]) {
        if (touches(down, day) || touches(away, day)) continue;
        const told = clock.arrivals
          .filter((one) => isDigest(one) && dayOf(one.at) === day && one.words.includes('排查表'))
          .map(({ to }) => to);
        const missing = villages.filter((village) => {
          const on = deeds.tables.get(`${village} ${month}`);
          return on === undefined || on > momentOf(day, '09:00');
        });
        const wanted = clock.staff.filter(({ unitId }) => missing.includes(unitId)).map(({ openId }) => openId);
        expect(told.toSorted(), day).toEqual(wanted.toSorted());
      }
  });

  it('stays below six thousand calls of Feishu’s a month, with three entries a cadre and day', async () => {
    const ofEntries = await callsForOneEntry();
    const sent = await Promise.all(months.map((month) => clock.calls(month)));
    const entries = clock.staff.length * 3 * 31;
    const calls = sent.map((posts) => posts + Math.ceil(entries * ofEntries));
    const most = Math.max(...calls);
    process.stdout.write(
      `Feishu calls a month: at most ${most} (posts ${Math.max(...sent)}, ${entries} entries at ${ofEntries.toFixed(2)} calls)\n`,
    );
    expect(Math.min(...sent)).toBeGreaterThan(100);
    expect(most).toBeLessThan(6000);
  });
});

/** What an entry costs in calls, over a mixed day of the real app: a play and a check typed, a visit typed and its photo. */
async function callsForOneEntry(): Promise<number> {
  const t = await township('2024-03-18T19:30');
  for (const name of ['陈小满', '谭一诺']) await t.child(name, t.xiongfeng);
  const before = await callsIn(t.db, '2024-03');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  await t.picture(t.tian, t.tian.chat);
  await t.type(t.tian, t.tian.chat, '本月无线索');
  return ((await callsIn(t.db, '2024-03')) - before) / (await t.records()).length;
}
