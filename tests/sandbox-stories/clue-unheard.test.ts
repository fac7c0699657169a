import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall();
const readers = ['高峰', '胡杨', '江河', '林晓', '苏文静', '何安'];
const everybody = (by: string) => readers.map((name) => `${by} ${name}`).toSorted();

it('T-01, T-03: nobody acknowledges: all are rung at 10, 20 and 30 minutes, each time louder, then the phone list is out', async () => {
  await t.say('秦远', '线索上报');
  await t.fill('秦远', { 情形: '走失', 现在是否危险: '是' }, '上报');
  const number = /XS-\w{4}/.exec(t.last('秦远'))?.[0];
  expect(t.rung()).toEqual(everybody('app'));
  await t.moveTo('2024-03-15T16:29');
  expect(t.rung()).toEqual([]);
  for (const [at, by] of [
    ['16:32', 'app'],
    ['16:42', 'sms'],
    ['16:52', 'phone'],
  ] as const) {
    await t.moveTo(`2024-03-15T${at}`);
    expect(t.rung()).toEqual(everybody(by));
  }
  for (const office of ['苏文静', '何安']) expect(t.last(office)).toContain(`${number} 30分钟还没有人签收`);
  expect(t.said('高峰', '30分钟还没有人签收')).toBe(0);
  await t.moveTo('2024-03-15T17:30');
  expect(t.rung()).toEqual([]);
  expect(await t.press('胡杨', '签收')).toBe('已签收');
});
