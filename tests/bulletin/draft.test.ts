import { describe, expect, it } from 'vitest';
import { bulletinOf } from '../../src/db/bulletins.ts';
import { township } from '../stories/township.ts';
import { april, cards, papers, submitted } from './april.ts';

const broadcasts = '总体情况 2';

describe('the draft', () => {
  it('F-64b: comes to the office privately on the 1st, with the numbers of last month', async () => {
    const t = await april();
    expect(t.last(t.su.chat)).toContain('3月情况通报（草稿）');
    expect(t.last(t.su.chat)).toContain('村村响：全镇5/279（1%），尚无村全部完成。');
    expect(t.last(t.su.chat)).toContain('雄风村 16% 3/93 迟交 0/4\n密园村 无任务 0/93 未交 0/4');
    expect(t.colour(t.su.chat)).toBe('orange');
    expect(t.last(t.he.chat)).toBe(t.last(t.su.chat));
    for (const chat of [t.townshipGroup, t.officeGroup, t.xiongfeng.group, t.jiang.chat, t.tian.chat])
      expect(cards(t, chat, '通报')).toEqual([]);
  });

  it('C-25: comes once, however often the clock ticks and from however many processes', async () => {
    const t = await april();
    const twin = await t.twin();
    await Promise.all([t.tick(), twin.tick(t.now()), t.tick('2024-04-03T10:00'), twin.tick(t.now())]);
    expect(cards(t, t.su.chat, '草稿')).toHaveLength(1);
  });

  it('F-03: comes neither outside the campaign nor on another day', async () => {
    const t = await township('2024-02-28T10:00');
    await t.tick('2024-02-29T10:00');
    expect(cards(t, t.su.chat, '通报')).toEqual([]);
    const over = await township('2024-12-30T10:00');
    await over.tick('2025-02-01T10:00');
    expect(cards(over, over.su.chat, '2月情况通报').concat(cards(over, over.su.chat, '1月情况通报'))).toEqual([]);
  });

  it('of a month without a record is honest, and nothing in it is made up', async () => {
    const t = await township('2024-03-31T10:00');
    await t.tick('2024-04-01T09:20');
    expect(t.last(t.su.chat)).toContain('村村响：全镇0/279（0%），尚无村全部完成。');
    expect(t.last(t.su.chat)).toContain('当月尚无村全部完成任务。');
  });

  it('can be taken as a Word file at any time, by the office alone', async () => {
    const t = await april();
    expect(await t.press(t.su, t.su.chat, '下载Word')).toBe('文件这就私发给您');
    expect(papers(t, t.su.chat)).toHaveLength(1);
    await t.type(t.tian, t.tian.chat, '通报');
    expect(t.last(t.tian.chat)).toContain('还没有印发');
    await t.type(t.jiang, t.jiang.chat, '通报');
    expect(t.last(t.jiang.chat)).toContain('还没有印发');
  });

  it('is begun by hand when the 1st made none', async () => {
    const t = await township('2024-04-02T10:00');
    await t.type(t.su, t.su.chat, '情况通报');
    await t.press(t.su, t.su.chat, '按现在的数起草');
    await t.press(t.su, t.su.chat, '打开草稿');
    expect(t.last(t.su.chat)).toContain('3月情况通报（草稿）');
  });
});

