import { expect, it } from 'vitest';
import { putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { township } from './township.ts';

async function families(at = '2024-03-12T16:20') {
  const t = await township(at);
  const [man, yuan, xin] = [
    await t.child('陈小满', t.xiongfeng),
    await t.child('谭一诺', t.xiongfeng),
    await t.child('向可心', t.miyuan),
  ];
  return Object.assign(t, { man, yuan, xin });
}

it('F-A-CJ-1b: the list of the half month leads to the form, and the form to a receipt that asks for the photo', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('本半月还要走访 2 人');
  expect(t.last(t.tian.chat)).toContain('陈*满 · 本月还没走访');
  expect(t.last(t.tian.chat)).not.toContain('陈小满');
  await t.press(t.tian, t.tian.chat, '登记');
  await t.fill(t.tian, t.tian.chat, { 监护人签字: '按手印', 在场: ['本人', '监护人'] }, '登记');
  expect(t.last(t.tian.chat)).toContain('走访已登记');
  expect(t.last(t.tian.chat)).toContain('照片：请直接把走访表和照片发给我');
  expect(await t.records()).toMatchObject([
    { kind: 'minor-visit', evidenceState: 'none', occurredOn: '2024-03-12', detail: { signature: 'thumbprint' } },
  ]);
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('本半月还要走访 1 人');
});

it('F-A-CJ-1b: visits typed in private by name are kept at once', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了，照片稍后发');
  expect(t.last(t.tian.chat)).toContain('陈*满、谭*诺');
  const [visit] = await t.records();
  expect(visit).toMatchObject({ count: 2, evidenceState: 'none', source: 'text' });
  expect(visit?.subjectIds.toSorted()).toEqual([t.man.id, t.yuan.id].toSorted());
});

it('A-36: a group hears that visits were entered, without a name and without a number; the rest is private', async () => {
  const t = await families();
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天走访了陈小满、谭一诺，表签了');
  const said = t.heard(t.xiongfeng.group).join();
  expect(said).toContain('已登记');
  expect(said).toContain('详情已私发');
  expect(said).not.toMatch(/陈|谭|2 ?人|2\/4|1\/4/);
  expect(t.last(t.tian.chat)).toContain('陈*满、谭*诺');
  expect(await t.records()).toHaveLength(1);
});

it('F-A-CJ-1b: a photo sent after the visit joins it', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了，照片稍后发');
  await t.picture(t.tian, t.tian.chat);
  expect(t.last(t.tian.chat)).toContain('已附到 3月12日 的走访，共1张。');
  expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }]);
  expect(t.stored.size).toBe(1);
});

it('F-A-CJ-1b: a photo sent before the visit waits for it, for two hours', async () => {
  const t = await families();
  await t.picture(t.tian, t.tian.chat);
  expect(t.last(t.tian.chat)).toContain('两小时内登记走访，会自动附上。');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  expect(t.last(t.tian.chat)).toContain('照片：已收到');
  expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }]);
  t.setNow('2024-03-12T19:00');
  await t.type(t.tian, t.tian.chat, '今天走访了谭一诺，表签了');
  expect(t.last(t.tian.chat)).toContain('照片：请直接把走访表和照片发给我');
});

it('A-23: the same child on the same day counts once, by form and typed', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.press(t.tian, t.tian.chat, '登记');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  await t.fill(t.tian, t.tian.chat, { 在场: ['本人'] }, '登记');
  expect(t.heard(t.tian.chat).join()).toContain('3月12日走访过，同一天只算一次。');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  expect(t.last(t.tian.chat)).toContain('同一天只算一次');
  expect(await t.records()).toHaveLength(1);
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  expect((await t.records()).map((one) => one.subjectIds)).toEqual([[t.man.id], [t.yuan.id]]);
});

it('F-A-CJ-1b: two sentences about two children of one day are both kept', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '昨天走访了陈小满，表签了；今天走访了谭一诺，表签了');
  const days = (await t.records()).map((one) => one.occurredOn);
  expect(days).toEqual(['2024-03-11', '2024-03-12']);
});

it('A-7: a cadre visits the own village’s children only, and is not told that others exist', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了向可心，表签了');
  expect(t.heard(t.tian.chat).join()).not.toMatch(/向.{0,2}心/);
  expect(await t.all()).toEqual([]);
  await t.type(t.xiang, t.xiang.chat, '走访登记');
  expect(t.last(t.xiang.chat)).toContain('向*心');
});

it('A-7: the auxiliary police officer and the leaders see no child', async () => {
  const t = await families();
  for (const who of [t.shi, t.jiang]) {
    for (const line of ['走访登记', '我的待办', '今天走访了陈小满，表签了', '雄风村情况'])
      await t.type(who, who.chat, line);
    expect(t.heard(who.chat).join()).not.toMatch(/陈|谭.诺/);
  }
  await t.type(t.jiang, t.jiang.chat, '雄风村情况');
  await t.press(t.jiang, t.jiang.chat, '看明细');
  await t.press(t.jiang, t.jiang.chat, '未成年人走访明细');
  expect(t.last(t.jiang.chat)).not.toMatch(/陈|谭.诺/);
  expect(await t.all()).toEqual([]);
});

