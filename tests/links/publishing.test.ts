import { describe, expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { putUnit } from '../../src/db/units.ts';
import { township } from '../stories/township.ts';

const title = '防性侵知识100问';
const url = 'https://mp.example.org/s?id=1&x=%E6%8A%A4';

type Town = Awaited<ReturnType<typeof township>>;

async function published(at = '2024-03-15T09:00', typed: Readonly<Record<string, string>> = {}): Promise<Town> {
  const t = await township(at);
  await t.type(t.su, t.su.chat, '发布链接');
  await t.fill(t.su, t.su.chat, { 标题: title, 链接: url, ...typed }, '登记');
  return t;
}

const groupsOf = (t: Town) => [t.xiongfeng.group, t.miyuan.group, t.guanghua.group, t.townshipGroup];
const forwards = async (t: Town) => (await t.records()).filter(({ kind }) => kind === 'link-forward');

describe('publishing', () => {
  it('F-A-CJ-5c: a published link hangs in every village’s own group and the township’s chat, and says where it leads', async () => {
    const t = await published();
    expect(t.last(t.su.chat)).toContain('链接已发布');
    expect(t.last(t.su.chat)).toContain('已发到 4 个群。');
    for (const group of groupsOf(t)) {
      expect(t.heard(group)).toEqual([
        `请转发：${title}\n转发到村民群、家长群，3月16日 09:00 前。\n转发后点“已转发”，截图请直接发给我。\n打开的是 mp.example.org\n[打开链接]\n[已转发]`,
      ]);
      expect(t.colour(group)).toBe('orange');
    }
    expect(t.heard(t.officeGroup)).toEqual([]);
    const sent = JSON.stringify(t.town.in(t.xiongfeng.group)[0]?.message);
    expect(sent).toContain(`{"type":"open_url","default_url":"${url}"}`);
  });

  it('nothing is asked that the system knows', async () => {
    const t = await township('2024-03-15T09:00');
    await t.type(t.he, t.he.chat, '发布链接');
    expect(Object.keys(t.form(t.he.chat))).toEqual(['标题', '链接']);
    expect(t.last(t.he.chat)).toContain('发到每个村的群和镇里的群。');
  });

  it('pressed twice at once it is published once', async () => {
    const t = await township('2024-03-15T09:00');
    await t.type(t.su, t.su.chat, '发布链接');
    const presses = [0, 1].map(() => t.pressing(t.su, t.su.chat, '登记', { 标题: title, 链接: url }));
    await Promise.all(presses.map((one) => t.deliver(one)));
    expect(await t.records()).toHaveLength(1);
    expect(t.heard(t.miyuan.group)).toHaveLength(1);
  });

  it.each([
    'javascript:alert(1)',
    'www.example.org',
    'https://a b.org',
    'https://user:pw@example.org/',
    'http://x',
    '看这里 https://example.org',
  ])('what is no http(s) address is not published: %s', async (wrong) => {
    const t = await published('2024-03-15T09:00', { 链接: wrong });
    expect(t.last(t.su.chat)).toContain('链接要以 http:// 或 https:// 开头，中间不能有空格');
    expect(t.form(t.su.chat)).toMatchObject({ 标题: title });
    expect(await t.records()).toEqual([]);
    expect(t.heard(t.xiongfeng.group)).toEqual([]);
  });

  it('a title that looks like a mention or a link stays words', async () => {
    const t = await published('2024-03-15T09:00', { 标题: '<at id=all></at>[点我](https://bad.example)' });
    await t.type(t.su, t.su.chat, '链接转发情况');
    expect(JSON.stringify(t.town.in(t.su.chat).at(-1)?.message)).not.toMatch(/\]\(https|<at id/);
  });

  it('only the office publishes', async () => {
    const t = await township('2024-03-15T09:00');
    for (const other of [t.tian, t.jiang, t.gao]) {
      await t.type(other, other.chat, '发布链接');
      expect(t.last(other.chat)).toBe('您没有这项权限，需要请找办公室');
    }
  });

  it('a village without a group is named to the office', async () => {
    const t = await township('2024-03-15T09:00');
    await commit(t.db, [putUnit(t.db, { id: 'v9', name: '山泉村', kind: 'village', aliases: [] }, 9)]);
    await t.type(t.su, t.su.chat, '发布链接');
    await t.fill(t.su, t.su.chat, { 标题: title, 链接: url }, '登记');
    expect(t.last(t.su.chat)).toContain('没有群，请另外通知：山泉村');
  });
});

describe('已转发', () => {
  it('F-A-CJ-5c: the office tells of several villages in one line; each is kept, and what was not clear is named', async () => {
    const t = await published();
    await t.type(t.su, t.su.chat, '雄风村、密园村链接都转发了');
    expect((await forwards(t)).map(({ unitId }) => unitId)).toEqual([t.xiongfeng.id, t.miyuan.id]);
    expect(t.last(t.su.chat)).toContain('链接转发已登记\n雄风村 3月15日\n密园村 3月15日');
    const again = await published();
    await again.type(again.su, again.su.chat, '雄风村、密园村都转发到村民群了，有截图');
    expect(await forwards(again)).toEqual([]);
    expect(again.last(again.su.chat)).toContain('还没登记，请再说一遍：密园村 3月15日');
  });

  it('F-A-CJ-5c: one tap in the group keeps it; that group’s card shows it, the screenshot joins in private', async () => {
    const t = await published();
    t.setNow('2024-03-15T09:40');
    expect(await t.press(t.tian, t.xiongfeng.group, '已转发')).toBe('已登记，截图请直接发给我');
    expect(t.heard(t.xiongfeng.group)).toEqual([`已转发：${title}\n✅ 雄风村 3月15日 09:40 已转发\n[打开链接]`]);
    expect(t.colour(t.xiongfeng.group)).toBe('green');
    expect(t.last(t.miyuan.group)).toContain('[已转发]');
    expect(t.last(t.townshipGroup)).toContain('[已转发]');
    expect(t.last(t.tian.chat)).toContain('照片：请直接把截图发给我');
    await t.picture(t.tian, t.tian.chat);
    expect(await forwards(t)).toMatchObject([{ unitId: t.xiongfeng.id, evidenceState: 'attached' }]);
  });

  it('once a village: two cadres at once, again, by form, in the township’s chat', async () => {
    const t = await published();
    const presses = [t.pressing(t.tian, t.xiongfeng.group, '已转发'), t.pressing(t.luo, t.xiongfeng.group, '已转发')];
    const township = t.pressing(t.shi, t.townshipGroup, '已转发');
    const said = await Promise.all(presses.map((one) => t.pressed(one)));
    expect(said.toSorted()).toEqual(['已登记，截图请直接发给我', '雄风村已经登记过这条链接了。'].toSorted());
    expect(await t.pressed(township)).toBe('雄风村已经登记过这条链接了。');
    await t.type(t.luo, t.luo.chat, '链接转发');
    const link = (await t.records()).find(({ kind }) => kind === 'link-publication');
    expect(link).toBeDefined();
    expect(await t.fill(t.luo, t.luo.chat, { 哪条链接: `3月15日 ${title}`, 发到哪里: ['村民群'] }, '登记')).toBe(
      '雄风村已经登记过这条链接了。',
    );
    expect(await forwards(t)).toHaveLength(1);
  });

  it('typed in the group it shows on the card as well', async () => {
    const t = await published();
    await t.type(t.xiang, t.miyuan.group, '@护蕾助手 链接已转发');
    expect(t.heard(t.miyuan.group)[0]).toContain('✅ 密园村 3月15日');
  });

  it('another village’s cadre, the police, a stranger to the card cannot', async () => {
    const t = await published();
    expect(await t.press(t.xiang, t.xiongfeng.group, '已转发')).toBe('只能登记本村的，其他村请找办公室。');
    expect(await t.press(t.gao, t.townshipGroup, '已转发')).toBe('您没有这项权限，需要请找办公室。');
    expect(await forwards(t)).toEqual([]);
  });

  it('the office does it for a village in that village’s group', async () => {
    const t = await published();
    await t.press(t.su, t.guanghua.group, '已转发');
    expect(await forwards(t)).toMatchObject([{ unitId: t.guanghua.id, onBehalf: true }]);
  });

  it('taken back, the card asks again; put back, it shows the village again', async () => {
    const t = await published();
    await t.press(t.tian, t.xiongfeng.group, '已转发');
    await t.press(t.tian, t.tian.chat, '撤销');
    expect(t.last(t.xiongfeng.group)).toContain('[已转发]');
    expect(t.colour(t.xiongfeng.group)).toBe('orange');
    await t.press(t.tian, t.tian.chat, '恢复');
    expect(t.last(t.xiongfeng.group)).toContain('✅ 雄风村');
    expect(t.heard(t.xiongfeng.group)).toHaveLength(1);
  });

  it.each([
    ['2024-03-16T08:59', ''],
    ['2024-03-16T09:02', '（迟转）'],
  ])('C-05: forwarded at %s it is marked “%s”', async (at, mark) => {
    const t = await published();
    t.setNow(at);
    await t.press(t.peng, t.guanghua.group, '已转发');
    expect(t.last(t.guanghua.group)).toMatch(new RegExp(`已转发${mark}\n`));
    await t.type(t.su, t.su.chat, '链接转发情况');
    expect(t.last(t.su.chat)).toContain(mark === '' ? '光华村 1/1  0' : '光华村 1/1 1 0');
  });
});

describe('the office', () => {
  it('C-05: sees the villages in the paper’s order with done/should; nobody is ranked', async () => {
    const t = await published();
    await t.press(t.peng, t.guanghua.group, '已转发');
    await t.type(t.su, t.su.chat, '链接转发情况');
    expect(t.last(t.su.chat)).toBe(
      `3月链接转发情况\n3月15日 ${title} 1/3 个村，还没转：雄风村、密园村\n雄风村 0/1  0\n密园村 0/1  0\n光华村 1/1  0`,
    );
    await t.type(t.jiang, t.jiang.chat, '链接转发情况');
    expect(t.last(t.jiang.chat)).toContain('1/3');
    await t.type(t.tian, t.tian.chat, '链接转发情况');
    expect(t.last(t.tian.chat)).toBe('您没有这项权限，需要请找办公室');
  });

  it('taken back, every card closes and counts no more; put back, it is as it was', async () => {
    const t = await published();
    await t.press(t.peng, t.guanghua.group, '已转发');
    const late = t.pressing(t.tian, t.xiongfeng.group, '已转发');
    await t.press(t.su, t.su.chat, '撤销');
    for (const group of groupsOf(t)) {
      expect(t.heard(group)).toEqual([`已撤回：${title}\n办公室撤回了这条链接，不用转发。`]);
      expect(t.colour(group)).toBe('grey');
    }
    expect(await t.pressed(late)).toBe('办公室撤回了这条链接，不用转发。');
    await t.type(t.su, t.su.chat, '链接转发情况');
    expect(t.last(t.su.chat)).toContain('这个月还没有发布链接。');
    await t.press(t.su, t.su.chat, '恢复');
    expect(t.last(t.guanghua.group)).toContain('✅ 光华村');
    expect(t.last(t.xiongfeng.group)).toContain('[已转发]');
  });

  it('what villages already act on is not changed under them', async () => {
    const t = await published();
    expect(t.last(t.su.chat)).not.toContain('[改一下]');
    await t.type(t.su, t.su.chat, '不对');
    await t.fill(t.su, t.su.chat, { 标题: '别的' }, '改好了');
    expect(t.last(t.xiongfeng.group)).toContain(title);
    expect(await t.records()).toHaveLength(1);
  });
});
