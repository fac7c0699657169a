import { describe, expect, it } from 'vitest';
import { putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { putUnit } from '../../src/db/units.ts';
import { roles } from '../../src/domain/actor.ts';
import type { FileKind } from '../../src/domain/case-file.ts';
import { cellFor, type DataClass } from '../../src/domain/visibility.ts';
import { registers } from '../stories/registers.ts';

/**
 * A-7 as the paper prints it, for the roles as the bot knows them: village cadre, secretary, auxiliary police, 联村干部,
 * clerk, police, school, civil affairs, clinic, office, its head, leader, discipline, administrator.
 */
const paper: Readonly<Record<DataClass, string>> = {
  work: '            O O O O O A A A O F F F A –',
  training: '        O O O O O O O O O F F F F –',
  patrol: '          – – – – – F – – – A A A – –',
  'minor-visit': '   O O – O – – M M – F F M – –',
  minor: '           O O – O – M O F – F F M – –',
  'guardian-risk': ' O O – O – M – F – F F M – –',
  'early-love': '    – – – – – – F – – A A A – –',
  'key-person': '    O O O O – F – – – F F M – –',
  'key-person-why': '– C C – – F – – – C F C – –',
  'nil-report': '    O O – O O F A A O F F F A –',
  place: '           – M – – O F A – O F F F A –',
  check: '           – – – – O F O O O A A A – –',
  'back-check': '    – – – – – C C C – C F F F –',
  problem: '         O O – O O O O O O F F F F –',
  'school-hazard': ' – – – – – – F – – F F – – –',
  organisation: '    – – – – – – – F – F F – – –',
};

it.each(Object.entries(paper))('A-7: %s is seen as the paper says', (data, cells) => {
  expect(roles.map((role) => cellFor({ role }, data as DataClass)).join(' ')).toBe(cells.trim());
});

const child = {
  school: '石桥小学三年级',
  guardian: '陈大山',
  'L-F01/category': '留守儿童',
  'L-F01/guardianship': '祖辈照看',
};
const keyPerson = { 'L-F08/category': '社区矫正人员、大龄未婚男性', 'L-F08/basis': '判决书' };

/** Two children of two villages and schools, a key person, a visit; and somebody of every role. */
async function town() {
  const t = await registers('2024-03-12T16:20');
  const unit = async (id: string, name: string) => {
    await commit(t.db, [putUnit(t.db, { id, name, kind: 'department', aliases: [] }, 95)]);
    return { id };
  };
  const put = async (register: string, kind: FileKind, unitId: string, name: string, more: object) => {
    const fields = { name, ...more };
    const row = { kind, unitId, identity: name, name, adultOn: undefined, fields };
    await commit(t.db, await putFile(t.db, register, crypto.randomUUID(), row, '2024-01-12', true));
  };
  await put('L-F01', 'minor', t.xiongfeng.id, '陈小满', child);
  await put('L-F01', 'minor', t.miyuan.id, '谭一诺', { school: '县城中学', 'L-F01/category': '单亲家庭' });
  await put('L-F08', 'key-person', t.xiongfeng.id, '龚铁生', keyPerson);
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  const people = {
    'village-cadre': t.tian,
    'village-secretary': await t.person('罗青', t.xiongfeng, 'village-secretary'),
    'auxiliary-police': t.shi,
    'liaison-cadre': await t.person('覃联村', t.xiongfeng, 'liaison-cadre'),
    'unit-clerk': t.wen,
    police: t.gao,
    'school-centre': await t.person('舒园', await unit('ED', '学区中心'), 'school'),
    school: await t.person('石老师', await unit('school-1', '石桥小学'), 'school'),
    'civil-affairs': await t.person('米政', await unit('MZ', '民政办'), 'civil-affairs'),
    clinic: await t.person('魏生', await unit('WS', '卫生院'), 'clinic'),
    office: await t.person('何安', { id: 'PA' }, 'office'),
    'office-head': t.su,
    leader: t.jiang,
    discipline: await t.person('方正', await unit('JW', '镇纪委'), 'discipline'),
    administrator: await t.person('管理', { id: 'PA' }, 'administrator'),
  };
  return Object.assign(t, { people });
}

type Town = Awaited<ReturnType<typeof town>>;
type Who = keyof Town['people'];

/** What a card of 台账 shows of a register's list, and of somebody's file on it; '' where there is no way to it. */
async function look(t: Town, who: Who, register: string, name: string): Promise<{ list: string; file: string }> {
  const person = t.people[who];
  await t.type(person, person.chat, '台账');
  if (!t.last(person.chat).includes(register)) return { list: '', file: '' };
  await t.pressBeside(person, register);
  const list = t.last(person.chat);
  if (!list.includes(name)) return { list, file: '' };
  await t.press(person, person.chat, '看档');
  return { list, file: t.last(person.chat) };
}

describe('A-7: minors, in 台账', () => {
  /** Whose names are on the list, what of the file is open, and what is told of the visits. */
  it.each<[Who, string, string, 'words' | 'days' | 'nothing']>([
    ['village-cadre', '陈', '陈大山 祖辈照看', 'words'],
    ['village-secretary', '陈', '陈大山 祖辈照看', 'words'],
    ['liaison-cadre', '陈', '陈大山 祖辈照看', 'words'],
    ['auxiliary-police', '', '', 'nothing'],
    ['unit-clerk', '', '', 'nothing'],
    ['clinic', '', '', 'nothing'],
    ['police', '陈 谭', '', 'nothing'],
    ['school-centre', '陈 谭', '陈大山', 'days'],
    ['school', '陈', '陈大山', 'days'],
    ['civil-affairs', '陈', '陈大山 祖辈照看', 'days'],
    ['office', '陈 谭', '陈大山 祖辈照看', 'words'],
    ['office-head', '陈 谭', '陈大山 祖辈照看', 'words'],
    ['leader', '陈 谭', '', 'words'],
    ['discipline', '', '', 'nothing'],
    ['administrator', '', '', 'nothing'],
  ])('%s sees [%s], of the file [%s], of visits %s', async (who, children, open, visits) => {
    const t = await town();
    const { chat } = t.people[who];
    const { list, file } = await look(t, who, '未成年人动态台账', '陈*满');
    const shown = (text: string, words: readonly string[]) => words.filter((one) => text.includes(one)).join(' ');
    expect(shown(list, ['陈', '谭'])).toBe(children);
    expect(shown(file, ['陈大山', '祖辈照看'])).toBe(open);
    expect(file.includes('走访记录')).toBe(visits !== 'nothing');
    if (visits !== 'nothing') await t.press(t.people[who], chat, '走访记录');
    expect(t.last(chat).includes('3月12日')).toBe(visits !== 'nothing');
    expect(t.last(chat).includes('田小禾')).toBe(visits === 'words');
    expect(t.heard(chat).join()).not.toMatch(/陈小满|谭一诺/);
    const opened = (await t.audit()).filter(({ what }) => what === 'visits-opened');
    expect(opened).toHaveLength(visits === 'nothing' ? 0 : 1);
  });
});

describe('A-7: key persons, in 台账', () => {
  it.each<[Who, boolean, 'open' | 'for a reason' | 'closed']>([
    ['village-cadre', true, 'closed'],
    ['village-secretary', true, 'for a reason'],
    ['auxiliary-police', true, 'for a reason'],
    ['liaison-cadre', true, 'closed'],
    ['unit-clerk', false, 'closed'],
    ['police', true, 'open'],
    ['school-centre', false, 'closed'],
    ['civil-affairs', false, 'closed'],
    ['office', true, 'for a reason'],
    ['office-head', true, 'open'],
    ['leader', true, 'for a reason'],
    ['discipline', false, 'closed'],
    ['administrator', false, 'closed'],
  ])('%s sees the name: %s; why: %s', async (who, named, why) => {
    const t = await town();
    const person = t.people[who];
    const { list, file } = await look(t, who, '重点人员工作台账', '龚*生');
    expect(list.includes('龚*生')).toBe(named);
    expect(file.includes('社区矫正人员')).toBe(why === 'open');
    expect(file.includes('看列管原因')).toBe(why === 'for a reason');
    if (why !== 'for a reason') return;
    await t.press(person, person.chat, '看列管原因（需写明事由）');
    await t.fill(person, person.chat, { 事由: '本月走访前了解' }, '查看');
    expect(t.last(person.chat)).toMatch(/社区矫正人员[\s\S]*判决书/);
    const [opened] = (await t.audit()).filter(({ what }) => what === 'file-reason-opened');
    expect(opened).toMatchObject({ personId: await t.idOf(person) });
    expect(await t.db.vault.open(opened?.reasonSealed ?? '', `audit:${opened?.about}:reason`)).toBe('本月走访前了解');
  });

  it('without a reason nothing opens, and another village’s secretary is not told that there is anybody', async () => {
    const t = await town();
    const { 'village-secretary': luo } = t.people;
    await look(t, 'village-secretary', '重点人员工作台账', '龚*生');
    await t.press(luo, luo.chat, '看列管原因（需写明事由）');
    const form = t.pressing(luo, luo.chat, '查看', { 事由: '' });
    await t.pressed(form);
    expect(t.heard(luo.chat).join()).not.toContain('社区矫正');
    const stranger = await t.person('彭书记', t.miyuan, 'village-secretary');
    expect(await t.press(stranger, luo.chat, '查看')).toContain('名册里没有，或您不能查看');
    expect((await t.audit()).filter(({ what }) => what === 'file-reason-opened')).toEqual([]);
  });

  it('A-34: a village reads no label of somebody who did no wrong, whatever its reason', async () => {
    const t = await town();
    const asked = async (who: Who) => {
      const person = t.people[who];
      await look(t, who, '重点人员工作台账', '龚*生');
      await t.press(person, person.chat, '看列管原因（需写明事由）');
      await t.fill(person, person.chat, { 事由: '核对' }, '查看');
      return t.last(person.chat);
    };
    expect(await asked('auxiliary-police')).not.toContain('大龄未婚男性');
    expect(await asked('office')).toContain('大龄未婚男性');
  });
});

describe('A-7: numbers', () => {
  const [visits, keyPersons] = ['未成年人走访', '重点人员走访'];
  it.each<[Who, string, readonly string[], readonly string[]]>([
    ['auxiliary-police', '雄风村情况', [keyPersons], [visits]],
    ['village-secretary', '雄风村情况', [visits, keyPersons], []],
    ['police', '全镇情况', ['村村响', keyPersons], [visits]],
    ['school-centre', '全镇情况', ['村村响', visits], [keyPersons]],
    ['civil-affairs', '全镇情况', ['村村响', visits], [keyPersons]],
    ['discipline', '全镇情况', ['村村响'], [visits, keyPersons]],
    ['leader', '全镇情况', ['村村响', visits, keyPersons], []],
    ['unit-clerk', '全镇情况', ['没有这项权限'], [visits]],
    ['administrator', '全镇情况', ['没有这项权限'], [visits]],
  ])('%s, asking %s, hears of %j and not of %j', async (who, line, heard, unheard) => {
    const t = await town();
    const { chat } = t.people[who];
    await t.type(t.people[who], chat, line);
    for (const words of heard) expect(t.last(chat)).toContain(words);
    for (const words of unheard) expect(t.last(chat)).not.toContain(words);
  });

  it('who may not see visits is shown no row of them by a card that hangs where others press', async () => {
    const t = await town();
    const { tian } = t;
    await t.type(tian, tian.chat, '雄风村走访情况');
    expect(await t.press(t.shi, tian.chat, '看明细')).toContain('您没有这项权限');
  });

  it('no group hears a name, whoever asks there', async () => {
    const t = await town();
    for (const who of Object.values(t.people)) await t.type(who, t.xiongfeng.group, '@护蕾助手 台账');
    expect(t.heard(t.xiongfeng.group).join()).not.toMatch(/陈|谭|龚/);
  });
});
