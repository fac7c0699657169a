import { expect, it } from 'vitest';
import { pressedBy, said, standings, town } from './town.ts';

const MORNING = '2024-03-15T10:00';

it('F-22: a unit asks in numbers, the police answer in numbers; the office hears how many, and C-21 counts them', async () => {
  const t = await town(MORNING);
  await t.type(t.yao, t.yao.chat, '从业查询');
  expect(t.last(t.yao.chat)).toContain('名单线下交派出所，这里只填人数。');
  await t.fill(t.yao, t.yao.chat, { 单位类别: '医疗', 查询类别: '在职年度', 应查人数: '12' }, '提交');
  expect(t.last(t.gao.chat)).toContain('等派出所回复 · 卫生院 · 3月22日前');
  expect(await pressedBy(t, t.pressing(t.gao, t.gao.chat, '查完，没有记录'), t.yao)).toBe('这一步不归您办。');
  await t.press(t.gao, t.gao.chat, '查完，没有记录');
  await t.fill(t.gao, t.gao.chat, { 已查人数: '12' }, '提交');
  expect(await t.records()).toMatchObject([{ kind: 'background-check', unitId: 'WS', count: 12 }]);
  expect(await standings(t, 'F-22b', 'WS', '2024-03-15')).toEqual(['met']);
  await t.type(t.su, t.su.chat, '事项');
  expect(t.last(t.su.chat)).toBe('事项\n只看数\n从业查询：在办 0，已完 1');
});

it('F-22c: whoever has a record is not taken on or let go, said by the unit; the record is corrected, not doubled', async () => {
  const t = await town(MORNING);
  await t.type(t.yao, t.yao.chat, '从业查询登记');
  await t.fill(t.yao, t.yao.chat, { 单位类别: '医疗', 查询类别: '入职', 应查人数: '3' }, '提交');
  await t.press(t.gao, t.gao.chat, '查完，有记录');
  expect(await t.fill(t.gao, t.gao.chat, { 已查人数: '3', 有违法犯罪记录人数: '0' }, '提交')).toContain('有一处要改');
  await t.fill(t.gao, t.gao.chat, { 已查人数: '3', 有违法犯罪记录人数: '1' }, '提交');
  expect(t.last(t.yao.chat)).toContain('有人有记录，等单位处理');
  await t.press(t.yao, t.yao.chat, '处理好了');
  await t.fill(t.yao, t.yao.chat, { 处理: '暂缓录用' }, '提交');
  expect(t.last(t.gao.chat)).toContain('已暂缓录用或解聘');
  expect(await t.records()).toMatchObject([{ detail: { hits: 1, disposal: 'deferred' } }]);
});

it('F-23a: a trade is screened once; who is a risk comes under control of the police', async () => {
  const t = await town(MORNING);
  await t.type(t.gao, t.gao.chat, '密接人员筛查');
  await t.fill(t.gao, t.gao.chat, { 行业: '快递点', 应筛人数: '6' }, '提交');
  await t.press(t.gao, t.gao.chat, '筛完，有风险');
  await t.fill(t.gao, t.gao.chat, { 已筛人数: '6', 有风险人数: '1' }, '提交');
  expect(await standings(t, 'F-A-PC-13', 'PC', '2024-03-15')).toEqual(['met']);
  await t.press(t.gao, t.gao.chat, '已经管控');
  expect(t.last(t.gao.chat)).toContain('已精准管控');
});

it('F-26d: a place is told to the police, who confirm and say what came of it; the office hears the number alone', async () => {
  const t = await town(MORNING);
  await t.type(t.tian, t.tian.chat, '场所举报');
  await t.fill(t.tian, t.tian.chat, { '什么场所（不写人名）': '云顶网吧', 发现: ['接纳未成年人'] }, '提交');
  expect(t.last(t.gao.chat)).toContain('什么场所：云顶网吧；发现：接纳未成年人');
  await t.tick('2024-03-15T12:05');
  expect(said(t, t.gao.chat, '提醒：还等您办。')).toBe(1);
  await t.press(t.gao, t.gao.chat, '签收');
  expect(t.last(t.tian.chat)).toContain('派出所在查');
  await t.press(t.gao, t.gao.chat, '有结果了');
  await t.fill(t.gao, t.gao.chat, { 结果: '已查处' }, '提交');
  expect(t.last(t.tian.chat)).toContain('结果：已查处');
  for (const one of [t.su, t.he]) {
    expect(said(t, one.chat, '云顶网吧')).toBe(0);
    await t.type(one, one.chat, '事项');
    expect(t.last(one.chat)).toContain('场所报告：在办 0，已完 1');
  }
  await t.type(t.xiang, t.xiang.chat, '事项');
  expect(t.last(t.xiang.chat)).toContain('没有在办的');
});

