import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall();
const harmed = '多处受伤、严重营养不良、意识不清，疑似被打、被欺凌、被虐待';
const readers = ['高峰', '胡杨', '江河', '林晓', '苏文静', '何安'];
const outsiders = ['田小禾', '向明月', '方正', '文清', '姚春', '闵行远', '管晓芸'];
const groups = ['雄风村护蕾群', '全镇护蕾工作群', '平安办'];

const noSuch = '没有这条，或您不在这条的知情名单里。';
const notYours = '这一步要由派出所或办公室主任来做；核实和办结要两个人。';

const everybody = (by: string) => readers.map((name) => `${by} ${name}`).toSorted();
const numberFor = (who: string) => /XS-[2-9A-Z]{4}/.exec(t.last(who))?.[0] ?? '';

it('WF1: typed in a group it goes on in private; in six taps it is with police, both leaders and the office, urgently', async () => {
  const line = await t.say('罗青', '我们村有个孩子身上好多伤，怀疑被他爸打了', '雄风村护蕾群');
  expect(t.heard('雄风村护蕾群')).toEqual(['收到，已私聊您\n请不要在群里说具体的人和事，能撤回请撤回。']);
  await t.town.feishu.recall(t.openIdOf('罗青'), line);
  expect(t.last('罗青')).toMatch(/^线索上报\n孩子正有危险，先打 110 \/ 120。/);
  expect(t.form('罗青')).toMatchObject({ 哪个村: 'village-1', '说明（可不填）': undefined });
  const chosen = { 情形: harmed, 现在是否危险: '是' };
  // Each list is opened and chosen from; then the button.
  expect(2 * Object.keys(chosen).length + 1).toBeLessThanOrEqual(6);
  expect(await t.fill('罗青', chosen, '上报')).toBe('已上报');
  const number = numberFor('罗青');
  expect(t.last('罗青')).toBe(
    `已上报 ${number}\n已通知派出所、两位组长、办公室。有人签收我会告诉您。\n不用再向别人重复。\n孩子正有危险，先打 110 / 120。`,
  );
  expect(t.rung()).toEqual(everybody('app'));
  for (const reader of readers) {
    expect(t.last(reader)).toContain(`新线索 ${number}\n${harmed}\n⚠️ 现在有危险 · 雄风村 · 3月15日 16:2`);
    expect(t.last(reader)).toContain('[签收]');
  }
  for (const other of outsiders) expect(t.heard(other)).toEqual([]);
});

it('WF1: the wrong people press 签收: for a cadre, another village, the clinic and the administrator there is no such clue', async () => {
  for (const other of outsiders) expect(await t.forged(other, '高峰', '签收')).toBe(noSuch);
  expect(t.last('罗青')).not.toContain('签收（');
});

it('WF1: the bot stops between the report and the acknowledgement; then two acknowledge at once, and the reporter hears it once', async () => {
  await t.restart();
  await t.moveTo('2024-03-15T16:27');
  expect(await Promise.all([t.press('高峰', '签收'), t.press('苏文静', '签收')])).toEqual(['已签收', '已签收']);
  for (const reader of ['高峰', '苏文静', '江河', '林晓'])
    for (const one of ['高峰', '苏文静']) expect(t.last(reader)).toContain(`✅ ${one} 16:27 签收`);
  expect(t.said('罗青', '已有人签收（')).toBe(1);
});

it('T-01: each leader acknowledges himself within thirty minutes: who has not is rung by telephone, nobody else is', async () => {
  await t.moveTo('2024-03-15T16:42');
  expect(t.rung()).toEqual([]);
  await t.press('江河', '签收');
  await t.moveTo('2024-03-15T16:53');
  expect(t.rung()).toEqual(['phone 林晓']);
});

it('WF1: nobody is told more than they must know, and each opening says why', async () => {
  expect(t.heard('林晓').join()).not.toContain('[公安受理]');
  expect(await t.forged('林晓', '高峰', '公安受理')).toBe(notYours);
  await t.press('高峰', '查看内容（需写明事由）');
  await expect(t.press('高峰', '查看')).rejects.toThrow('必填');
  await t.fill('高峰', { 事由: '出警前了解情况' }, '查看');
  await t.press('高峰', '看完收起');
});

it('WF1: nobody closes alone; closed by the other of the two, the reporter hears the outcome without a detail', async () => {
  const number = numberFor('林晓');
  await t.press('高峰', '公安受理');
  await t.press('高峰', '核实');
  await t.fill('高峰', {}, '核实');
  expect(t.last('高峰')).not.toContain('[办结]');
  expect(t.last('苏文静')).toContain(`${number} 等您办结`);
  await t.press('苏文静', '打开');
  for (const police of ['高峰', '胡杨']) expect(await t.forged(police, '苏文静', '办结')).toBe(notYours);
  expect(await t.press('苏文静', '办结')).toBe('已记下：办结');
  expect(t.last('罗青')).toBe(`您上报的 ${number} 已办结：公安机关已依法受理并办理。依法不能说得更细。谢谢您。`);
  expect(t.heard('林晓')[0]).toContain('已办结（公安受理）');
});

it('F-43: a reporter who hides is known to the police and the office’s head only', async () => {
  await t.say('田小禾', '线索上报');
  await t.fill('田小禾', { 情形: '走失', '说明（可不填）': '放学以后没有到家', 对其他人隐藏我的身份: true }, '上报');
  const number = numberFor('田小禾');
  await t.press('江河', '签收');
  for (const other of ['江河', '林晓', '何安']) expect(t.heard(other).join()).not.toContain('田小禾');
  for (const one of ['高峰', '苏文静']) expect(t.last(one)).toContain('上报人：田小禾');
  expect(t.last('田小禾')).toContain(`您上报的 ${number} 已有人签收`);
});

it('A-36: of all this the groups heard one neutral line, and asked about clues they are told nothing', async () => {
  for (const group of groups.slice(1)) await t.say('江河', '现在有几条线索没办结？', group);
  expect(t.heard('雄风村护蕾群')).toHaveLength(1);
  for (const group of groups.slice(1)) expect(t.heard(group)).toEqual(['已私发给您']);
});
