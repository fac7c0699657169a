import { expect, it } from 'vitest';
import { clueTown } from './town.ts';

const medical = { 情形: '未满14岁女孩疑似被侵害、怀孕、流产' };

it('F-A-WS-3, T-04: the clinic hears a number and the hours, is reminded at 1, 24, 48 and 66 hours, and nobody else', async () => {
  const t = await clueTown();
  const number = await t.report(medical);
  for (const who of [t.wen, t.yao]) {
    expect(t.heard(who.chat)).toEqual([
      `${number} · 72小时内\n到 3月18日 12:20 止。\n请联系派出所，一次做完，不重复问。\n[已处置：是]\n[已处置：否]`,
    ]);
    expect(t.urgent(who.chat)).toBe(1);
  }
  for (const [at, left] of [
    ['15T13:21', 71],
    ['16T12:21', 48],
    ['17T12:21', 24],
    ['18T06:21', 6],
  ] as const) {
    await t.tick(`2024-03-${at}`);
    expect(t.last(t.wen.chat)).toContain(`还剩 ${left} 小时`);
  }
  await t.tick('2024-03-18T13:00');
  expect(t.heard(t.wen.chat)).toHaveLength(5);
  for (const who of [t.gao, t.su, t.fang]) expect(t.heard(who.chat).join()).not.toContain('72小时内\n');
});

it('T-04: the clinic’s yes or no ends it for all of the clinic; who presses after gets the first answer', async () => {
  const t = await clueTown();
  const number = await t.report(medical);
  t.setNow('2024-03-15T13:00');
  const [yes, no] = [t.pressing(t.wen, t.wen.chat, '已处置：是'), t.pressing(t.yao, t.yao.chat, '已处置：否')];
  await t.pressed(yes);
  await t.pressed(no);
  expect(t.last(t.yao.chat)).toBe(`${number} · 72小时内\n已记下：是。不再提醒。`);
  for (const at of ['15T13:30', '16T12:30', '18T07:00']) await t.tick(`2024-03-${at}`);
  expect(t.heard(t.wen.chat)).toHaveLength(1);
  await t.type(t.yao, t.yao.chat, '我的线索');
  expect(t.last(t.yao.chat)).toContain(`${number} · 72小时内 · 已记下：是`);
});

it.each([
  ['刚才', '3月18日 12:20', '15T13:30', 71],
  ['昨天', '3月17日 00:00', '16T00:01', 24],
  ['更早', '3月16日 00:00', '15T18:01', 6],
])('T-04: %s counts until %s, and is asked once', async (when, until, next, left) => {
  const t = await clueTown();
  await t.report(medical);
  expect(t.last(t.tian.chat)).toContain('大约什么时候的事？');
  await t.press(t.tian, t.tian.chat, when);
  expect(t.last(t.tian.chat)).not.toContain('大约什么时候');
  await t.tick(`2024-03-${next}`);
  expect(t.last(t.wen.chat)).toContain(`到 ${until} 止，还剩 ${left} 小时。`);
  expect(t.heard(t.wen.chat)).toHaveLength(2);
});

it('T-04: other kinds never reach the clinic, and the clinic never the story', async () => {
  const t = await clueTown();
  await t.report();
  expect([t.heard(t.wen.chat), t.last(t.tian.chat).includes('什么时候')]).toEqual([[], false]);
  await t.report(medical);
  const ids = (await t.kept()).map(({ id }) => id);
  for (const id of ids)
    for (const step of ['show', 'story', 'reason', 'sign'])
      expect(await t.force(t.wen, step, { id }, { reason: '看看' })).toContain('没有这条');
  expect(await t.force(t.gao, 'window', { id: ids[1] ?? '' })).toContain('没有这条');
});
