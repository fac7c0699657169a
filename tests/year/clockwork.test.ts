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
import type { Evidence } from '../../src/domain/record.ts';
import { byHand } from './brute-force.ts';
import { chance } from './chance.ts';
import { choresOf } from './chores.ts';
import { listed, openClockwork, units, villages } from './clockwork.ts';
import { counted, countedByHand, differences } from './compare.ts';
import { binder, none, sum } from './counting-by-hand.ts';
import { months as byMonth } from './generate.ts';
import { dutiesIn, isDigest, needless, remindedInVain } from './needless.ts';
import { factsOf } from './rows.ts';
import { type Deeds, workOf } from './work.ts';

const wholeDay: readonly LocalTime[] = ['03:12', '07:45', '09:05', '17:05', '20:37', '20:59', '22:00'];
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

const keyPersons = listed.filter(({ register }) => register === 'L-F08');

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

/** Figures of the villages' duties as a card prints them, counted by hand from what was in the books on a day. */
function villageCounts(books: readonly Evidence[], month: LocalDate, until: LocalDate, unitId?: string) {
  const town = { units, listed, records: books.filter(({ occurredOn }) => occurredOn <= until) };
  const of = binder(town);
  return fushoushan2024.duties
    .filter(({ owedBy, cadence }) => owedBy === 'village' && cadence !== 'once')
    .flatMap(({ id, title }) => {
      const owers = unitId === undefined ? villages : [unitId];
      const { done, should } = sum(owers.map((village) => byHand[id]?.(of, village, month, town) ?? none));
      return should === 0 ? [] : [{ title, done, should }];
    });
}

/** As a group may read it: of fewer than five persons or visits a rate alone. */
function sayOfVillage({ title, done, should }: ReturnType<typeof villageCounts>[number]): string {
  const isFew = title === '重点人员走访' || (title === '未成年人走访' && done < 5);
  return isFew ? `${Math.floor((100 * done) / should)}%` : `${done}/${should}`;
}

/** 村村响：全镇452/516（87%）， → 452/516（87%） */
const totalIn = (words: string, title: string) => words.split(`${title}：全镇`)[1]?.split('，')[0];

