import { expect, it } from 'vitest';
import { clueTown } from './town.ts';

const at = (time: string) => `2024-03-15T${time}`;

it('T-01, T-03: nobody acknowledges: all are rung again at 10, 20 and 30 minutes, each time louder, then the phone list', async () => {
  const t = await clueTown();
  await t.mobile(t.gao, 'police', '13900000000');
  const number = await t.report();
  const readers = [t.gao, t.hu, t.jiang, t.lin, t.su, t.he, t.min].map(({ openId }) => openId).toSorted();
  const who = (from: string, to: string, by: string) =>
    t
      .rungAt(from, to)
      .filter((one) => one.by === by)
      .map((one) => one.who)
      .toSorted();
  expect(who('12:20', '12:21', 'app')).toEqual(readers);
  await t.tick(at('12:29'));
  expect(t.rungAt('12:22', '12:29')).toEqual([]);
  await t.tick(at('12:31'));
  expect(who('12:30', '12:31', 'app')).toEqual(readers);
  await t.tick(at('12:41'));
  expect(who('12:40', '12:41', 'sms')).toEqual(readers);
  expect(t.last(t.su.chat)).not.toContain('30分钟还没有人签收');
  await t.tick(at('12:51'));
  expect(who('12:50', '12:51', 'phone')).toEqual(readers);
  for (const office of [t.su, t.he]) {
    expect(t.last(office.chat)).toContain(`${number} 30分钟还没有人签收`);
    expect(t.last(office.chat)).toContain('派出所 高峰 13900000000');
    expect(t.last(office.chat)).toContain('领导 江河 （名册里没有号码）');
  }
  expect(t.last(t.gao.chat)).not.toContain('30分钟');
  await t.tick(at('13:30'));
  expect(t.rungAt('12:52', '13:30')).toEqual([]);
});

it('T-01: whoever acknowledges stops what rings for want of anybody; a leader is rung himself at 30 minutes', async () => {
  const t = await clueTown();
  await t.report();
  t.setNow(at('12:25'));
  await t.press(t.jiang, t.jiang.chat, '签收');
  for (const time of ['12:31', '12:41', '12:51', '13:30']) await t.tick(at(time));
  expect(t.rungAt('12:22', '13:30')).toEqual([{ who: t.lin.openId, by: 'phone', at: '12:51' }]);
  expect(t.last(t.su.chat)).not.toContain('30分钟');
});

it('T-01: who has acknowledged is never rung again', async () => {
  const t = await clueTown();
  await t.report();
  t.setNow(at('12:32'));
  for (const leader of [t.jiang, t.lin]) await t.press(leader, leader.chat, '签收');
  const before = t.rung.length;
  for (const time of ['12:41', '12:51', '14:00']) await t.tick(at(time));
  expect(t.rung).toHaveLength(before);
});

it('B-7: the rings go on at night', async () => {
  const t = await clueTown('2024-03-15T23:50');
  await t.report();
  await t.tick('2024-03-16T00:01');
  expect(t.rungAt('00:01', '00:01')).toHaveLength(7);
});

it.each([
  [['phone'], 'sms'],
  [['phone', 'sms'], 'app'],
] as const)('T-01: where Feishu refuses %j, the next softer way rings (%s)', async (refused, by) => {
  const t = await clueTown();
  await t.report();
  for (const way of refused) t.refused.add(way);
  await t.tick(at('12:51'));
  expect(t.rungAt('12:51', '12:51').filter((one) => one.who === t.gao.openId)).toContainEqual({
    who: t.gao.openId,
    by,
    at: '12:51',
  });
  expect((await t.outbox()).filter(({ state }) => state !== 'sent')).toEqual([]);
});

it('WF1: Feishu is down for an hour at the moment of the report: nothing is lost and nothing comes twice', async () => {
  const t = await clueTown();
  await t.type(t.tian, t.tian.chat, '线索上报');
  t.weather.down = true;
  const form = { 情形: '被遗弃或长期没人照料', 现在是否危险: '是' };
  await t.fill(t.tian, t.tian.chat, form, '上报');
  for (const time of ['12:31', '12:41', '12:51', '13:05']) await t.tick(at(time));
  expect(t.heard(t.gao.chat)).toEqual([]);
  await t.restart();
  t.weather.down = false;
  for (const time of ['13:21', '13:22']) await t.tick(at(time));
  for (const reader of [t.gao, t.jiang, t.lin, t.su, t.he])
    expect(t.heard(reader.chat).filter((card) => card.startsWith('新线索'))).toHaveLength(1);
  expect(new Set(t.rung.filter((one) => one.who === t.gao.openId).map((one) => one.by))).toEqual(
    new Set(['app', 'sms', 'phone']),
  );
  expect(await t.press(t.gao, t.gao.chat, '签收')).toBe('已签收');
  expect(t.last(t.tian.chat)).toContain('已有人签收');
  expect((await t.outbox()).filter(({ state }) => state === 'waiting')).toEqual([]);
});

it('WF1: a restart in the middle forgets no ring and rings none twice', async () => {
  const t = await clueTown();
  await t.report();
  await t.restart();
  await t.tick(at('12:31'));
  await t.restart();
  await t.tick(at('12:32'));
  expect(t.rungAt('12:22', '12:32')).toHaveLength(7);
  await t.press(t.gao, t.gao.chat, '签收');
  await t.restart();
  await t.tick(at('12:55'));
  expect(
    t
      .rungAt('12:33', '12:55')
      .map((one) => one.who)
      .toSorted(),
  ).toEqual([t.jiang.openId, t.lin.openId].toSorted());
});

it('WF1: two readers who acknowledge at once are both there, and the reporter hears it once', async () => {
  const t = await clueTown();
  await t.report();
  const twin = await t.twin();
  const presses = [t.gao, t.su].map((who) => t.pressing(who, who.chat, '签收'));
  const [one, other] = presses;
  if (one === undefined || other === undefined) throw new Error('two presses');
  await Promise.all([t.pressed(one), t.pressed(other, twin)]);
  expect((await t.list()).filter((reader) => reader.acknowledgedAt !== null)).toHaveLength(2);
  expect(await t.steps()).toMatchObject([{ step: 1, what: 'acknowledge' }]);
  expect(t.heard(t.tian.chat).filter((line) => line.includes('已有人签收'))).toHaveLength(1);
  const two = [t.jiang, t.lin].map((who) => t.pressing(who, who.chat, '签收'));
  await Promise.all(two.map((press, n) => t.pressed(press, n === 0 ? undefined : twin)));
  for (const reader of [t.gao, t.su, t.jiang, t.lin, t.he])
    for (const name of ['高峰', '苏文静', '江河', '林晓']) expect(t.last(reader.chat)).toContain(`✅ ${name}`);
});
