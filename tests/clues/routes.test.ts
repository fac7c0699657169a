import { expect, it } from 'vitest';
import { audit } from '../../src/db/schema-exchange.ts';
import { openVault } from '../../src/db/vault.ts';
import { type ClueTown, clueTown, NOON } from './town.ts';

const reached = (t: ClueTown) =>
  Object.entries({
    高: t.gao,
    胡: t.hu,
    江: t.jiang,
    林: t.lin,
    苏: t.su,
    何: t.he,
    方: t.fang,
    闵: t.min,
    宁: t.ning,
    马: t.ma,
    罗: t.luo,
  })
    .filter(([, who]) => t.heard(who.chat).some((card) => card.includes('XS-')))
    .map(([name]) => name)
    .join('');

it.each([
  ['被遗弃或长期没人照料', '高胡江林苏何闵'],
  ['被组织乞讨', '高胡江林苏何闵'],
  ['多处受伤、严重营养不良、意识不清，疑似被打、被欺凌、被虐待', '高胡江林苏何'],
])('WF1: %s reaches %s', async (situation, whom) => {
  const t = await clueTown();
  await t.report({ 情形: situation });
  expect(reached(t)).toBe(whom);
});

it('WF1: what a school reports the school centre hears as well, and no other school', async () => {
  const t = await clueTown();
  await t.report({ 情形: '走失' }, t.ma);
  expect(t.last(t.ma.chat)).toContain('已通知派出所、两位组长、办公室、学区中心。');
  expect(reached(t)).toBe('高胡江林苏何宁马');
  expect(t.heard(t.ma.chat).some((card) => card.includes('签收]'))).toBe(false);
});

it('F-A-PC-15: what the police find reaches the others; the finder takes it on but cannot acknowledge it himself', async () => {
  const t = await clueTown();
  await t.report({}, t.gao);
  const id = await t.clueId();
  expect(t.heard(t.gao.chat).some((card) => card.startsWith('新线索'))).toBe(false);
  expect(await t.force(t.gao, 'sign', { id })).toBe('自己报的要由别人签收。');
  await t.press(t.su, t.su.chat, '签收');
  expect(await t.force(t.gao, 'move', { id, move: 'accept' })).toBe('已记下：公安受理');
});

it.each([
  ['领导 江河', '高胡林方', '一位组长'],
  ['村支书 罗青', '高胡江林方', '两位组长'],
  ['办公室主任 苏文静', '高胡江林方', '两位组长'],
])('F-43: when it concerns %s it reaches %s', async (whom, reaches, leaders) => {
  const t = await clueTown();
  await t.report({ 涉及村干部或领导本人: true });
  expect(reached(t)).toBe('高胡方');
  await t.fill(t.tian, t.tian.chat, { 涉及哪一位: whom }, '就是这位');
  expect(reached(t)).toBe(reaches);
  expect(t.last(t.tian.chat)).toContain(`已通知派出所、${leaders}、纪委。`);
  expect(t.last(t.tian.chat)).not.toContain('就是这位');
  await t.press(t.gao, t.gao.chat, '签收');
  await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
  await t.fill(t.gao, t.gao.chat, { 事由: '核实' }, '查看');
  expect(t.last(t.gao.chat)).toContain(`涉及：${whom}`);
});

it('F-43: a conflict is ended by police and discipline office; only the reporter says whom it concerns, once', async () => {
  const t = await clueTown();
  await t.report({ 涉及村干部或领导本人: true });
  const id = await t.clueId();
  const jiang = await t.idOf(t.jiang);
  expect(await t.force(t.gao, 'whom', { id }, { whom: jiang })).toContain('没有这条');
  await t.force(t.tian, 'whom', { id }, { whom: jiang });
  await t.force(t.tian, 'whom', { id }, { whom: await t.idOf(t.lin) });
  expect(reached(t)).toBe('高胡林方');
  await t.tick('2024-03-15T12:51');
  expect(t.last(t.fang.chat)).toContain('30分钟还没有人签收');
  expect(t.last(t.fang.chat)).not.toContain('江河');
  await t.press(t.gao, t.gao.chat, '签收');
  await t.press(t.gao, t.gao.chat, '公安受理');
  await t.force(t.gao, 'move', { id, move: 'verify' }, { choice: 'police' });
  expect(await t.force(t.lin, 'move', { id, move: 'close' })).toContain('两个人');
  expect(await t.force(t.fang, 'move', { id, move: 'close' })).toBe('已记下：办结');
});

it('F-43: a hidden reporter stands in no card of the others, no audit line, no key, not readable on the disk', async () => {
  const t = await clueTown(NOON);
  await t.report({ 对其他人隐藏我的身份: true });
  const tian = await t.idOf(t.tian);
  for (const who of [t.jiang, t.gao]) await t.press(who, who.chat, '签收');
  for (const step of ['公安受理']) await t.press(t.gao, t.gao.chat, step);
  await t.type(t.lin, t.lin.chat, '我的线索');
  for (const who of [t.jiang, t.lin, t.he, t.min]) expect(t.heard(who.chat).join()).not.toContain('田小禾');
  const posts = await t.outbox();
  const id = await t.clueId();
  expect(posts.filter(({ key }) => key.includes(tian))).toEqual([]);
  expect(posts.filter(({ key, target }) => key.startsWith(id) && target === t.tian.openId)).toEqual([]);
  expect((await t.db.q.select().from(audit)).filter(({ personId }) => personId === tian)).toEqual([]);
  expect(JSON.stringify([await t.kept(), await t.list(), await t.steps()])).not.toContain(tian);
});

it('WF1: a clue is sealed under a key of its own: the vault of ordinary fields does not open it, nor another clue’s', async () => {
  const t = await clueTown();
  await t.report();
  const [clue] = await t.kept();
  if (clue === undefined) throw new Error('a clue was kept');
  const place = `clues:${clue.id}:story`;
  await expect(t.db.vault.open(clue.storySealed, place)).rejects.toThrow('does not have');
  const other = await t.db.vault.apart('clue another');
  await expect(other.open(clue.storySealed, place)).rejects.toThrow('does not have');
  expect(await (await t.db.vault.apart(`clue ${clue.id}`)).open(clue.storySealed, place)).toContain('独自在家三天');
});

it('keys drawn for a purpose outlive a change of the data key', async () => {
  const [before, after] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const sealed = await (await (await openVault(before)).apart('clue 1')).seal('一句话', 'here');
  expect(await (await (await openVault(after, before)).apart('clue 1')).open(sealed, 'here')).toBe('一句话');
});