describe('a year of the clock', () => {
  const deeds: Deeds = { plays: new Map(), tables: new Map(), visits: new Map() };
  /** Everything anybody entered. */
  const books: Evidence[] = [];
  const { down, away } = misfortunes();
  let clock: Awaited<ReturnType<typeof openClockwork>>;

  beforeAll(async () => {
    clock = await openClockwork(begin);
    const luck = chance(7);
    const chores = choresOf(13, units, keyPersons);
    for (const day of daysFrom(begin, addDays(end, 2))) {
      const work = day <= end ? workOf(luck, day, deeds) : { morning: [], evening: [] };
      const morning = [...work.morning, ...chores.filter(({ occurredOn }) => occurredOn === day)];
      books.push(...morning, ...work.evening);
      await clock.enter(morning);
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

  it('the same totals as counting by hand: every duty, unit and month', async () => {
    const facts = new Map<LocalDate, Awaited<ReturnType<typeof factsOf>>>();
    for (const month of byMonth) facts.set(month, await factsOf(clock.db, month));
    const product = counted((month) => facts.get(month) ?? never());
    const hand = countedByHand({ units, listed, records: books });
    expect(differences(product, hand)).toEqual([]);
    const asked = new Set([...hand.keys()].map((key) => key.split(' ')[0]));
    const unasked = fushoushan2024.duties.map(({ id }) => id).filter((id) => !asked.has(id));
    // Nobody lives away this year, and no place is on the list.
    expect(unasked).toEqual(['F-A-CJ-1b/phone', 'F-26b', 'F-26c', 'F-A-PC-14']);
  });

  it('C-31: at the month’s end the card tells what counting by hand gives, of every duty of all villages and of each', () => {
    for (const month of byMonth) {
      const last = endOfMonth(month);
      const title = `${Number(month.slice(5, 7))}月全月调度`;
      const words = clock.arrivals.find((one) => one.to === 'oc_office' && one.words.startsWith(title))?.words;
      const said = villageCounts(books, month, last).map((one) => `${one.title} ${one.done}/${one.should}`);
      expect(said.length).toBeGreaterThan(4);
      expect(words, month).toContain(said.join(' · '));
      for (const { id, name } of units.filter(({ kind }) => kind === 'village')) {
        const cells = words?.split('\n').flatMap((line) => (line.startsWith(`${name} `) ? line.split(' ') : []));
        const counts = cells?.filter((cell) => /^\d+\/\d+$|^\d+%$/.test(cell)) ?? [];
        const own = villageCounts(books, month, last, id).map(sayOfVillage);
        expect(counts.slice(0, own.length), `${name} ${month}`).toEqual(own);
      }
    }
  });

  it('F-64b: so does the draft of each month’s bulletin, which came to the office once', () => {
    for (const month of byMonth) {
      const title = `${Number(month.slice(5, 7))}月情况通报（草稿）`;
      const drafts = clock.arrivals.filter((one) => one.words.startsWith(title));
      expect(drafts.map(({ to }) => to)).toEqual(['ou_head']);
      for (const { words, at } of drafts)
        for (const { title: duty, done, should } of villageCounts(books, month, dayOf(at))) {
          const percent = `${Math.floor((100 * done) / should)}%`;
          const table = done === should ? /排查表：6个村(全部按时交|已交6个)/ : `6个村已交${done}个`;
          if (duty === '排查表') expect(words, month).toMatch(table);
          // Where a village's visits are too few to be told, so is the sum that would give them away.
          else expect([`${done}/${should}（${percent}）`, percent], month).toContain(totalIn(words, duty));
        }
    }
  });

  it('every card came to its chat once: what names its day or month in the whole year, the rest in a day', () => {
    const times = new Map<string, number>();
    for (const { to, at, words } of clock.arrivals) {
      const isDated = /\d月/.test(words.split('\n')[0] ?? '');
      const card = `${to} ${isDated ? '' : dayOf(at)} ${words}`;
      times.set(card, (times.get(card) ?? 0) + 1);
    }
    // The table's last day has two slots, at nine and at five.
    const mayCome = (card: string) => (card.includes('排查表今天截止') ? 2 : 1);
    expect([...times].filter(([card, count]) => count > mayCome(card))).toEqual([]);
  });

  it('B-7: nobody was reminded of what was done, nor of yesterday', () => {
    const digests = clock.arrivals.filter(isDigest);
    const unitOf = (to: string) => clock.unitOf.get(to) ?? '';
    const ofVillages = digests.filter(({ to }) => villages.includes(unitOf(to)));
    expect(ofVillages.flatMap((one) => needless(one, unitOf(one.to), deeds))).toEqual([]);
    expect(remindedInVain(digests, clock.unitOf, books)).toEqual([]);
    expect(new Set(digests.flatMap(dutiesIn)).size).toBeGreaterThan(10);
  });

  it('B-7: nobody was reminded to play on a day without playing', () => {
    const excuses = books.filter(({ kind }) => kind === 'broadcast-fault' || kind === 'quiet-day');
    const vain = clock.arrivals.filter(({ to, at, words }) => {
      const day = dayOf(at);
      const unit = clock.unitOf.get(to) ?? '';
      return (
        words.includes('今天村村响') &&
        excuses.some((one) => [unit, '*'].includes(one.unitId) && one.occurredOn <= day && day <= (one.until ?? day))
      );
    });
    expect(vain).toEqual([]);
  });

  it('B-7: nobody was reminded of one duty twice in a day', () => {
    const lines = clock.arrivals
      .filter(isDigest)
      .flatMap((one) => dutiesIn(one).map((title) => `${one.to} ${dayOf(one.at)} ${title}`));
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

function never(): never {
  throw new Error('every month was read');
}
