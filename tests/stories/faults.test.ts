import { expect, it } from 'vitest';
import { township } from './township.ts';

it('WF14: a broken loudspeaker excuses the days until it is repaired', async () => {
  const t = await township('2024-03-12T20:05');
  await t.type(t.tian, t.tian.chat, '村村响坏了');
  expect(await t.records()).toMatchObject([{ kind: 'broadcast-fault', occurredOn: '2024-03-12' }]);
  t.setNow('2024-03-14T09:30');
  await t.type(t.jiang, t.jiang.chat, '雄风村情况');
  expect(t.last(t.jiang.chat)).toContain('村村响 0/33');
  expect(t.last(t.jiang.chat)).toContain('喇叭故障 1');
  await t.type(t.tian, t.tian.chat, '喇叭修好了');
  t.setNow('2024-03-16T20:30');
  await t.type(t.jiang, t.jiang.chat, '雄风村情况');
  expect(t.last(t.jiang.chat)).toContain('村村响 0/39');
  expect(t.last(t.jiang.chat)).toContain('喇叭故障 0');
});

it('WF14: a day without power excuses that day', async () => {
  const t = await township('2024-03-15T20:05');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天没播，停电');
  expect(await t.records()).toMatchObject([{ kind: 'broadcast-fault', detail: { until: '2024-03-15' } }]);
  await t.type(t.su, t.su.chat, '哪些村今天还没播');
  expect(t.last(t.su.chat)).not.toContain('雄风村');
});

it('WF14: [坏了，没播成] on the broadcast form opens the form of a fault, and [修好了] ends it', async () => {
  const t = await township('2024-03-15T20:05');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  await t.press(t.tian, t.tian.chat, '坏了，没播成');
  await t.fill(t.tian, t.tian.chat, { 什么情况: '断网' }, '登记');
  expect(await t.records()).toMatchObject([{ kind: 'broadcast-fault', detail: { symptom: 'no-network' } }]);
  await t.type(t.tian, t.tian.chat, '村村响坏了');
  expect(t.last(t.tian.chat)).toContain('故障已经记着了');
  await t.press(t.tian, t.tian.chat, '修好了');
  expect(await t.records()).toMatchObject([{ detail: { until: '2024-03-15' } }]);
});

it('A-11: on a quiet day declared by the office no village owes a play', async () => {
  const t = await township('2024-06-07T09:00');
  await t.type(t.tian, t.tian.chat, '停播日');
  expect(t.last(t.tian.chat)).toContain('没有这项权限');
  await t.type(t.su, t.su.chat, '停播日');
  await t.fill(t.su, t.su.chat, { 到哪天: '2024-06-08', 原因: '考试', 范围: '全镇', 哪个单位: '雄风村' }, '登记');
  expect(await t.records()).toMatchObject([{ kind: 'quiet-day', occurredOn: '2024-06-07' }]);
  await t.tick('2024-06-07T20:31');
  expect(t.heard(t.miyuan.group)).toEqual([]);
  await t.tick('2024-06-09T20:31');
  expect(t.last(t.miyuan.group)).toContain('今天村村响 0/3');
});

it('A-22, WF14: what broke in a month that is locked is still mended by its village; the locked days stay as they were', async () => {
  const t = await township('2024-01-20T20:05');
  await t.type(t.tian, t.tian.chat, '村村响坏了');
  t.setNow('2024-03-10T09:00');
  await t.type(t.tian, t.tian.chat, '喇叭修好了');
  expect(await t.records()).toMatchObject([{ occurredOn: '2024-01-20', detail: { until: '2024-03-10' } }]);
  await t.press(t.tian, t.tian.chat, '改一下');
  expect(await t.fill(t.tian, t.tian.chat, { '哪天修好的（没修好不填）': '2024-01-25' }, '改好了')).toBe(
    '上个月的账5日已经锁了，要改请找办公室。',
  );
  expect(await t.records()).toMatchObject([{ detail: { until: '2024-03-10' } }]);
});

it('WF14: what was noted of a fault is still there when it is mended', async () => {
  const t = await township('2024-03-12T20:05');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  await t.press(t.tian, t.tian.chat, '坏了，没播成');
  await t.fill(t.tian, t.tian.chat, { 什么情况: '断网', 备注: '北组的杆子倒了' }, '登记');
  t.setNow('2024-03-14T09:30');
  await t.type(t.tian, t.tian.chat, '喇叭修好了');
  await t.press(t.tian, t.tian.chat, '改一下');
  expect(t.form(t.tian.chat)).toMatchObject({ 备注: '北组的杆子倒了' });
});
