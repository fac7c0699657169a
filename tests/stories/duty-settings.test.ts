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
  await t.press(t.su, t.su.chat, '改各村');
  await t.fill(t.su, t.su.chat, { '村村响 · 每天3次': true, '排查表 · 每月1次': true }, '就这样');
  expect(t.last(t.su.chat)).toContain('现在要求 2 项');
  await t.type(t.tian, t.tian.chat, '我的待办');
  expect(t.last(t.tian.chat)).toContain('村村响 0/3');
  await t.tick('2025-11-14T20:30');
  expect(t.last(t.xiongfeng.group)).toContain('今天村村响 0/3');
});

it('A-29: what the office switches off again is neither asked nor lost', async () => {
  const t = await wangjia();
  await t.type(t.su, t.su.chat, '任务设置');
  await t.press(t.su, t.su.chat, '改各村');
  await t.fill(t.su, t.su.chat, { '村村响 · 每天3次': true }, '就这样');
  await t.type(t.tian, t.tian.chat, '村村响播了2次，8点12点');
  await t.type(t.su, t.su.chat, '任务设置');
  await t.press(t.su, t.su.chat, '改各村');
  await t.fill(t.su, t.su.chat, { '村村响 · 每天3次': false }, '就这样');
  await t.tick('2025-11-14T20:30');
  expect(t.heard(t.xiongfeng.group)).toEqual([]);
  expect(await t.records()).toMatchObject([{ kind: 'broadcast', count: 2 }]);
});

it('shows a line a unit and a tick a duty, and leaves the other pages as they were', async () => {
  const t = await fushoushan('2024-03-14T20:00');
  await t.type(t.su, t.su.chat, '任务设置');
  const shown = t.last(t.su.chat);
  expect(shown).toMatch(/各村 (\d+)\/\1\n\[改各村\]/);
  expect(shown).not.toContain('村村响');
  const [, all] = /派出所 (\d+\/\d+)/.exec(shown) ?? /PC (\d+\/\d+)/.exec(shown) ?? [];
  await t.press(t.su, t.su.chat, '改各村');
  expect(t.form(t.su.chat)).toMatchObject({ '村村响 · 每天3次': true });
  await t.fill(t.su, t.su.chat, { '村村响 · 每天3次': false }, '就这样');
  await t.press(t.su, t.su.chat, '再改');
  expect(t.last(t.su.chat)).toMatch(/各村 \d+\/\d+/);
  expect(t.last(t.su.chat)).toContain(all);
  await t.press(t.su, t.su.chat, '改各村');
  expect(t.form(t.su.chat)).toMatchObject({ '村村响 · 每天3次': false, '排查表 · 每月1次': true });
});

it('only the office sets what is asked', async () => {
  const t = await wangjia();
  await t.type(t.tian, t.tian.chat, '任务设置');
  expect(t.last(t.tian.chat)).toContain('没有这项权限');
});

async function fushoushan(at: string) {
  const w = await world({ at });
  const xiongfeng = await w.village('雄风村');
  const office = await w.department('平安办');
  return Object.assign(w, {
    xiongfeng,
    tian: await w.person('田小禾', xiongfeng, 'village-cadre'),
    su: await w.person('苏文静', office, 'office-head'),
  });
}

async function ask(t: Awaited<ReturnType<typeof fushoushan>>, duty: string, quota: string) {
  await t.type(t.su, t.su.chat, '任务设置');
  await t.press(t.su, t.su.chat, '改次数');
  await t.fill(t.su, t.su.chat, { 哪一项: duty, 改成几次: quota }, '改成这样');
}

it('A-5: the office asks another number from the current period on; what was asked before stays', async () => {
  const t = await fushoushan('2024-03-14T20:00');
  await t.type(t.tian, t.tian.chat, '村村响播了2次，8点12点');
  await t.tick('2024-03-15T20:00');
  await ask(t, '村村响 · 每天 3（文件 3）', '2');
  expect(t.last(t.su.chat)).toContain('每天 2 次（文件 3），从 3月15日 起算');
  await t.type(t.tian, t.tian.chat, '村村响播了2次，8点12点');
  expect(t.last(t.tian.chat)).toContain('今日 2/2');
  await t.type(t.tian, t.tian.chat, '截止时间');
  expect(t.last(t.tian.chat)).toContain('每天2次');
  await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
  expect(t.heard(t.tian.chat).join()).toContain('3月14日');
  await t.type(t.su, t.su.chat, '雄风村情况');
  // From the campaign's first day to the 14th three a day, two on the 15th.
  expect(t.last(t.su.chat)).toMatch(/村村响 \d\/44/);
  await ask(t, '村村响 · 每天 2（文件 3）', '3');
  expect(t.last(t.su.chat)).toContain('每天 3 次（文件 3）');
});

it('A-5: visits of the running month are asked by the new number at once, last month’s by the old', async () => {
  const t = await fushoushan('2024-03-20T10:00');
  await t.child('陈小满', t.xiongfeng);
  await ask(t, '未成年人走访 · 每月 2（文件 2）', '1');
  await t.type(t.su, t.su.chat, '雄风村情况');
  expect(t.last(t.su.chat)).toContain('未成年人走访 0/1');
  await t.type(t.su, t.su.chat, '雄风村2月情况');
  expect(t.last(t.su.chat)).toContain('未成年人走访 0/2');
});

it('a number that is none, and nought, are asked again; a village cannot set any', async () => {
  const t = await fushoushan('2024-03-20T10:00');
  await ask(t, '村村响 · 每天 3（文件 3）', '0');
  expect(t.last(t.su.chat)).toContain('请写 1 到 99 的数');
  expect(await t.press(t.tian, t.su.chat, '改成这样')).toContain('没有这项权限');
});

it('C-01: where the office asks for five plays a day the form has five times, and a sixth is not kept by it', async () => {
  const t = await fushoushan('2024-03-12T20:05');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  expect(Object.keys(t.form(t.tian.chat))).not.toContain('第四次');
  await ask(t, '村村响 · 每天 3（文件 3）', '5');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  const times = { 第一次: '07:00', 第二次: '09:00', 第三次: '12:00', 第四次: '15:00', 第五次: '18:00' };
  await t.fill(t.tian, t.tian.chat, times, '登记');
  expect(await t.records()).toMatchObject([{ count: 5, times: Object.values(times) }]);
  expect(t.last(t.tian.chat)).toContain('今日 5/5');
  await t.type(t.tian, t.tian.chat, '村村响登记');
  await t.fill(t.tian, t.tian.chat, { 第一次: '19:30' }, '登记');
  expect(t.last(t.tian.chat)).toContain('再记就超过5次');
});

it('C-01: a day of more plays than are asked now is opened with all of them', async () => {
  const t = await fushoushan('2024-03-12T20:05');
  await t.type(t.tian, t.tian.chat, '今天村村响播了4次，7点9点12点18点');
  await t.press(t.tian, t.tian.chat, '改一下');
  expect(t.form(t.tian.chat)).toMatchObject({ 第四次: '18:00' });
});
