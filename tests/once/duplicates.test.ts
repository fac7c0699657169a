import { expect, it } from 'vitest';
import { township } from '../stories/township.ts';
import { world } from '../world.ts';

const EVENING = '2024-03-15T20:05';
const copies = [1, 2, 3, 4, 5];

it('a message delivered five times at once, and again after a restart, is one record and one reply', async () => {
  const t = await township(EVENING);
  const twin = await t.twin();
  const envelope = t.typing(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播放3次，8点12点18点');
  await Promise.all(copies.map((copy) => t.deliver(envelope, copy % 2 === 0 ? twin : t.app)));
  await t.restart();
  await Promise.all(copies.map(() => t.deliver(envelope)));
  expect(await t.all()).toHaveLength(1);
  expect(t.heard(t.xiongfeng.group)).toHaveLength(1);
});

it('a press delivered five times at once, and again after a restart, is one record and gets one and the same answer', async () => {
  const t = await township(EVENING);
  const twin = await t.twin();
  await t.type(t.tian, t.tian.chat, '村村响登记');
  const press = t.pressing(t.tian, t.tian.chat, '登记', { 第一次: '08:00' });
  const answers = await Promise.all(copies.map((copy) => t.deliver(press, copy % 2 === 0 ? twin : t.app)));
  await t.restart();
  answers.push(await t.deliver(press));
  expect(await t.all()).toHaveLength(1);
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(answers[0]?.card).toBeDefined();
});

it('two thumbs on one form make one record', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.tian.chat, '村村响登记');
  const presses = copies.map(() => t.pressing(t.tian, t.tian.chat, '登记', { 第一次: '08:00' }));
  const answers = await Promise.all(presses.map((press) => t.deliver(press)));
  expect(await t.all()).toHaveLength(1);
  expect(answers.every((one) => one.card !== undefined)).toBe(true);
});

it('two thumbs on 撤销, or on an answer to a question, act once', async () => {
  const t = await township(EVENING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 今天村村响播了');
  const picks = copies.map(() => t.pressing(t.tian, t.xiongfeng.group, '2次'));
  await Promise.all(picks.map((press) => t.pressed(press)));
  expect(await t.all()).toMatchObject([{ count: 2, version: 1 }]);
  expect(t.last(t.xiongfeng.group)).toContain('村村响已登记');
  const voids = copies.map(() => t.pressing(t.tian, t.xiongfeng.group, '撤销'));
  await Promise.all(voids.map((press) => t.pressed(press)));
  expect(await t.all()).toMatchObject([{ status: 'void', version: 2 }]);
  expect(t.last(t.xiongfeng.group)).toContain('已撤销（原：2次）');
});

it('two cadres who report one day at the same moment make one record and one question', async () => {
  const t = await township(EVENING);
  const twin = await t.twin();
  const line = '@护蕾助手 今天村村响播放3次，8点12点18点';
  const [a, b] = [t.typing(t.tian, t.xiongfeng.group, line), t.typing(t.luo, t.xiongfeng.group, line)];
  await Promise.all([t.deliver(a), t.deliver(b, twin)]);
  expect(await t.all()).toHaveLength(1);
  expect(t.heard(t.xiongfeng.group).filter((card) => card.includes('是同一批吗'))).toHaveLength(1);
});

it('fifty cadres of fifty villages at once are fifty records and fifty replies', async () => {
  const w = await world({ at: EVENING });
  const lines: ReturnType<typeof w.typing>[] = [];
  const groups: string[] = [];
  for (let n = 1; n <= 50; n += 1) {
    const village = await w.village(`第${n}村`);
    const cadre = await w.person('田小禾', village, 'village-cadre');
    groups.push(village.group);
    lines.push(w.typing(cadre, village.group, '@护蕾助手 今天村村响播放3次，8点12点18点'));
  }
  const twin = await w.twin();
  await Promise.all(lines.map((line, n) => w.deliver(line, n % 2 === 0 ? twin : w.app)));
  expect(await w.all()).toHaveLength(50);
  expect(groups.map((group) => w.heard(group).length)).toEqual(groups.map(() => 1));
});
