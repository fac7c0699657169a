import { expect, it } from 'vitest';
import { fileFor, filesFor } from '../../src/db/case-files.ts';
import { personByOpenId } from '../../src/db/people.ts';
import type { Somebody } from '../world.ts';
import { registers } from './registers.ts';

const on = '2024-03-12' as const;

async function followed() {
  const t = await registers('2024-03-12T16:20');
  const gong = await t.keyPerson('龚铁生', t.xiongfeng);
  const mou = await t.keyPerson('牟福根', t.miyuan);
  const inn = await t.placeOf('清风旅馆');
  const child = await t.listed('L-F01', t.xiongfeng.id, '陈小满');
  const readerOf = async (who: Somebody) => {
    const reader = await personByOpenId(t.db, who.openId);
    if (reader === undefined) throw new Error('nobody');
    return reader;
  };
  /** The names of a register that somebody may read. */
  const readBy = async (who: Somebody, register: string) =>
    (await filesFor(t.db, await readerOf(who), { register, on }, ['name', 'category'])).map(({ fields }) => fields);
  return Object.assign(t, { gong, mou, inn, child, readBy, readerOf });
}

it('F-A-CJ-4b: a key person is visited from the list, by name and due visit only', async () => {
  const t = await followed();
  await t.type(t.tian, t.tian.chat, '重点人员走访');
  expect(t.last(t.tian.chat)).toContain('本月还要走访 1 人');
  expect(t.last(t.tian.chat)).toContain('龚*生 · 本月还没走访');
  await t.press(t.tian, t.tian.chat, '登记');
  await t.fill(t.tian, t.tian.chat, { 见到谁: '见到家属' }, '登记');
  expect(t.last(t.tian.chat)).toContain('重点人员走访已登记');
  expect(t.last(t.tian.chat)).toContain('照片：请直接把水印照片发给我');
  await t.picture(t.tian, t.tian.chat);
  expect(await t.records()).toMatchObject([
    { kind: 'key-person-visit', subjectIds: [t.gong.id], evidenceState: 'attached' },
  ]);
  await t.type(t.tian, t.tian.chat, '重点人员走访');
  expect(t.last(t.tian.chat)).toContain('本月的重点人员都走访了');
  expect(t.heard(t.tian.chat).join()).not.toMatch(/社区矫正|龚铁生|牟/);
});

it('C-03: a visit at which nobody was met leaves the visit owed', async () => {
  const t = await followed();
  await t.type(t.shi, t.shi.chat, '重点人员走访');
  await t.press(t.shi, t.shi.chat, '登记');
  await t.fill(t.shi, t.shi.chat, { 见到谁: '没见到' }, '登记');
  t.setNow('2024-03-13T09:00');
  await t.type(t.shi, t.shi.chat, '重点人员走访');
  expect(t.last(t.shi.chat)).toContain('本月还要走访 1 人');
});

it('F-A-CJ-4b: a typed visit to a key person is kept, and a group hears neither name nor number', async () => {
  const t = await followed();
  await t.type(t.shi, t.xiongfeng.group, '@护蕾助手 今天走访了重点人员龚铁生');
  expect(await t.records()).toMatchObject([{ kind: 'key-person-visit', subjectIds: [t.gong.id] }]);
  expect(t.last(t.xiongfeng.group)).toContain('详情已私发');
  expect(t.heard(t.xiongfeng.group).join()).not.toMatch(/龚|1\/1|1 ?人/);
  expect(t.last(t.shi.chat)).toContain('龚*生');
});

it('A-7: the auxiliary police officer enters no visit to a child by typing', async () => {
  const t = await followed();
  await t.type(t.shi, t.shi.chat, '今天走访了陈小满，表签了');
  expect(await t.records()).toEqual([]);
});

it('A-36: in groups a village’s key persons are 少量', async () => {
  const t = await followed();
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 雄风村情况');
  expect(t.last(t.xiongfeng.group)).toContain('重点人员走访 少量');
  await t.type(t.tian, t.tian.chat, '雄风村情况');
  expect(t.last(t.tian.chat)).toContain('重点人员走访 0/1');
});

