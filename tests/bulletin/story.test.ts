import { describe, expect, it } from 'vitest';
import { bulletinOf } from '../../src/db/bulletins.ts';
import { commit } from '../../src/db/db.ts';
import { putPerson } from '../../src/db/people.ts';
import { snapshotHash } from '../../src/domain/snapshot.ts';
import { township } from '../stories/township.ts';

type Town = Awaited<ReturnType<typeof township>>;

/** March as the three villages kept it, and the first of April. */
async function april(): Promise<Town> {
  const t = await township('2024-03-31T19:00');
  for (const name of ['陈小满', '谭一诺', '罗小雨', '石小山', '田小溪', '向小舟']) await t.child(name, t.xiongfeng);
  await t.child('彭小禾', t.guanghua);
  await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满、谭一诺，表签了');
  await t.type(t.tian, t.tian.chat, '本月无线索');
  await t.type(t.peng, t.peng.chat, '今天村村响播了2次，8点12点');
  await t.tick('2024-04-01T09:20');
  return t;
}

const broadcasts = '总体情况 2';
const cards = (t: Town, chat: string, word: string) => t.heard(chat).filter((card) => card.includes(word));
const papers = (t: Town, chat: string) => t.heard(chat).filter((said) => said.startsWith('file_'));

async function submitted(t: Town): Promise<void> {
  await t.press(t.su, t.su.chat, '送审');
  expect(cards(t, t.jiang.chat, '请审')).toHaveLength(1);
}

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
