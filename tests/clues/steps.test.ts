import { expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { people } from '../../src/db/schema-township.ts';
import { write } from '../../src/db/db.ts';
import { eq } from 'drizzle-orm';
import { type ClueTown, clueTown, told } from './town.ts';

const notYours = '这一步要由派出所或办公室主任来做；核实和办结要两个人。';
const movedOn = '这条已经不在这一步了，请打开“我的线索”看最新的。';
const noSuch = '没有这条，或您不在这条的知情名单里。';

async function verified(t: ClueTown): Promise<string> {
  const number = await t.report();
  await t.press(t.gao, t.gao.chat, '签收');
  await t.press(t.gao, t.gao.chat, '公安受理');
  await t.press(t.gao, t.gao.chat, '核实');
  await t.fill(t.gao, t.gao.chat, {}, '核实');
  return number;
}

it('WF1: acknowledged, accepted, verified, closed by the other of the pair; the reporter hears the outcome without a detail', async () => {
  const t = await clueTown();
  const number = await verified(t);
  expect(t.last(t.gao.chat)).toContain(`线索 ${number} · 已核实（公安受理）`);
  expect(t.last(t.su.chat)).toContain(`${number} 等您办结`);
  await t.press(t.su, t.su.chat, '打开');
  await t.press(t.su, t.su.chat, '签收');
  expect(await t.press(t.su, t.su.chat, '办结')).toBe('已记下：办结');
  expect((await t.steps()).map(({ what, disposition }) => [what, disposition])).toEqual([
    ['acknowledge', null],
    ['accept', 'police'],
    ['verify', 'police'],
    ['close', null],
  ]);
  expect(t.last(t.tian.chat)).toBe(`您上报的 ${number} 已办结：公安机关已依法受理并办理。依法不能说得更细。谢谢您。`);
  for (const word of told) expect(t.last(t.tian.chat)).not.toContain(word);
  expect(await t.kept()).toMatchObject([{ feedbackAt: expect.any(Date) }]);
  expect(t.heard(t.jiang.chat)[0]).toContain(`线索 ${number} · 已办结（公安受理）`);
  expect(t.heard(t.jiang.chat)[0]).not.toContain('[公安受理]');
});

it('WF1: what is not for the police is said so, verified by the office’s head and closed by the police', async () => {
  const t = await clueTown();
  const number = await t.report();
  await t.press(t.jiang, t.jiang.chat, '签收');
  await t.press(t.gao, t.gao.chat, '签收');
  await t.press(t.gao, t.gao.chat, '不属公安');
  await t.fill(t.gao, t.gao.chat, { 处置: '转民政' }, '不属公安');
  await t.press(t.su, t.su.chat, '签收');
  await t.press(t.su, t.su.chat, '核实');
  await t.fill(t.su, t.su.chat, {}, '核实');
  expect(await t.force(t.su, 'move', { id: await t.clueId(), move: 'close' })).toBe(notYours);
  await t.type(t.gao, t.gao.chat, '我的线索');
  expect(t.last(t.gao.chat)).toContain(`${number} · 已核实 · 3月15日 12:20 · 可以：退回、办结`);
  await t.press(t.gao, t.gao.chat, '打开');
  await t.press(t.gao, t.gao.chat, '办结');
  expect(t.last(t.tian.chat)).toContain('已办结：已转民政部门帮扶。');
});

it('WF1: nobody closes alone, and what is sent back begins again at the police', async () => {
  const t = await clueTown();
  await verified(t);
  const id = await t.clueId();
  for (const police of [t.gao, t.hu]) expect(await t.force(police, 'move', { id, move: 'close' })).toBe(notYours);
  await t.force(t.su, 'move', { id, move: 'send-back' });
  expect((await t.steps()).at(-1)).toMatchObject({ what: 'send-back', disposition: null });
  await t.type(t.hu, t.hu.chat, '我的线索');
  expect(t.last(t.hu.chat)).toContain('可以：公安受理、不属公安');
});

it('WF1: no step skips the acknowledgement or the one before it', async () => {
  const t = await clueTown();
  await t.report();
  const id = await t.clueId();
  for (const move of ['accept', 'decline', 'verify', 'close', 'send-back'])
    expect(await t.force(t.gao, 'move', { id, move }, { choice: 'police' })).toBe(movedOn);
  await t.press(t.he, t.he.chat, '签收');
  for (const move of ['verify', 'close', 'send-back'])
    expect(await t.force(t.gao, 'move', { id, move }, { choice: 'police' })).toBe(movedOn);
  expect(await t.force(t.gao, 'move', { id, move: 'acknowledge' })).toBe('这张卡片过期了，请重新打开。');
  expect(await t.force(t.gao, 'move', { id, move: 'decline' }, { choice: 'police' })).toBe('请选处置结果。');
  expect((await t.steps()).map(({ what }) => what)).toEqual(['acknowledge']);
});

it('WF1: wrong people pressing: a reader without the part is refused, for everybody else there is no such clue', async () => {
  const t = await clueTown();
  await t.report();
  await t.press(t.gao, t.gao.chat, '签收');
  const id = await t.clueId();
  for (const reader of [t.jiang, t.lin, t.su, t.he, t.min])
    expect(await t.force(reader, 'move', { id, move: 'accept' })).toBe(notYours);
  for (const other of [t.tian, t.luo, t.fang, t.ma, t.ning, t.wen, t.guan])
    for (const step of ['sign', 'move', 'show', 'reason', 'story', 'ask', 'others', 'call-in', 'window', 'window-end'])
      expect(await t.force(other, step, { id, move: 'accept' }, { reason: '看看', choice: '' })).toBe(noSuch);
  expect(await t.steps()).toHaveLength(1);
});

it('WF1: two police officers who decide at once cannot both be right', async () => {
  const t = await clueTown();
  await t.report();
  for (const police of [t.gao, t.hu]) await t.press(police, police.chat, '签收');
  const twin = await t.twin();
  await t.press(t.hu, t.hu.chat, '不属公安');
  const accept = t.pressing(t.gao, t.gao.chat, '公安受理');
  const decline = t.pressing(t.hu, t.hu.chat, '不属公安', { 处置: '不属实' });
  await Promise.all([t.pressed(accept), t.pressed(decline, twin)]);
  const steps = await t.steps();
  // Accepting after a refusal is a move of its own; refusing after an acceptance is none.
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.filter(({ what }) => what === 'accept')).toHaveLength(1);
  expect(steps.at(-1)?.what).toBe('accept');
});

