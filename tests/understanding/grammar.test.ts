import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime, isLocalDate } from '../../src/domain/calendar.ts';
import { readNumber, sayNumber } from '../../src/domain/chinese-number.ts';
import { readLine } from '../../src/understanding/line.ts';
import { piecesOf } from '../../src/understanding/pieces.ts';
import { clockTimes } from '../../src/understanding/times.ts';
import { evening, hear, lexicon } from './township.ts';

const read = (text: string, now: string = evening.now) => readLine(text, { ...evening, now }, lexicon);
const timesIn = (text: string) =>
  clockTimes(
    piecesOf(read(text).pieces, 'time')
      .filter(({ skip }) => !skip)
      .flatMap(({ times }) => times),
  );
const daysIn = (text: string, now?: string) =>
  piecesOf(read(text, now).pieces, 'day').map(({ from, to }) => (from === to ? from : `${from}/${to}`));
const spansIn = (text: string, now?: string) =>
  piecesOf(read(text, now).pieces, 'period').map(({ period }) => `${period.from}/${period.to}`);

describe('numbers', () => {
  it.each([
    ['零', 0],
    ['三', 3],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['四十五', 45],
    ['两百', 200],
    ['一百零五', 105],
    ['一百二十', 120],
    ['12', 12],
    ['', undefined],
    ['一三', undefined],
    ['十十', undefined],
    ['百', undefined],
  ])('%s is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('reads back every number it can say', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (n, counting) => readNumber(sayNumber(n, counting)) === n,
      ),
    );
  });
});

describe('times of day', () => {
  it.each([
    ['8点12点18点', ['08:00', '12:00', '18:00']],
    ['8、12、18点', ['08:00', '12:00', '18:00']],
    ['8 12 6', ['08:00', '12:00', '18:00']],
    ['7.30 12 6.30', ['07:30', '12:00', '18:30']],
    ['八点廿分、十二点卅分', ['08:20', '12:30']],
    ['早8 午12 晚6', ['08:00', '12:00', '18:00']],
    ['八时、十二时、十八时', ['08:00', '12:00', '18:00']],
    ['七点半、十二点、六点二十', ['07:30', '12:00', '18:20']],
    ['中午十二点差五分', ['11:55']],
    ['差一刻八点', ['07:45']],
    ['傍晚六点一刻', ['18:15']],
    ['早上头7点钟', ['07:00']],
    ['黑了7点', ['19:00']],
    ['夜饭6点半', ['18:30']],
    ['晌午12点', ['12:00']],
    ['中午1点', ['13:00']],
    ['凌晨0点', ['00:00']],
    ['8点，12点，5点半', ['08:00', '12:00', '17:30']],
    ['晚上7点，早上8点', ['08:00', '19:00']],
    ['0730/1200/1830', ['07:30', '12:00', '18:30']],
    ['7.30 12.00 18.00', ['07:30', '12:00', '18:00']],
    ['8:00—8:10、12~12:10', ['08:00', '12:00']],
    ['８：００、１８：３０', ['08:00', '18:30']],
    ['8️⃣点', ['08:00']],
    ['8點', ['08:00']],
    ['12点差一点', ['12:00']],
    ['声音小了一点', []],
    ['每次10分钟', []],
    ['8点3次', ['08:00']],
    ['25点', []],
    ['8:61', []],
    ['2024年', []],
    ['走访3、5组', []],
  ])('%s → %j', (text, times) => {
    expect(timesIn(text)).toEqual(times);
  });

  const minute = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
  const two = (n: number) => String(n).padStart(2, '0');
  const wide = (text: string) => text.replace(/[0-9:]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const ways: readonly ((hour: number, minute: number) => string)[] = [
    (h, m) => `${two(h)}:${two(m)}`,
    (h, m) => wide(`${two(h)}:${two(m)}`),
    (h, m) => `${two(h)}${two(m)}`,
    (h, m) => `${h >= 12 ? '下午' : '早上'}${h > 12 ? h - 12 : h}点${m === 0 ? '' : `${two(m)}分`}`,
    (h, m) =>
      `${h >= 12 ? '下午' : '早上'}${sayNumber(h > 12 ? h - 12 : h, true)}点${m === 0 ? '钟' : m === 30 ? '半' : `${m < 10 ? '零' : ''}${sayNumber(m)}分`}`,
  ];

  it('reads back every minute of the day in every way it is written', () => {
    fc.assert(
      fc.property(minute, fc.constantFrom(...ways), ({ hour, minute: m }, way) => {
        expect(timesIn(way(hour, m))).toEqual([clockTime(hour, m)]);
      }),
    );
  });

  it('puts three plays in order however they are told apart', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(minute, { minLength: 2, maxLength: 4, selector: ({ hour }) => hour }),
        fc.constantFrom('、', '，', ' ', '/', '和'),
        (plays, mark) => {
          const said = plays.map(({ hour, minute: m }) => `${two(hour)}:${two(m)}`);
          expect(timesIn(said.join(mark))).toEqual(said.toSorted());
        },
      ),
    );
  });
});

