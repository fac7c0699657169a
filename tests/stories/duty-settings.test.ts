import { expect, it } from 'vitest';
import { world } from '../world.ts';

async function wangjia() {
  const w = await world({ at: '2025-11-14T20:05', campaign: 'wangjia-2025' });
  const xiongfeng = await w.village('雄风村');
  const office = await w.department('平安法治办');
  return Object.assign(w, {
    xiongfeng,
    tian: await w.person('田小禾', xiongfeng, 'village-cadre'),
    su: await w.person('苏文静', office, 'office-head'),
  });
}

it('A-29: a paper without cadences asks nothing until the office switches duties on', async () => {
  const t = await wangjia();
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('今天没有待办');
  await t.type(t.su, t.su.chat, '任务设置');
  await t.fill(t.su, t.su.chat, { '村里要做、要数的': ['村村响 · 每天3次', '排查表 · 每月1次'] }, '就这样');
  expect(t.last(t.su.chat)).toContain('现在要求 2 项');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('村村响 0/3');
  await t.tick('2025-11-14T20:30');
  expect(t.last(t.xiongfeng.group)).toContain('今天村村响 0/3');
});

it('A-29: what the office switches off again is neither asked nor lost', async () => {
  const t = await wangjia();
  await t.type(t.su, t.su.chat, '任务设置');
  await t.fill(t.su, t.su.chat, { '村里要做、要数的': ['村村响 · 每天3次'] }, '就这样');
  await t.type(t.tian, t.tian.chat, '村村响播了2次，8点12点');
  await t.type(t.su, t.su.chat, '任务设置');
  await t.fill(t.su, t.su.chat, { '村里要做、要数的': [] }, '就这样');
  await t.tick('2025-11-14T20:30');
  expect(t.heard(t.xiongfeng.group)).toEqual([]);
  expect(await t.records()).toMatchObject([{ kind: 'broadcast', count: 2 }]);
});

it('only the office sets what is asked', async () => {
  const t = await wangjia();
  await t.type(t.tian, t.tian.chat, '任务设置');
  expect(t.last(t.tian.chat)).toContain('没有这项权限');
});