it('A-36: of a village with fewer than five children only its own people and the office read a number', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  for (const who of [t.tian, t.su]) {
    await t.type(who, who.chat, '雄风村情况');
    expect(t.last(who.chat)).toContain('未成年人走访 上半月 1/2（有照片 0）');
  }
  await t.type(t.jiang, t.jiang.chat, '雄风村情况');
  expect(t.last(t.jiang.chat)).toContain('未成年人走访 少量 ·');
  await t.press(t.jiang, t.jiang.chat, '与上月比');
  expect(t.last(t.jiang.chat)).toContain('未成年人走访：3月 少量');
  await t.type(t.jiang, t.jiang.chat, '全镇情况');
  expect(t.last(t.jiang.chat)).not.toContain('1/4');
});

it('C-02, A-21: by the 15th one visit a child is asked, by the end of the month two', async () => {
  const t = await families('2024-03-10T16:20');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('本半月的走访都做完了');
  t.setNow('2024-03-16T09:00');
  await t.type(t.tian, t.tian.chat, '走访登记');
  expect(t.last(t.tian.chat)).toContain('本半月还要走访 2 人');
  expect(t.last(t.tian.chat)).toContain('陈*满 · 上次 3月10日');
});

it('F-A-CJ-1b: a visit at which nobody was met is not one', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天去走访陈小满，没见到人');
  expect(await t.all()).toEqual([]);
  expect(t.last(t.tian.chat)).toContain('没见到人');
});

it('experience 9: the to-do list names what is owed, and what is done no more', async () => {
  const t = await families('2024-03-12T19:30');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toMatch(/今天\n村村响 0\/3/);
  expect(t.last(t.tian.chat)).toContain('排查表，3月25日截止');
  expect(t.last(t.tian.chat)).toContain('15日前走访\n陈*满');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  await t.type(t.tian, t.tian.chat, '本月无线索');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).not.toMatch(/村村响|15日前走访|排查表/);
});

it('F-A-CJ-1b: whoever was not met is named as not counted', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了。今天走访了谭一诺，没在家');
  expect(t.last(t.tian.chat)).toContain('没见到的没有计入');
  expect((await t.records()).map((one) => one.subjectIds)).toEqual([[t.man.id]]);
});

it('A-23: two visits to one child less than three days apart are said to be on the receipt, and both count', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  await t.tick('2024-03-14T10:00');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  expect(t.last(t.tian.chat)).toContain('和3月12日的走访隔了不到3天，都照算。');
  expect(t.last(t.tian.chat)).toContain('2/4');
  await t.type(t.tian, t.tian.chat, '今天走访了谭一诺，表签了');
  expect(t.last(t.tian.chat)).not.toContain('不到3天');
  await t.tick('2024-03-17T10:00');
  await t.type(t.tian, t.tian.chat, '今天走访了谭一诺，表签了');
  expect(t.last(t.tian.chat)).not.toContain('不到3天');
});

it('R02: what was seen on a visit stays with it when only its day is corrected by typing', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.press(t.tian, t.tian.chat, '登记');
  await t.fill(t.tian, t.tian.chat, { 在场: ['本人'], 需关注的: ['情绪'], 需要帮什么: '想转学回镇上' }, '登记');
  await t.type(t.tian, t.tian.chat, '不对，是昨天');
  expect(await t.records()).toMatchObject([{ occurredOn: '2024-03-11' }]);
  expect(t.last(t.tian.chat)).toContain('需关注情绪');
  await t.press(t.tian, t.tian.chat, '改一下');
  expect(t.form(t.tian.chat)).toMatchObject({ 需要帮什么: '想转学回镇上' });
});

it('F-A-CJ-1b: of two children with one name nobody is taken for visited before somebody says which', async () => {
  const t = await families();
  const other = { unitId: t.xiongfeng.id, identity: 'another', name: '陈小满', adultOn: '2030-06-10' } as const;
  const file = { ...other, fields: { name: '陈小满' } };
  await commit(t.db, await putFile(t.db, 'L-F01', crypto.randomUUID(), file, '2024-01-12', true));
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  expect(await t.all()).toEqual([]);
  expect(t.form(t.tian.chat)).toMatchObject({ 走访了谁: [t.yuan.id] });
  await t.fill(t.tian, t.tian.chat, {}, '登记');
  expect((await t.records()).map(({ subjectIds }) => subjectIds)).toEqual([[t.yuan.id]]);
});

it('A-13: a signature nobody spoke of is said on the receipt, with the way to mend it', async () => {
  const t = await families();
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满');
  expect(t.last(t.tian.chat)).toContain('没说签字，先记“没在家”；签了请点“改一下”。');
});
