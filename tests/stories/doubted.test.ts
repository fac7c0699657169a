import { expect, it } from 'vitest';
import { township } from './township.ts';

it('WF14: what no rule names, but lines like it were faults, is asked about first', async () => {
  const t = await township('2024-03-15T20:05');
  await t.type(t.tian, t.tian.chat, '广播喊起来一句有一句无的');
  expect(await t.records()).toEqual([]);
  await t.fill(t.tian, t.tian.chat, { 什么情况: '其他' }, '登记');
  expect(await t.records()).toMatchObject([{ kind: 'broadcast-fault', occurredOn: '2024-03-15' }]);
});

it('F-A-CJ-5b: what no rule names, but lines like it took something back, takes nothing back unasked', async () => {
  const t = await township('2024-03-15T20:05');
  await t.type(t.tian, t.tian.chat, '村村响播了3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '报了双份，后头那条拿掉');
  expect(await t.records()).toMatchObject([{ kind: 'broadcast', status: 'valid' }]);
  expect(t.last(t.tian.chat)).toContain('撤销这一条？');
  await t.press(t.tian, t.tian.chat, '撤销');
  expect(await t.records()).toEqual([]);
});

it('F-A-CJ-6: a clue in words no rule knows opens the form in private, and the group hears no word of it', async () => {
  const t = await township('2024-03-15T20:05');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 校车师傅老是让女娃儿坐他腿上');
  expect(t.last(t.xiongfeng.group)).toContain('已私聊您');
  expect(t.last(t.xiongfeng.group)).not.toContain('线索');
  expect(t.last(t.tian.chat)).toContain('上报');
});
