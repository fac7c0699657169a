import { describe, expect, it } from 'vitest';
import { bulletinOf } from '../../src/db/bulletins.ts';
import { commit } from '../../src/db/db.ts';
import { putPerson } from '../../src/db/people.ts';
import { snapshotHash } from '../../src/domain/snapshot.ts';
import { township } from '../stories/township.ts';
import { april, cards, papers, submitted } from './april.ts';

describe('approval', () => {
  it('F-64b: one tap gives the number, freezes the month and sends it out', async () => {
    const t = await april();
    await submitted(t);
    expect(await t.press(t.jiang, t.jiang.chat, '同意印发')).toBe('已同意，第1期');
    const kept = await bulletinOf(t.db, '2024-03');
    expect(kept).toMatchObject({ state: 'issued', issue: { year: 2024, number: 1 }, issuedOn: '2024-04-01' });
    expect(kept?.hash).toBe(await snapshotHash(kept?.figures ?? []));
    const record = (await t.records()).find(({ kind }) => kind === 'bulletin');
    expect(record?.detail).toEqual({ issue: 1, kind: 'work', period: '2024-03', tags: ['work'] });
    const [short] = cards(t, t.townshipGroup, '情况通报');
    expect(short).toContain('3月情况通报（第1期）\n全镇：未成年人走访 14% · 村村响 5/279 · 排查表 1/3');
    expect(cards(t, t.guanghua.group, '情况通报')[0]).toContain('本村：未成年人走访 少量 · 村村响 2/93 · 排查表 未交');
    for (const chat of [t.luo.chat, t.xiang.chat, t.jiang.chat, t.lin.chat, t.su.chat, t.gao.chat, t.fang.chat])
      expect(papers(t, chat)).toHaveLength(1);
    expect(papers(t, t.tian.chat)).toEqual([]);
    expect(cards(t, t.lin.chat, '请审')).toEqual([]);
    expect(cards(t, t.lin.chat, '已印发')).toHaveLength(1);
  });

  it('A-36: what the groups hear has no names, no small number of persons and nothing of clues', async () => {
    const t = await april();
    await submitted(t);
    await t.press(t.jiang, t.jiang.chat, '同意印发');
    const groups = [t.townshipGroup, t.xiongfeng.group, t.miyuan.group, t.guanghua.group];
    const said = groups.flatMap((chat) => cards(t, chat, '情况通报')).join('\n');
    expect(said).not.toMatch(/陈小满|谭一诺|彭|田小禾|苏文静|江河|线索|零报告|XS-/);
    expect(said).not.toMatch(/未成年人走访 [0-4]\/|走访[^·]*\d+\s*人/);
    expect(groups.map((chat) => papers(t, chat))).toEqual([[], [], [], []]);
  });

  it('two leaders who press at once make one issue', async () => {
    const t = await april();
    await submitted(t);
    const twin = await t.twin();
    const [one, other] = [t.pressing(t.jiang, t.jiang.chat, '同意印发'), t.pressing(t.lin, t.lin.chat, '同意印发')];
    const toasts = await Promise.all([t.pressed(one), t.pressed(other, twin)]);
    expect(toasts.toSorted()).toEqual(['已同意，第1期', '已经印发了（第1期）。'].toSorted());
    expect((await t.records()).filter(({ kind }) => kind === 'bulletin')).toHaveLength(1);
    expect(cards(t, t.townshipGroup, '情况通报')).toHaveLength(1);
  });

  it('who wrote in it or sent it cannot approve it; another leader can', async () => {
    const t = await april();
    await submitted(t);
    await commit(t.db, [
      await putPerson(t.db, { name: t.su.name, unitId: t.office.id, role: 'leader', openId: t.su.openId }),
    ]);
    await t.type(t.su, t.su.chat, '通报');
    expect(await t.press(t.su, t.su.chat, '同意印发')).toContain('请另一位领导同意');
    expect((await bulletinOf(t.db, '2024-03'))?.state).toBe('submitted');
    expect(await t.press(t.lin, t.lin.chat, '同意印发')).toBe('已同意，第1期');
  });

  it('nobody but a leader approves, whatever card was passed on', async () => {
    const t = await april();
    await submitted(t);
    for (const who of [t.tian, t.he, t.fang])
      expect(await t.press(who, t.jiang.chat, '同意印发')).toMatch(/没有这项权限|还没有印发/);
    expect((await bulletinOf(t.db, '2024-03'))?.state).toBe('submitted');
  });

  it('退回 carries a word of why to the office, and its old cards approve nothing', async () => {
    const t = await april();
    await submitted(t);
    await t.press(t.jiang, t.jiang.chat, '退回');
    await t.fill(t.jiang, t.jiang.chat, { 请办公室改什么: '下步要求写具体些' }, '退回办公室');
    expect(t.last(t.su.chat)).toContain('江河：下步要求写具体些');
    expect(t.last(t.lin.chat)).toContain('已退回办公室');
    expect((await bulletinOf(t.db, '2024-03'))?.state).toBe('draft');
    await t.press(t.su, t.su.chat, '打开草稿');
    await t.press(t.su, t.su.chat, '送审');
    expect(await t.press(t.lin, t.lin.chat, '同意印发')).toBe('已同意，第1期');
  });

  it('the office takes back what it sent, and goes on writing', async () => {
    const t = await april();
    await submitted(t);
    const old = t.pressing(t.jiang, t.jiang.chat, '同意印发');
    await t.press(t.su, t.su.chat, '收回');
    expect(t.last(t.jiang.chat)).toContain('办公室收回了');
    expect(await t.pressed(old)).toMatch(/还没有印发|退回/);
    await t.press(t.su, t.su.chat, '打开草稿');
    expect(t.last(t.su.chat)).toContain('（草稿）');
  });

  it('B-7: approved at night, nothing goes out before the morning', async () => {
    const t = await april();
    await submitted(t);
    t.setNow('2024-04-01T22:10');
    await t.press(t.jiang, t.jiang.chat, '同意印发');
    await t.tick('2024-04-02T07:29');
    expect(cards(t, t.townshipGroup, '情况通报')).toEqual([]);
    expect(papers(t, t.luo.chat)).toEqual([]);
    await t.tick('2024-04-02T07:31');
    expect(cards(t, t.townshipGroup, '情况通报')).toHaveLength(1);
    expect(papers(t, t.luo.chat)).toHaveLength(1);
  });

  it('期号 goes on from what was registered by hand', async () => {
    const t = await township('2024-03-01T10:00');
    await t.type(t.su, t.su.chat, '情况通报登记');
    await t.fill(t.su, t.su.chat, { 哪个单位: '平安办', 期号: '7', 类别: '工作情况通报', 哪个月: '2024-02' }, '登记');
    await t.tick('2024-04-01T09:20');
    await submitted(t);
    expect(await t.press(t.jiang, t.jiang.chat, '同意印发')).toBe('已同意，第8期');
  });
});

