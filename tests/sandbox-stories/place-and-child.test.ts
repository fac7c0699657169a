import { expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { putPlace } from '../../src/db/outside.ts';
import { townHall } from './town-hall.ts';

const t = townHall('the webhook on Node', ['二楼最里间', '清风旅馆']);
const notYours = '这一步不归您办。';
const notSeen = '没有这件事，或它不归您看。';

it('WF7, F-26e: a hotel reports a sighting on its own page: the police alone are told at once, however often the page is sent', async () => {
  const token = 'b'.repeat(32);
  const place = { id: 'hotel', name: '清风旅馆', kind: 'lodging', unitId: 'village-1', active: true };
  await commit(t.town.db, [await putPlace(t.town.db, place, token, { by: 'test', at: t.town.now() })]);
  const page = `${t.town.url}/r/${token}`;
  const form = /name="form" value="(\w+)"/.exec(await (await fetch(page)).text())?.[1] ?? '';
  const filled = { form, situation: 'place', danger: 'no', told110: 'no', words: '二楼最里间有人独自住' };
  const send = async () => (await fetch(page, { method: 'POST', body: new URLSearchParams(filled) })).text();
  const answers = await Promise.all([send(), send(), send()]);
  await t.settled();
  const numbers = new Set(answers.map((answer) => /XS-[2-9A-Z]{4}/.exec(answer)?.[0]));
  expect(numbers.size).toBe(1);
  expect(t.rung()).toEqual(['app 胡杨', 'app 高峰'].toSorted());
  for (const police of ['高峰', '胡杨']) expect(t.heard(police)).toHaveLength(1);
  expect(t.last('高峰')).toContain([...numbers][0]);
  for (const other of ['江河', '苏文静', '何安', '田小禾']) expect(t.heard(other)).toEqual([]);
});

it('WF7: not taken up within two hours the police are reminded, the bot having stopped; nobody else can, two at once do it once', async () => {
  await t.restart();
  await t.moveTo('2024-03-15T18:25');
  expect(t.said('高峰', '提醒：还等您办。')).toBe(1);
  for (const other of ['田小禾', '苏文静']) expect(await t.forged(other, '高峰', '签收')).toBe(notSeen);
  const answers = await Promise.all([t.press('高峰', '签收'), t.press('胡杨', '签收')]);
  expect(answers.toSorted()).toEqual(['已办', '这一步已经有人办过了']);
  await t.press('高峰', '有结果了');
  await t.fill('高峰', { 结果: '已责令整改' }, '提交');
  expect(t.last('高峰')).toContain('已有结果');
  await t.say('苏文静', '事项');
  expect(t.last('苏文静')).toContain('场所报告：在办 0，已完 1');
});

it('WF8, F-34: a missing child: 110 first, at night too; the police are told urgently and reminded, and no group hears of it', async () => {
  await t.moveTo('2024-03-15T22:00');
  await t.say('田小禾', '孩子走失');
  expect(t.last('田小禾')).toContain('先打110。这里报了不算报警。');
  const told = { 是否已报110: '已报', 在哪里不见的: '河边', '联系谁（电话）': '13900000000' };
  await t.fill('田小禾', told, '提交');
  expect(t.rung()).toEqual(expect.arrayContaining(['app 高峰', 'app 胡杨']));
  await t.moveTo('2024-03-15T22:35');
  expect(t.said('高峰', '走失')).toBeGreaterThan(0);
  expect(t.last('高峰')).toContain('提醒：还等您办。');
  expect(await t.forged('向明月', '高峰', '派出所已接')).toBe(notSeen);
  await Promise.all([t.press('高峰', '派出所已接'), t.press('胡杨', '派出所已接')]);
  expect(t.last('田小禾')).toContain('正在找');
  expect(t.said('全镇护蕾工作群', '孩子')).toBe(0);
});

it('WF8, art. 103: the public is asked by the police alone, without a name, a school or an address, and that is taken back', async () => {
  const search = {
    性别: '女',
    大概年龄: '8岁左右',
    '衣着特征（不写姓名、学校、住址）': '红外套',
    '最后在哪里、什么时候': '河边，傍晚6点',
    看见了打哪个电话: '110',
  };
  expect(await t.forged('田小禾', '高峰', '请大家帮忙找')).toBe(notYours);
  await t.press('高峰', '请大家帮忙找');
  expect(Object.keys(t.form('高峰')).join()).not.toMatch(/^姓名|^学校|^住址/);
  await t.fill('高峰', search, '提交');
  expect(t.last('全镇护蕾工作群')).toContain('请帮忙找一个孩子\n性别：女\n大概年龄：8岁左右\n衣着特征：红外套');
  await t.restart();
  await t.press('高峰', '找到了');
  await t.fill('高峰', { 原因: '家庭矛盾' }, '提交');
  expect(t.last('全镇护蕾工作群')).toBe('请帮忙找一个孩子\n孩子找到了，谢谢大家。请不要再转发。');
  expect(t.last('田小禾')).toContain('找到了');
});
