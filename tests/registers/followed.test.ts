import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { filesFor, listedOn, putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { personByOpenId } from '../../src/db/people.ts';
import { caseFiles } from '../../src/db/schema-case-files.ts';
import { putHome } from '../../src/db/whereabouts.ts';
import { assess, tally } from '../../src/domain/assess.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { followed } from '../../src/domain/followed.ts';
import { periodOf } from '../../src/domain/period.ts';
import { known } from '../counters/town.ts';
import { child, duty } from '../domain/township.ts';
import { township } from '../stories/township.ts';
import type { Somebody } from '../world.ts';

type Town = Awaited<ReturnType<typeof township>>;

const asked = (row: string, listed: Parameters<typeof known>[2], month: LocalDate) =>
  tally(assess(duty(row), periodOf('month', month), known('2024-12-31', [], listed))).should;

describe('A-20: a child who lives outside the township', () => {
  const away = (from: LocalDate, until?: LocalDate) => [child({ id: 'one', away: { from, until } })];

  it.each<[LocalDate, LocalDate | undefined, number, number]>([
    ['2024-02-01', undefined, 0, 1],
    ['2024-03-01', undefined, 0, 1],
    // Fourteen days at home are too few to be visited twice, fifteen are enough.
    ['2024-03-15', undefined, 0, 1],
    ['2024-03-16', undefined, 2, 0],
    ['2024-02-01', '2024-03-14', 2, 0],
    ['2024-02-01', '2024-03-15', 1, 0],
    ['2024-02-01', '2024-03-31', 0, 1],
    ['2024-03-10', '2024-03-20', 2, 0],
    ['2024-04-01', undefined, 2, 0],
    ['2024-01-20', '2024-02-20', 2, 0],
  ])('away from %s to %s, March asks %i visits and %i calls', (from, until, visits, calls) => {
    expect(asked('F-A-CJ-1b', away(from, until), '2024-03-01')).toBe(visits);
    expect(asked('F-A-CJ-1b/phone', away(from, until), '2024-03-01')).toBe(calls);
  });

  it('nobody at home is owed a call', () => {
    expect(asked('F-A-CJ-1b/phone', [child()], '2024-03-01')).toBe(0);
  });
});

describe('A-12: a minor among key persons', () => {
  const young = { id: 'one', unitId: 'shiqiao', kind: 'minor', listedOn: '2024-01-12', adultOn: '2024-05-20' } as const;

  it('is owed two visits a month as a minor to the birthday, one as a key person after it', () => {
    const listed = followed([{ ...young, register: 'L-F08' }]);
    expect(asked('F-A-CJ-1b', listed, '2024-04-01')).toBe(2);
    expect(asked('F-A-CJ-4b', listed, '2024-04-01')).toBe(0);
    expect(asked('F-A-CJ-1b', listed, '2024-06-01')).toBe(0);
    expect(asked('F-A-CJ-4b', listed, '2024-06-01')).toBe(1);
  });

  it('is owed them once when on the list of minors too, and what was owed stays when the file is a key person’s', () => {
    const both = followed([
      { ...young, register: 'L-F01' },
      { ...young, register: 'L-F08' },
    ]);
    expect(asked('F-A-CJ-1b', both, '2024-04-01')).toBe(2);
    const grown = followed([{ ...young, kind: 'key-person', register: 'L-W2' }]);
    expect(asked('F-A-CJ-1b', grown, '2024-04-01')).toBe(2);
  });
});

async function put(t: Town, register: string, name: string, adultOn: LocalDate | undefined) {
  const id = crypto.randomUUID();
  const row = { unitId: t.xiongfeng.id, identity: name, name, adultOn, fields: { name } };
  await commit(t.db, await putFile(t.db, register, id, row, '2024-01-12', true));
  return id;
}

const names = async (t: Town, who: Somebody, register: string, day: LocalDate) => {
  const reader = await personByOpenId(t.db, who.openId);
  if (reader === undefined) throw new Error('nobody');
  return (await filesFor(t.db, reader, { register, on: day }, ['name'])).map(({ fields }) => fields['name']);
};

it('A-12: the village visits a minor among key persons as a minor; of age the file moves, with notice', async () => {
  const t = await township('2024-03-10T09:00');
  await put(t, 'L-F08', '罗小石', '2024-03-28');
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('罗*石');
  expect(await names(t, t.gao, 'L-F08', '2024-03-10')).toEqual([]);
  expect(await names(t, t.gao, 'L-F01', '2024-03-10')).toEqual(['罗*石']);
  await t.tick('2024-03-29T08:10');
  await t.tick('2024-03-29T08:15');
  expect(t.last(t.tian.chat)).toContain('其中 1 人仍在重点人员台账');
  expect(await names(t, t.gao, 'L-F08', '2024-03-29')).toEqual(['罗小石']);
  expect(await names(t, t.tian, 'L-F01', '2024-03-29')).toEqual([]);
  expect(await t.db.q.select().from(caseFiles)).toMatchObject([{ kind: 'key-person', adultOn: '2024-03-28' }]);
  expect((await t.audit()).filter(({ what }) => what === 'file-of-age')).toHaveLength(1);
});

it('A-20: marked as away a child is called instead of visited, and visited again when back', async () => {
  const t = await township('2024-03-02T09:00');
  await put(t, 'L-F01', '陈小满', '2030-06-10');
  const open = async () => {
    await t.type(t.tian, t.tian.chat, '台账');
    for (const label of ['看名单', '看档']) await t.press(t.tian, t.tian.chat, label);
  };
  await open();
  await t.press(t.tian, t.tian.chat, '在外（改电话联系）');
  expect(t.last(t.tian.chat)).toContain('每月电话联系一次');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('月底前电话联系在外的');
  expect(t.last(t.tian.chat)).not.toContain('15日前走访');
  await t.type(t.tian, t.tian.chat, '电话联系登记');
  expect(t.last(t.tian.chat)).toContain('本月还要打电话联系 1 人');
  await t.press(t.tian, t.tian.chat, '登记');
  await t.fill(t.tian, t.tian.chat, {}, '登记');
  expect(t.last(t.tian.chat)).toContain('电话联系已登记');
  expect(t.last(t.tian.chat)).toContain('本月 1/1');
  await t.type(t.su, t.su.chat, '雄风村情况');
  expect(t.last(t.su.chat)).toContain('在外电话联系 1/1');
  await open();
  await t.tick('2024-03-04T09:00');
  await t.press(t.tian, t.tian.chat, '回来了');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('15日前走访');
});

it('A-20: the village of the household reads in a line who lives in another village; nobody else does', async () => {
  const t = await township('2024-03-02T09:00');
  const id = await put(t, 'L-F01', '陈小满', '2030-06-10');
  await t.child('向可心', t.miyuan);
  await commit(t.db, [putHome(t.db, id, t.miyuan.id)]);
  await t.type(t.xiang, t.xiang.chat, '台账');
  await t.press(t.xiang, t.xiang.chat, '看名单');
  expect(t.last(t.xiang.chat)).toContain('在外：陈*满，户籍在本村，雄风村走访');
  await t.type(t.tian, t.tian.chat, '台账');
  await t.press(t.tian, t.tian.chat, '看名单');
  expect(t.last(t.tian.chat)).not.toContain('在外：');
  await commit(t.db, [putHome(t.db, id, null)]);
  await t.press(t.xiang, t.xiang.chat, '全部台账');
  await t.press(t.xiang, t.xiang.chat, '看名单');
  expect(t.last(t.xiang.chat)).not.toContain('在外：');
});

it('days and ids alone are read for counting', async () => {
  const t = await township('2024-03-02T09:00');
  const id = await put(t, 'L-F01', '陈小满', '2030-06-10');
  const rows = await t.db.q.select().from(caseFiles).where(eq(caseFiles.id, id));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(await listedOn(t.db))).not.toContain('陈');
});