it('A-7: who reads which file, and what of it', async () => {
  const t = await followed();
  const [gong, mou] = [{ name: '龚铁生' }, { name: '牟福根' }];
  const full = [gong, mou].map((one) => ({ ...one, category: '社区矫正' }));
  for (const who of [t.tian, t.shi]) expect(await t.readBy(who, 'L-F08')).toEqual([gong]);
  expect(await t.readBy(t.xiang, 'L-F08')).toEqual([mou]);
  for (const who of [t.gao, t.su]) expect(await t.readBy(who, 'L-F08')).toEqual(full);
  expect(await t.readBy(t.jiang, 'L-F08')).toEqual([{ name: '龚*生' }, { name: '牟*根' }]);
  for (const who of [t.lin, t.wen]) expect(await t.readBy(who, 'L-F08')).toEqual([]);
  for (const who of [t.gao, t.su, t.lin, t.jiang]) expect(await t.readBy(who, 'L-P01')).toEqual([{ name: '清风旅馆' }]);
  for (const who of [t.tian, t.shi, t.wen]) expect(await t.readBy(who, 'L-P01')).toEqual([]);
  for (const who of [t.tian, t.su]) expect(await t.readBy(who, 'L-F01')).toEqual([{ name: '陈小满' }]);
  for (const who of [t.gao, t.jiang]) expect(await t.readBy(who, 'L-F01')).toEqual([{ name: '陈*满' }]);
  for (const who of [t.shi, t.xiang, t.lin]) expect(await t.readBy(who, 'L-F01')).toEqual([]);
});

it.each([
  ['another village', 'xiang', 'gong'],
  ['a unit clerk', 'lin', 'gong'],
  ['the auxiliary police', 'shi', 'child'],
  ['a village', 'tian', 'inn'],
  ['a clerk of another unit', 'wen', 'inn'],
] as const)('A-7: %s is not told that a file exists', async (_, who, whom) => {
  const t = await followed();
  const reader = await t.readerOf(t[who]);
  await expect(fileFor(t.db, reader, t[whom].id, ['name'])).rejects.toThrow('名册里没有，或您不能查看。');
});

it('A-12: a minor among key persons is followed as a minor, never with them', async () => {
  const t = await followed();
  await t.listed('L-F08', t.xiongfeng.id, '罗子墨');
  for (const who of [t.tian, t.shi, t.gao]) expect(JSON.stringify(await t.readBy(who, 'L-F08'))).not.toContain('罗');
  await t.type(t.tian, t.tian.chat, '雄风村情况');
  expect(t.last(t.tian.chat)).toContain('重点人员走访 0/1');
});

it('F-26b: the police check a place of their list, named in full', async () => {
  const t = await followed();
  await t.type(t.gao, t.gao.chat, '场所检查');
  expect(t.last(t.gao.chat)).toContain('还要检查 1 处');
  expect(t.last(t.gao.chat)).toContain('清风旅馆 · 还没检查');
  await t.press(t.gao, t.gao.chat, '登记');
  await t.fill(t.gao, t.gao.chat, { 做到了: ['警示标识', '举报电话'] }, '登记');
  expect(t.last(t.gao.chat)).toContain('清风旅馆');
  expect(t.last(t.gao.chat)).toContain('本月 1/1');
  expect(await t.records()).toMatchObject([{ kind: 'place-check', unitId: 'PC', subjectIds: [t.inn.id] }]);
});

it('R21: the market supervisors enter a check for themselves; other units know no place', async () => {
  const t = await followed();
  await t.type(t.lin, t.lin.chat, '场所检查');
  await t.fill(t.lin, t.lin.chat, { 检查了哪里: ['清风旅馆'], 做到了: ['监控'] }, '登记');
  expect(await t.records()).toMatchObject([{ unitId: 'SC', subjectIds: [t.inn.id] }]);
  await t.type(t.zhu, t.zhu.chat, '场所检查');
  expect(t.last(t.zhu.chat)).toContain('名册还是空的');
});