it('F-34: a missing child: 110 first, at night too; the police take it up, the public is asked by them alone, and that is taken back', async () => {
  const t = await town('2024-03-15T22:00');
  await t.type(t.tian, t.tian.chat, '孩子走失');
  expect(t.last(t.tian.chat)).toContain('先打110。这里报了不算报警。');
  await t.fill(
    t.tian,
    t.tian.chat,
    { 是否已报110: '已报', 在哪里不见的: '河边', '联系谁（电话）': '13900000000' },
    '提交',
  );
  expect(t.colour(t.gao.chat)).toBe('red');
  await t.tick('2024-03-15T22:31');
  expect(said(t, t.gao.chat, '提醒：还等您办。')).toBe(1);
  await t.press(t.gao, t.gao.chat, '派出所已接');
  expect(t.last(t.tian.chat)).toContain('正在找');
  expect(t.last(t.tian.chat)).not.toContain('[请大家帮忙找]');
  expect(await pressedBy(t, t.pressing(t.gao, t.gao.chat, '请大家帮忙找'), t.tian)).toBe('这一步不归您办。');
  expect(t.heard(t.townshipGroup)).toEqual([]);
  await t.press(t.gao, t.gao.chat, '请大家帮忙找');
  expect(Object.keys(t.form(t.gao.chat)).join()).not.toMatch(/^姓名|^学校|^住址/);
  const search = {
    性别: '女',
    大概年龄: '8岁左右',
    '衣着特征（不写姓名、学校、住址）': '红外套',
    '最后在哪里、什么时候': '河边，傍晚6点',
    看见了打哪个电话: '110',
  };
  await t.fill(t.gao, t.gao.chat, search, '提交');
  expect(t.last(t.townshipGroup)).toContain('请帮忙找一个孩子\n性别：女\n大概年龄：8岁左右\n衣着特征：红外套');
  expect(t.heard(t.xiongfeng.group)).toEqual([]);
  await t.press(t.gao, t.gao.chat, '找到了');
  await t.fill(t.gao, t.gao.chat, { 原因: '家庭矛盾' }, '提交');
  expect(t.heard(t.townshipGroup)).toEqual(['请帮忙找一个孩子\n孩子找到了，谢谢大家。请不要再转发。']);
  expect(t.last(t.tian.chat)).toContain('找到了');
  expect(await t.records()).toMatchObject([{ kind: 'missing-child', detail: { tags: ['found'] } }]);
});

it('F-A-PA-10: four kinds of help, each with a unit, closed when all are given; leaders hear no small number', async () => {
  const t = await town(MORNING);
  await t.type(t.min, t.min.chat, '多元救助');
  await t.fill(t.min, t.min.chat, { 因为什么: '生活困境' }, '提交');
  await t.press(t.min, t.min.chat, '派给单位');
  expect(await t.fill(t.min, t.min.chat, {}, '提交')).toContain('有一处要改');
  await t.fill(t.min, t.min.chat, { 心理干预由谁: '卫生院', 生活安置由谁: '民政办' }, '提交');
  expect(t.last(t.min.chat)).toContain('救助帮扶 少量，已完 少量；还有帮扶没办结');
  expect(t.last(t.yao.chat)).toContain('帮扶：心理干预');
  expect(said(t, t.wen.chat, '救助')).toBe(0);
  await t.press(t.yao, t.yao.chat, '落实了');
  await t.fill(t.yao, t.yao.chat, { 办结日期: '2024-03-15' }, '提交');
  await t.type(t.min, t.min.chat, '救助帮扶');
  await t.type(t.min, t.min.chat, '我的待办');
  await t.press(t.min, t.min.chat, '看');
  await t.press(t.min, t.min.chat, '落实了');
  await t.fill(t.min, t.min.chat, { 办结日期: '2024-03-15' }, '提交');
  expect((await t.records()).map((one) => one.kind)).toEqual(['aid', 'aid']);
  await t.type(t.su, t.su.chat, '事项');
  await t.press(t.su, t.su.chat, '看');
  await t.press(t.su, t.su.chat, '都办结了');
  expect(t.last(t.su.chat)).toContain('已办结');
  await t.type(t.jiang, t.jiang.chat, '事项');
  expect(t.last(t.jiang.chat)).toContain('多元救助：在办 少量，已完 少量');
});

