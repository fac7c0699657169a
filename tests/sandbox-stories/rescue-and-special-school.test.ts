import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall('the webhook on Node', ['多元救助', '救助帮扶', '专门学校', '生活困境']);

const none = '没有这件事，或它不归您看。';
const done = '这一步已经有人办过了';
const notYours = '这一步不归您办。';
const nudged = (who: string, title: string) =>
  t.heard(who).filter((one) => one.startsWith(`${title}\n`) && /提醒：还等您办。|已经过了时间/.test(one)).length;

/** Opens the matter of that title that somebody has on hand. */
async function look(who: string, title: string): Promise<void> {
  await t.say(who, '事项');
  expect(t.last(who)).toContain(title);
  await t.press(who, '看');
}

it('F-A-PA-10: civil affairs opens a rescue, without a name; nobody else assigns it, and it is reminded of', async () => {
  await t.say('闵行远', '多元救助');
  expect(t.last('闵行远')).toContain('不写姓名和经过。');
  expect(Object.keys(t.form('闵行远'))).toEqual(['因为什么']);
  expect(await t.fill('闵行远', { 因为什么: '生活困境' }, '提交')).toBe('已提交');
  for (const who of ['苏文静', '何安']) expect(t.last(who)).toContain('等派给单位 · 民政办 · 3月20日前');
  for (const who of ['江河', '田小禾', '高峰', '白露', '管晓芸'])
    expect(await t.forged(who, '何安', '派给单位')).toBe(none);
  await t.moveTo('2024-03-20T09:01');
  for (const who of ['苏文静', '何安', '闵行远']) expect(nudged(who, '多元救助')).toBe(1);
});

