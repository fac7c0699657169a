import { describe, expect, it } from 'vitest';
import { bulletinOf } from '../../src/db/bulletins.ts';
import { privateDetailOf } from '../../src/db/records.ts';
import { township } from '../stories/township.ts';

type Town = Awaited<ReturnType<typeof township>>;

async function issue(t: Town, day: string): Promise<void> {
  await t.tick(`${day}T09:20`);
  await t.press(t.su, t.su.chat, '送审');
  await t.press(t.jiang, t.jiang.chat, '同意印发');
}

/** February issued on the 1st of March, when 雄风村 had played once and 光华村 handed in. */
async function march(): Promise<Town> {
  const t = await township('2024-02-20T19:00');
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  await t.type(t.peng, t.peng.chat, '本月无线索');
  await issue(t, '2024-03-01');
  return t;
}

describe('更正 (A-22)', () => {
  it('what was added, changed or withdrawn after a month was frozen stands in the next bulletin, once', async () => {
    const t = await march();
    const hash = (await bulletinOf(t.db, '2024-02'))?.hash;
    await t.type(t.peng, t.peng.chat, '2月21日村村响播了2次，8点12点');
    await t.type(t.luo, t.luo.chat, '2月22日村村响播了2次，8点12点');
    await t.type(t.luo, t.luo.chat, '撤销');
    t.setNow('2024-03-02T10:00');
    await t.type(t.xiang, t.xiang.chat, '2月无线索');
    await issue(t, '2024-04-01');
    const said = t.heard(t.su.chat).find((card) => card.startsWith('3月情况通报（第2期）'));
    expect(said).toContain(
      '2月通报更正：全镇村村响3/261，应为5/261；光华村村村响0/87，应为2/87；全镇排查表1/3，应为2/3；密园村排查表未交，应为迟交。\n2月通报补报更正：当月0条，应为2条。',
    );
    const frozen = await bulletinOf(t.db, '2024-02');
    expect(frozen?.hash).toBe(hash);
    expect(frozen?.figures?.find(({ id }) => id === '2024-02 F-A-CJ-5b *')?.done).toBe(3);
    await t.tick('2024-05-01T09:20');
    expect(t.last(t.su.chat)).toContain('4月情况通报（草稿）');
    expect(t.last(t.su.chat)).not.toContain('更正');
  });

  it('nothing changed, nothing is put right', async () => {
    const t = await march();
    await t.tick('2024-04-01T09:20');
    expect(t.last(t.su.chat)).toContain('3月情况通报（草稿）');
    expect(t.last(t.su.chat)).not.toContain('更正');
  });
});

describe('falling behind (A-06)', () => {
  it('F-64c: is proposed with its rule, counts only when a person confirms, and what a talk promises becomes problems', async () => {
    const t = await march();
    const proposal = t.heard(t.su.chat).find((card) => card.includes('按规则要看一看'));
    expect(proposal).toContain('雄风村：排查表没有交\n密园村：排查表没有交');
    expect(proposal).toContain('规则：未成年人走访完成率低于80%，或排查表没有交');
    expect((await t.records()).some(({ kind }) => kind === 'falling-behind')).toBe(false);
    await t.fill(t.su, t.su.chat, { 哪些村确认为工作落后: ['密园村'] }, '确认');
    expect(t.last(t.su.chat)).toBe('已确认\n密园村，本月内约谈。\n[密园村约谈登记]');
    const [behind] = (await t.records()).filter(({ kind }) => kind === 'falling-behind');
    expect(behind).toMatchObject({ unitId: t.miyuan.id, detail: { month: '2024-02' } });

    await t.press(t.su, t.su.chat, '密园村约谈登记');
    expect(t.form(t.su.chat)).toMatchObject({
      哪个月: '2024-02',
      依据哪条规则: '排查表没有交',
      什么时候做到: '2024-03-31',
    });
    const promised = '每月20日前先排查一遍\n支书亲自看排查表';
    await t.fill(t.su, t.su.chat, { '承诺事项（一行一条）': promised }, '登记');
    const problems = (await t.records()).filter(({ kind }) => kind === 'problem');
    expect(problems.map(({ unitId, detail }) => [unitId, detail])).toEqual([
      [t.miyuan.id, { source: 'bulletin', dueOn: '2024-03-31' }],
      [t.miyuan.id, { source: 'bulletin', dueOn: '2024-03-31' }],
    ]);
    const words = await Promise.all(problems.map(({ id }) => privateDetailOf(t.db, id)));
    expect(words).toEqual([{ problem: '每月20日前先排查一遍' }, { problem: '支书亲自看排查表' }]);
    expect((await t.records()).filter(({ kind }) => kind === 'talk')).toHaveLength(1);
  });

  it('two of the office who confirm at once confirm once; 都不算 keeps nothing', async () => {
    const t = await march();
    const twin = await t.twin();
    const [one, other] = [t.pressing(t.su, t.su.chat, '确认'), t.pressing(t.he, t.he.chat, '确认')];
    await Promise.all([t.pressed(one), t.pressed(other, twin)]);
    expect((await t.records()).filter(({ kind }) => kind === 'falling-behind')).toHaveLength(2);
    const again = await march();
    await again.press(again.su, again.su.chat, '都不算');
    expect((await again.records()).some(({ kind }) => kind === 'falling-behind')).toBe(false);
    expect(await again.press(again.tian, again.he.chat, '确认')).toContain('没有这项权限');
  });
});