describe('editing', () => {
  it('experience 14: a changed number that no longer agrees is marked beside it and before sending', async () => {
    const t = await april();
    await t.press(t.su, t.su.chat, '改文字');
    expect(t.form(t.su.chat)[broadcasts]).toBe('村村响：全镇5/279（1%），尚无村全部完成。');
    await t.fill(t.su, t.su.chat, { [broadcasts]: '村村响：全镇50/279，大家辛苦了。' }, '改好了');
    const mark = '⚠️ 全镇村村响写的是50/279，台账是5/279';
    expect(t.last(t.su.chat)).toContain(`村村响：全镇50/279，大家辛苦了。\n${mark}`);
    await t.press(t.su, t.su.chat, '送审');
    expect(t.last(t.su.chat)).toBe(`3月情况通报：有数字对不上\n${mark}\n[改文字]\n[还是送审]`);
    expect(cards(t, t.jiang.chat, '请审')).toEqual([]);
    await t.press(t.su, t.su.chat, '改文字');
    await t.fill(t.su, t.su.chat, { [broadcasts]: '村村响：全镇播了五十次，大家辛苦了。' }, '改好了');
    await t.press(t.su, t.su.chat, '送审');
    expect(t.last(t.su.chat)).toContain('⚠️ 全镇村村响写的是五十，台账是5/279');
    await t.press(t.su, t.su.chat, '改文字');
    await t.fill(t.su, t.su.chat, { [broadcasts]: '村村响：全镇5/279，大家辛苦了。' }, '改好了');
    await submitted(t);
    expect(t.last(t.jiang.chat)).toContain('大家辛苦了');
    expect(t.last(t.jiang.chat)).not.toContain('⚠️');
  });

  it.each([
    ['村村响：雄风村陈小满家旁边的喇叭好了。', '通报里不写人名'],
    ['村村响正常，另有线索2条。', '通报里不写线索'],
    ['村村响正常，另有线索两条。', '通报里不写线索'],
    ['未成年人走访：光华村1/2。', '少于5人的数请写“少量”'],
    ['未成年人走访：光华村走访了一户。', '少于5人的数请写“少量”'],
  ])('%s is not kept', async (text) => {
    const t = await april();
    await t.press(t.su, t.su.chat, '改文字');
    expect(await t.fill(t.su, t.su.chat, { [broadcasts]: text }, '改好了')).toBe('有一处要改，填的都还在');
    expect(t.form(t.su.chat)[broadcasts]).toBe(text);
    expect((await bulletinOf(t.db, '2024-03'))?.edits).toEqual({});
  });

  it('two who edit at once do not overwrite one another', async () => {
    const t = await april();
    await t.press(t.su, t.su.chat, '改文字');
    await t.press(t.he, t.he.chat, '改文字');
    await t.fill(t.su, t.su.chat, { [broadcasts]: '村村响请各村抓紧。' }, '改好了');
    expect(await t.fill(t.he, t.he.chat, { [broadcasts]: '村村响不错。' }, '改好了')).toContain('刚有变动');
    expect(Object.values((await bulletinOf(t.db, '2024-03'))?.edits ?? {})).toEqual(['村村响请各村抓紧。']);
  });

  it('what is not edited follows the facts until it is sent for approval', async () => {
    const t = await april();
    t.setNow('2024-04-02T10:00');
    await t.type(t.peng, t.peng.chat, '3月16日村村响播了3次，8点12点18点');
    await t.type(t.su, t.su.chat, '通报');
    expect(t.last(t.su.chat)).toContain('村村响：全镇8/279');
    expect(t.last(t.su.chat)).toContain('当月补报2条');
  });
});

describe('发文字号 (B-7)', () => {
  const drafted = '拟用发文字号：福护蕾办〔2024〕1号';

  it('stands in the draft, and the office changes its 代字 for this bulletin and all later ones', async () => {
    const t = await april();
    expect(t.last(t.su.chat)).toContain(drafted);
    await t.press(t.su, t.su.chat, '改文字');
    expect(t.form(t.su.chat)['发文机关代字']).toBe('福护蕾办');
    await t.fill(t.su, t.su.chat, { 发文机关代字: 'FHL-2' }, '改好了');
    expect(t.last(t.su.chat)).toContain('请写 2 到 10 个汉字');
    await t.fill(t.su, t.su.chat, { 发文机关代字: '福雷霆办' }, '改好了');
    expect(t.last(t.su.chat)).toContain('拟用发文字号：福雷霆办〔2024〕1号');
    expect((await t.audit()).filter(({ what }) => what === 'agency-set')).toHaveLength(1);
    await submitted(t);
    expect(t.last(t.jiang.chat)).toContain('拟用发文字号：福雷霆办〔2024〕1号');
    await t.press(t.jiang, t.jiang.chat, '同意印发');
    await t.tick('2024-05-01T09:20');
    expect(t.last(t.su.chat)).toContain('拟用发文字号：福雷霆办〔2024〕2号');
    await t.press(t.su, t.su.chat, '改文字');
    await t.fill(t.su, t.su.chat, { 发文机关代字: '' }, '改好了');
    expect(t.last(t.su.chat)).toContain('拟用发文字号：第2期');
    expect((await bulletinOf(t.db, '2024-03'))?.agency).toBe('福雷霆办');
  });

  it('left as it is, is not set by whoever edits words', async () => {
    const t = await april();
    await t.press(t.su, t.su.chat, '改文字');
    await t.fill(t.su, t.su.chat, { [broadcasts]: '村村响请各村抓紧。' }, '改好了');
    expect(t.last(t.su.chat)).toContain(drafted);
    expect((await t.audit()).some(({ what }) => what === 'agency-set')).toBe(false);
  });
});