it('WF1: who has changed duties reads no more; a successor is called in by those on the list, and nobody else', async () => {
  const t = await clueTown();
  const number = await t.report();
  await t.press(t.gao, t.gao.chat, '签收');
  const id = await t.clueId();
  const heirs = await t.person('夏警官', t.office, 'police');
  for (const police of [t.gao, t.hu])
    await commit(t.db, [
      write(
        t.db.q
          .update(people)
          .set({ role: 'unit-clerk' })
          .where(eq(people.id, await t.idOf(police))),
      ),
    ]);
  expect(await t.force(t.gao, 'show', { id })).toBe(noSuch);
  expect(await t.force(t.su, 'call-in', { id }, { choice: await t.idOf(t.luo) })).toBe('该通知的都通知了。');
  await t.press(t.su, t.su.chat, '签收');
  await t.press(t.su, t.su.chat, '补通知');
  await t.fill(t.su, t.su.chat, {}, '通知');
  expect(t.last(heirs.chat)).toContain(`线索 ${number} · 已签收`);
  expect(t.urgent(heirs.chat)).toBe(1);
  await t.press(heirs, heirs.chat, '签收');
  expect(await t.press(heirs, heirs.chat, '公安受理')).toBe('已记下：公安受理');
});

it('WF1: who is called in while another acknowledges has a card that shows it', async () => {
  const t = await clueTown();
  await t.report();
  const heir = await t.person('夏警官', t.office, 'police');
  await t.press(t.su, t.su.chat, '签收');
  await t.press(t.su, t.su.chat, '补通知');
  const twin = await t.twin();
  const [call, sign] = [t.pressing(t.su, t.su.chat, '通知'), t.pressing(t.jiang, t.jiang.chat, '签收')];
  await Promise.all([t.pressed(call), t.pressed(sign, twin)]);
  for (const reader of [heir, t.he, t.gao]) expect(t.last(reader.chat)).toContain('江河');
});

it('A-7: 我的线索 shows readers their matters; the administrator and all others the same nothing', async () => {
  const t = await clueTown();
  const empty = async () => {
    const cards: string[] = [];
    for (const other of [t.guan, t.tian, t.luo, t.fang, t.ma, t.wen]) {
      await t.type(other, other.chat, '我的线索');
      cards.push(t.last(other.chat));
    }
    return cards;
  };
  const before = await empty();
  const number = await t.report();
  expect(await empty()).toEqual(before);
  expect(new Set(before)).toEqual(new Set(['我的线索\n没有要您办的。']));
  await t.type(t.min, t.min.chat, '我的线索');
  expect(t.last(t.min.chat)).toContain(`${number} · 等签收 · 3月15日 12:20 · 可以：签收`);
  await t.type(t.jiang, t.townshipGroup, '@护蕾助手 我的线索');
  expect(t.heard(t.townshipGroup)).toEqual(['已私发给您']);
});

it('F-43c: words typed in private stand in the form already; those of a group are in no form', async () => {
  const t = await clueTown();
  const line = '雄风村有个孩子独自在家三天没饭吃，别说是我报的';
  await t.type(t.tian, t.tian.chat, line);
  expect(t.form(t.tian.chat)).toMatchObject({ '说明（可不填）': line, 哪个村: t.xiongfeng.id });
  await t.type(t.luo, t.xiongfeng.group, `@护蕾助手 ${line}`);
  expect(t.form(t.luo.chat)['说明（可不填）']).toBeUndefined();
});