it('F-45: two assign it at once, Feishu down and back an hour later: each unit hears of its own help, once', async () => {
  for (const who of ['闵行远', '何安']) await t.press(who, '派给单位');
  expect(await t.fill('闵行远', {}, '提交')).toContain('有一处要改');
  t.feishuDown();
  const helpers = { 心理干预由谁: '卫生院', 转学复学由谁: '福星小学' };
  const answers = await Promise.all(['闵行远', '何安'].map((who) => t.fill(who, helpers, '提交')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
  t.feishuUp();
  await t.moveTo('2024-03-20T10:05');
  for (const who of ['姚春', '温如玉']) expect(t.said(who, '帮扶：心理干预')).toBe(1);
  expect(t.said('白露', '救助帮扶\n')).toBe(1);
  for (const who of ['江河', '高峰', '田小禾', '文清']) expect(t.said(who, '救助')).toBe(0);
  expect(await t.forged('白露', '姚春', '落实了')).toBe(none);
});

it('F-45: a unit that does not help is reminded, over a restart; the rescue waits for all, and leaders hear no small number', async () => {
  await t.restart();
  await look('何安', '多元救助');
  expect(t.last('何安')).toContain('救助帮扶 少量，已完 少量；还有帮扶没办结');
  expect(t.said('何安', '[都办结了]')).toBe(0);
  await t.moveTo('2024-04-04T09:01');
  expect(['姚春', '白露'].map((who) => nudged(who, '救助帮扶'))).toEqual([1, 1]);
  const given = ['姚春', '温如玉', '白露'];
  for (const who of given) await t.press(who, '落实了');
  const answers = await Promise.all(given.map((who) => t.fill(who, { 办结日期: '2024-04-04' }, '提交')));
  expect(answers.toSorted()).toEqual(['已办', '已办', done].toSorted());
  await look('闵行远', '多元救助');
  expect(await t.press('闵行远', '都办结了')).toBe('已办');
  await t.say('江河', '事项');
  expect(t.last('江河')).toBe('事项\n只看数\n多元救助：在办 少量，已完 少量\n救助帮扶：在办 少量，已完 少量');
});

it('F-45e: a special school is days only: proposed by the school centre, decided in the county, followed up at home', async () => {
  await t.say('白露', '专门学校');
  expect(t.last('白露')).not.toContain('[提交]');
  await t.say('文清', '专门学校');
  expect(Object.keys(t.form('文清'))).toEqual(['哪一天']);
  await t.fill('文清', { 哪一天: '2024-04-03' }, '提交');
  for (const who of ['高峰', '苏文静']) expect(await t.forged(who, '文清', '县里评估了')).toBe(notYours);
  for (const who of ['何安', '白露', '江河', '闵行远']) expect(await t.forged(who, '文清', '县里评估了')).toBe(none);
  await t.moveTo('2024-05-04T09:01');
  expect(nudged('文清', '专门学校1号')).toBe(1);
  await t.press('文清', '县里评估了');
  await t.fill('文清', { 哪一天: '2024-05-04' }, '提交');
  await t.restart();
  await look('高峰', '专门学校1号');
  for (const who of ['文清', '高峰']) await t.press(who, '已送');
  const answers = await Promise.all(['文清', '高峰'].map((who) => t.fill(who, { 哪一天: '2024-05-04' }, '提交')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
});

it('F-A-PA-10b: who is back has a unit that follows up; told while Feishu is down, it hears an hour later', async () => {
  await look('文清', '专门学校1号');
  await t.press('文清', '回来了');
  await t.fill('文清', { 哪一天: '2024-05-04' }, '提交');
  expect(t.last('苏文静')).toContain('已回来，等定跟进单位');
  await t.press('苏文静', '定跟进单位');
  t.feishuDown();
  expect(await t.fill('苏文静', { 由谁跟进: '雄风村' }, '提交')).toBe('已办');
  t.feishuUp();
  await t.moveTo('2024-05-04T10:05');
  for (const who of ['田小禾', '罗青']) expect(t.said(who, '专门学校1号\n')).toBe(1);
  expect(await t.forged('向明月', '罗青', '跟进结束')).toBe(none);
  expect(await t.press('罗青', '跟进结束')).toBe('已办');
  expect(t.last('文清')).toContain('跟进结束');
  expect(await t.press('田小禾', '跟进结束')).toBe(none);
  for (const who of ['何安', '白露', '江河']) expect(t.said(who, '专门学校1号')).toBe(0);
});

it('T-07: whoever is new is trained within thirty days, and the unit is reminded on the last', async () => {
  await t.say('姚春', '新入职');
  await t.fill('姚春', { 新进人数: '2' }, '提交');
  expect(t.last('姚春')).toContain('等培训 · 卫生院 · 6月3日前');
  expect(await t.forged('白露', '姚春', '开错了，撤回')).toBe(none);
  await t.moveTo('2024-06-03T09:01');
  for (const who of ['姚春', '温如玉']) expect(nudged(who, '新入职')).toBe(1);
  for (const who of ['姚春', '温如玉']) await t.press(who, '培训过了');
  const answers = await Promise.all(['姚春', '温如玉'].map((who) => t.fill(who, { 参加人数: '2' }, '提交')));
  expect(answers.toSorted()).toEqual(['已办', done].toSorted());
});

it('T-08: after a case the unit concerned meets within three working days, and hears it on the last and the day after', async () => {
  await t.say('方正', '案后警示教育');
  await t.fill('方正', { 哪个单位: '卫生院' }, '提交');
  for (const who of ['姚春', '温如玉']) expect(t.last(who)).toContain('等开会 · 卫生院 · 6月6日前');
  for (const who of ['何安', '方正']) expect(await t.forged(who, '姚春', '开过了')).toBe(notYours);
  expect(await t.forged('白露', '姚春', '开过了')).toBe(none);
  for (const at of ['2024-06-06T09:01', '2024-06-07T09:01']) await t.moveTo(at);
  expect(['姚春', '温如玉'].map((who) => nudged(who, '案后警示教育'))).toEqual([2, 2]);
  await t.press('温如玉', '开过了');
  await t.fill('温如玉', { 参加人数: '20' }, '提交');
  expect(t.last('方正')).toContain('案后警示教育\n已开会');
});