describe('days', () => {
  const leap = '2024-03-01T09:00:00+08:00';
  const newYear = '2025-01-02T09:00:00+08:00';
  it.each([
    ['今天', undefined, ['2025-06-12']],
    ['昨日', undefined, ['2025-06-11']],
    ['前天', undefined, ['2025-06-10']],
    ['大前天', undefined, ['2025-06-09']],
    ['三天前', undefined, ['2025-06-09']],
    ['周六', undefined, ['2025-06-07']],
    ['周四', undefined, ['2025-06-12']],
    ['礼拜三', undefined, ['2025-06-11']],
    ['上周五', undefined, ['2025-06-06']],
    ['下周五', undefined, ['2025-06-20']],
    ['12号', undefined, ['2025-06-12']],
    ['13号', undefined, ['2025-05-13']],
    ['六月十号', undefined, ['2025-06-10']],
    ['6.11', undefined, ['2025-06-11']],
    ['2025-06-08', undefined, ['2025-06-08']],
    ['9号到11号', undefined, ['2025-06-09/2025-06-11']],
    ['6月9日至6月11日', undefined, ['2025-06-09/2025-06-11']],
    ['初十', undefined, ['2025-06-05']],
    ['初一学生', undefined, []],
    ['昨天', leap, ['2024-02-29']],
    ['29号', leap, ['2024-02-29']],
    ['2月29日', leap, ['2024-02-29']],
    ['2月30日', leap, []],
    ['昨天', '2025-03-01T09:00:00+08:00', ['2025-02-28']],
    ['31号', newYear, ['2024-12-31']],
    ['12月31日', newYear, ['2024-12-31']],
    ['大前天', newYear, ['2024-12-30']],
    ['今天', '2025-06-12T00:30:00+08:00', ['2025-06-12']],
    ['今天', '2025-06-11T16:30:00Z', ['2025-06-12']],
    ['清明', '2025-04-06T10:00:00+08:00', ['2025-04-04']],
    ['清明', '2026-04-06T10:00:00+08:00', ['2026-04-05']],
    ['3月3次', undefined, []],
  ])('%s at %s → %j', (text, now, days) => {
    expect(daysIn(text, now)).toEqual(days);
  });

  it.each([
    ['本月', ['2025-06-01/2025-06-30']],
    ['上个月', ['2025-05-01/2025-05-31']],
    ['2月份', ['2025-02-01/2025-02-28']],
    ['12月份', ['2024-12-01/2024-12-31']],
    ['上半月', ['2025-06-01/2025-06-15']],
    ['5月下半月', ['2025-05-16/2025-05-31']],
    ['本周', ['2025-06-09/2025-06-15']],
    ['近7天', ['2025-06-06/2025-06-12']],
    ['最近一周', ['2025-06-06/2025-06-12']],
    ['一季度', ['2025-01-01/2025-03-31']],
    ['上半年', ['2025-01-01/2025-06-30']],
    ['今年以来', ['2025-01-01/2025-12-31']],
  ])('%s is the span %j', (text, spans) => {
    expect(spansIn(text)).toEqual(spans);
  });

  it('never finds a day that no calendar has', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 40 }),
        fc.nat({ max: 40 }),
        fc.constantFrom('月', '.', '/', '-'),
        (month, day, mark) => {
          const found = daysIn(`${month}${mark}${day}${mark === '月' ? '日' : ''}`);
          expect(found.every((each) => each.split('/').every(isLocalDate))).toBe(true);
        },
      ),
    );
  });

  it('counts what is said after midnight to the day before, and asks', () => {
    const now = '2025-06-12T00:30:00+08:00';
    expect(hear('今天村村响播了3次', { now })).toMatchObject({ slots: { date: '2025-06-11' }, confirm: true });
    expect(hear('昨天村村响播了3次', { now })).toMatchObject({ slots: { date: '2025-06-11' }, confirm: false });
    expect(hear('今天村村响播了3次', { now: '2025-06-12T03:00:00+08:00' })).toMatchObject({
      slots: { date: '2025-06-12' },
      confirm: false,
    });
  });
});

it.each([
  '下午我去接种点帮忙了，村村响放了三次森林防火',
  '中午我带崽打针，喇叭放了两次森林防火',
  '下午在家里喂猪，喇叭播了3次防溺水，8点12点18点',
])('what somebody did beside it makes no play of ours out of another recording: %s', (text) => {
  expect(hear(text)).toMatchObject({ intent: 'none', slots: { reason: 'other_topic' } });
});

it('the days of the month before the last that is said with 号 are days too', () => {
  expect(daysIn('9、10、11号都放了三次')).toEqual(['2025-06-09', '2025-06-10', '2025-06-11']);
  expect(daysIn('6月3日到今天播了几次')).toEqual(['2025-06-03/2025-06-12']);
});

it.each([
  ['早上没赶上，中午12点、晚上7点各放一次', { count: 2, times: ['12:00', '19:00'] }],
  ['早上那次忘了放，只有中午和晚上各一次', { count: 2, day_parts: ['noon', 'evening'] }],
  ['早上八点放了一盘，后头两盘到点再放', { count: 1, times: ['08:00'] }],
])('what was not done, or not yet, takes nothing from what was: %s', (text, slots) => {
  expect(hear(text)).toMatchObject({ intent: 'log_broadcast', slots });
});

it('a child of the own village is known by the given name, and asked about', () => {
  const visit = { intent: 'log_visit', slots: { subjects: ['丁一凡'], nickname: true }, confirm: true };
  expect(hear('下午去看了一凡，字签了')).toMatchObject(visit);
  expect(hear('下午去看了一凡，字签了', { village: '青山村' })).not.toMatchObject(visit);
  expect(hear('一凡风顺地放完了三次').intent).not.toBe('log_visit');
});