it('F-45e: a special school is days only, for the school centre, the police and the office’s head', async () => {
  const t = await town(MORNING);
  await t.type(t.bai, t.bai.chat, '专门学校');
  expect(t.last(t.bai.chat)).not.toContain('提交');
  await t.type(t.wen, t.wen.chat, '专门学校');
  await t.fill(t.wen, t.wen.chat, { 哪一天: '2024-03-14' }, '提交');
  await t.press(t.wen, t.wen.chat, '县里评估了');
  await t.fill(t.wen, t.wen.chat, { 哪一天: '2024-03-15' }, '提交');
  await t.press(t.wen, t.wen.chat, '已送');
  await t.fill(t.wen, t.wen.chat, { 哪一天: '2024-03-15' }, '提交');
  await t.press(t.wen, t.wen.chat, '回来了');
  await t.fill(t.wen, t.wen.chat, { 哪一天: '2024-03-15' }, '提交');
  await t.press(t.wen, t.wen.chat, '定跟进单位');
  await t.fill(t.wen, t.wen.chat, { 由谁跟进: '雄风村' }, '提交');
  await t.press(t.luo, t.luo.chat, '跟进结束');
  const steps = (await t.records()).map((one) => one.detail['step']);
  expect(steps).toEqual(['proposed', 'assessed', 'sent', 'returned']);
  for (const one of [t.he, t.bai, t.jiang]) expect(said(t, one.chat, '专门学校1号')).toBe(0);
});

it('F-51: whoever is new is trained within thirty days, F-51b: a unit concerned meets within three working days', async () => {
  const t = await town(MORNING);
  await t.type(t.yao, t.yao.chat, '新入职');
  await t.fill(t.yao, t.yao.chat, { 新进人数: '2' }, '提交');
  expect(t.last(t.yao.chat)).toContain('等培训 · 卫生院 · 4月14日前');
  await t.press(t.yao, t.yao.chat, '培训过了');
  await t.fill(t.yao, t.yao.chat, { 参加人数: '2' }, '提交');
  expect(await standings(t, 'F-51', 'WS', '2024-04-14')).toEqual(['met']);
  await t.type(t.fang, t.fang.chat, '案后警示教育');
  await t.fill(t.fang, t.fang.chat, { 哪个单位: '卫生院' }, '提交');
  expect(t.last(t.yao.chat)).toContain('3月20日前');
  await t.tick('2024-03-20T09:01');
  expect(said(t, t.yao.chat, '提醒：还等您办。')).toBe(1);
  await t.press(t.yao, t.yao.chat, '开过了');
  await t.fill(t.yao, t.yao.chat, { 参加人数: '20' }, '提交');
  expect(await standings(t, 'F-51b', 'WS', '2024-03-20')).toEqual(['met']);
});

it('R-13: typed in a group, a matter opens in private and the group hears nothing of it', async () => {
  const t = await town(MORNING);
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 委托监护登记');
  expect(t.heard(t.xiongfeng.group)).toEqual(['已私发给您']);
  expect(t.last(t.tian.chat)).toContain('[提交]');
  await t.type(t.guan, t.guan.chat, '更多登记');
  expect(t.last(t.guan.chat)).not.toContain('[委托监护]');
});

it('a form is used once, however often and from however many processes it is pressed', async () => {
  const t = await town(MORNING);
  await t.type(t.su, t.su.chat, '问题清单');
  const typed = { 责任单位: '雄风村', 来源: '督查', '问题（不写人名）': '没有灯', 整改期限: '2024-03-20' };
  const [first, second] = [t.pressing(t.su, t.su.chat, '提交', typed), t.pressing(t.su, t.su.chat, '提交', typed)];
  const twin = await t.twin();
  await Promise.all([t.pressed(first), t.pressed(second, twin)]);
  await t.pressed(first);
  expect(await t.records()).toHaveLength(1);
  await t.type(t.su, t.su.chat, '事项');
  expect(t.last(t.su.chat)).not.toContain('2号');
});