describe('讲评 and 问效', () => {
  it('C-32: the month’s review opens with what the bulletin says', async () => {
    const t = await march();
    await t.press(t.su, t.su.chat, '都不算');
    await t.press(t.su, t.su.chat, '讲评登记');
    expect(t.form(t.su.chat)).toMatchObject({ 哪个月: '2024-02', 好的方面: '光华村排查表全部完成。' });
    expect(String(t.form(t.su.chat)['存在问题'])).toContain('排查表：多数村未交（雄风村、密园村）。');
    await t.fill(t.su, t.su.chat, { 哪个单位: '平安办' }, '登记');
    expect((await t.records()).find(({ kind }) => kind === 'review')?.detail).toEqual({ period: '2024-02' });
  });

  it('C-33: on the 10th after a quarter the office gets its numbers beside the quarter before, once, and no longer when done', async () => {
    const t = await township('2024-05-15T19:00');
    await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
    for (const day of ['2024-06-10', '2024-07-09']) await t.tick(`${day}T10:00`);
    expect(t.heard(t.su.chat).join()).not.toContain('季度问效');
    await t.tick('2024-07-10T09:20');
    await t.tick('2024-07-10T09:30');
    const said = t.heard(t.su.chat).filter((card) => card.includes('第2季度问效'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('村村响 3/819 没有数据 没有可比');
    await t.press(t.su, t.su.chat, '下载Word');
    expect(t.heard(t.su.chat).filter((one) => one.startsWith('file_'))).toHaveLength(1);
    await t.type(t.su, t.su.chat, '季度问效');
    await t.press(t.su, t.su.chat, '问效登记');
    expect(t.form(t.su.chat)['哪个季度']).toBe('2024-Q2');
    await t.fill(t.su, t.su.chat, { 哪个单位: '平安办', 措施: '喇叭坏了当天修' }, '登记');
    await t.tick('2024-10-10T09:20');
    await t.press(t.su, t.su.chat, '问效登记');
    expect(t.last(t.su.chat)).toContain('上季度的措施：喇叭坏了当天修');
    expect(await t.press(t.tian, t.su.chat, '下载Word')).toContain('没有这项权限');
  });
});

describe('排名', () => {
  it('experience 8: only for a leader who asks, only privately, ties share a place, the formula under it', async () => {
    const t = await township('2024-03-22T19:00');
    await t.type(t.xiang, t.xiang.chat, '本月无线索');
    await t.type(t.jiang, t.townshipGroup, '@护蕾助手 排名');
    expect(t.last(t.townshipGroup)).toBe('已私发给您');
    expect(t.last(t.jiang.chat)).toContain('1 密园村 33 村村响0% 排查表100% 每周例会宣讲0%\n2 雄风村 0');
    expect(t.last(t.jiang.chat)).toContain('2 光华村 0');
    expect(t.last(t.jiang.chat)).toContain('得分＝各项完成率（已办÷应办，取整）的平均数');
    for (const who of [t.su, t.tian, t.fang]) {
      await t.type(who, who.chat, '排名');
      expect(t.last(who.chat)).toContain('不排名');
    }
  });
});