describe('every figure opens to its rows', () => {
  it('A-7: the office opens any, a village its own, in private, and opening names is noted', async () => {
    const t = await april();
    await t.press(t.su, t.su.chat, '看每个数的来历');
    expect(t.last(t.su.chat)).toContain('未成年人走访 2/14');
    await t.press(t.su, t.su.chat, '打开');
    expect(t.last(t.su.chat)).toContain('雄风村 2/12');
    expect(t.last(t.su.chat)).toContain('光华村 0/2');
    await t.press(t.su, t.su.chat, '打开');
    expect(t.last(t.su.chat)).toContain('雄风村 3月 未成年人走访 2/12');
    expect(t.last(t.su.chat)).toContain('陈*满');
    expect((await t.audit()).filter(({ what }) => what === 'figure-opened')).toHaveLength(1);
  });

  it('A-7: of an issued one a cadre opens the own village’s, and no other’s', async () => {
    const t = await april();
    await submitted(t);
    await t.press(t.jiang, t.jiang.chat, '同意印发');
    await t.press(t.xiang, t.townshipGroup, '看通报');
    await t.press(t.xiang, t.xiang.chat, '看每个数的来历');
    expect(t.last(t.xiang.chat)).toContain('村村响 0/93');
    expect(t.last(t.xiang.chat)).not.toContain('雄风村');
    await t.press(t.jiang, t.jiang.chat, '看每个数的来历');
    await t.press(t.jiang, t.jiang.chat, '打开');
    expect(await t.press(t.xiang, t.jiang.chat, '打开')).toContain('只能看本村');
    expect(await t.press(t.gao, t.jiang.chat, '打开')).toContain('没有这项权限');
    expect(cards(t, t.townshipGroup, '来历')).toEqual([]);
  });
});
