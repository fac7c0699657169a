import { expect, it } from 'vitest';
import { townHall } from './town-hall.ts';

const t = townHall('the webhook on Node');
const noSuch = '没有这条，或您不在这条的知情名单里。';
const everybody = ['高峰', '胡杨', '江河', '林晓', '苏文静', '何安', '方正', '闵行远', '文清', '罗青'];
const numberIn = (words: string) => /XS-[2-9A-Z]{4}/.exec(words)?.[0] ?? 'none';
const reached = (number: string) => everybody.filter((name) => t.said(name, `新线索 ${number}`) > 0);

it('F-43: it concerns a leader: police and discipline office at once, then the other leader; he hears nothing, whatever he tries', async () => {
  await t.say('田小禾', '线索上报');
  await t.fill('田小禾', { 情形: '走失', 涉及村干部或领导本人: true }, '上报');
  const number = numberIn(t.last('田小禾'));
  expect(reached(number)).toEqual(['高峰', '胡杨', '方正']);
  expect(t.rung()).toEqual(['app 方正', 'app 胡杨', 'app 高峰'].toSorted());
  await t.fill('田小禾', { 涉及哪一位: '领导 江河' }, '就是这位');
  expect(reached(number)).toEqual(['高峰', '胡杨', '林晓', '方正']);
  expect(t.last('田小禾')).toContain('已通知派出所、一位组长、纪委。');
  expect(t.heard('江河')).toEqual([]);
  await t.say('江河', '我的线索');
  expect(t.last('江河')).toBe('我的线索\n没有要您办的。');
  expect(await t.forged('江河', '高峰', '签收')).toBe(noSuch);
});

it('F-43: nobody acknowledges: the phone list goes to the discipline office and not to the leader or the office; its end needs two of the list', async () => {
  await t.moveTo('2024-03-15T16:55');
  expect(t.last('方正')).toContain('30分钟还没有人签收');
  expect(t.last('方正')).not.toContain('江河');
  expect([t.heard('江河').length, t.heard('苏文静').length, t.heard('何安').length]).toEqual([1, 0, 0]);
  for (const one of ['高峰', '方正', '林晓']) await t.press(one, '签收');
  await t.press('高峰', '公安受理');
  await t.press('高峰', '核实');
  await t.fill('高峰', {}, '核实');
  await t.press('方正', '打开');
  expect(await t.forged('林晓', '方正', '办结')).toContain('两个人');
  expect(await t.press('方正', '办结')).toBe('已记下：办结');
  expect(t.last('田小禾')).toContain('已办结：公安机关已依法受理并办理。');
});

it('F-43: it concerns a village’s secretary: both leaders hear of it, the village and the office do not', async () => {
  await t.say('田小禾', '线索上报');
  await t.fill('田小禾', { 情形: '走失', 涉及村干部或领导本人: true }, '上报');
  await t.fill('田小禾', { 涉及哪一位: '村支书 罗青' }, '就是这位');
  expect(reached(numberIn(t.last('田小禾')))).toEqual(['高峰', '胡杨', '江河', '林晓', '方正']);
  for (const one of ['罗青', '苏文静', '何安']) expect(t.heard(one)).toEqual([]);
});

it('T-04: the clinic hears a number and the hours and nothing else, is reminded until one of the two says 已处置', async () => {
  await t.say('向明月', '线索上报');
  await t.fill('向明月', { 情形: '未满14岁女孩疑似被侵害、怀孕、流产' }, '上报');
  const number = numberIn(t.last('向明月'));
  const clinic = ['温如玉', '姚春'];
  for (const one of clinic) {
    expect(t.last(one)).toContain(`${number} · 72小时内\n到 3月18日 16:5`);
    expect(t.heard(one).join()).not.toMatch(/密园村|新线索|未满14岁/);
  }
  await t.press('向明月', '刚才');
  await t.moveTo('2024-03-15T17:57');
  expect(t.last('姚春')).toContain('还剩 71 小时');
  await t.restart();
  await t.moveTo('2024-03-16T16:57');
  expect(t.last('温如玉')).toContain('还剩 48 小时');
  expect(await t.forged('高峰', '姚春', '已处置：是')).toBe(noSuch);
  await Promise.all([t.press('温如玉', '已处置：是'), t.press('姚春', '已处置：否')]);
  const [answer] = /已记下：[是否]/.exec(t.last('姚春')) ?? [];
  expect(t.last('温如玉')).toContain(answer);
  const before = clinic.map((one) => t.heard(one).length);
  await t.moveTo('2024-03-18T11:00');
  expect(clinic.map((one) => t.heard(one).length)).toEqual(before);
});
