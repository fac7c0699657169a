import { expect, it } from 'vitest';
import { township } from './township.ts';

it('F-A-CJ-5: a receipt counts the duties its meeting feeds, and no other meeting’s', async () => {
  const t = await township('2024-03-15T16:20');
  await t.type(t.tian, t.tian.chat, '今天开了屋场会，来了30人');
  expect(t.last(t.tian.chat)).toContain('屋场会');
  expect(t.last(t.tian.chat)).toContain('参加人数30');
  expect(t.last(t.tian.chat)).not.toMatch(/联席会|班子会|无任务/);
  await t.type(t.tian, t.tian.chat, '今天开了每周例会，讲了案例');
  expect(t.last(t.tian.chat)).toMatch(/本月 1\/\d/);
});

it('experience 9: 截止时间 tells a village what is its own, and what was asked about', async () => {
  const t = await township('2024-03-15T16:20');
  await t.type(t.tian, t.tian.chat, '截止时间');
  expect(t.last(t.tian.chat)).toContain('村村响：每天3次');
  expect(t.last(t.tian.chat)).not.toMatch(/师德|密接|联席会|经费/);
  await t.type(t.tian, t.tian.chat, '排查表几号交');
  expect(t.last(t.tian.chat)).toBe('截止时间\n排查表：3月25日24:00前，还有10天。');
  await t.type(t.su, t.su.chat, '截止时间');
  expect(t.last(t.su.chat)).toContain('联席会');
});
