import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall();
const readers = ['高峰', '胡杨', '江河', '林晓', '苏文静', '何安'];

it('WF1: Feishu is down for an hour at the moment of the report, and the bot stops meanwhile: nothing is lost, nothing comes twice', async () => {
  await t.say('冉秋菊', '线索上报');
  t.feishuDown();
  expect(await t.fill('冉秋菊', { 情形: '走失', 现在是否危险: '是' }, '上报')).toBe('已上报');
  await t.restart();
  await t.moveTo('2024-03-15T16:45');
  await t.moveTo('2024-03-15T17:05');
  expect(readers.map((reader) => t.said(reader, '新线索'))).toEqual([0, 0, 0, 0, 0, 0]);
  t.feishuUp();
  await t.moveTo('2024-03-15T17:21');
  await t.moveTo('2024-03-15T17:23');
  expect(readers.map((reader) => t.said(reader, '新线索'))).toEqual([1, 1, 1, 1, 1, 1]);
  const rung = t.rung('2024-03-15T16:20').filter((one) => one.endsWith('高峰'));
  expect(new Set(rung)).toEqual(new Set(['app 高峰', 'sms 高峰', 'phone 高峰']));
  expect(await t.press('高峰', '签收')).toBe('已签收');
  expect(t.last('冉秋菊')).toContain('已有人签收（派出所，17:23）');
});
