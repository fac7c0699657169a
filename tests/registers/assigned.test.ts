import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { putPerson } from '../../src/db/people.ts';
import { people } from '../../src/db/schema-township.ts';
import { xlsxOf } from '../../src/documents/write-table.ts';
import type { Person, Role } from '../../src/domain/actor.ts';
import { assigneesOf, villageSlots } from '../../src/domain/assigned.ts';
import { columnOf, keptAs } from '../../src/registers/define.ts';
import { registers as allRegisters } from '../../src/registers/index.ts';
import { idNumber } from '../cli/desk.ts';
import { registers } from '../stories/registers.ts';
import type { Somebody } from '../world.ts';

const open = { 'L-F01/guardianship': '祖辈照看', guardian: '陈大山' };
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, ...new TextEncoder().encode('a door')]);

/** 雄风村 with two cadres, a secretary and a 联村干部; its children by the slots that are filled in. */
async function village(children: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const t = await registers('2024-03-12T16:20');
  for (const [name, slots] of Object.entries(children)) {
    const row = {
      unitId: t.xiongfeng.id,
      identity: name,
      name,
      adultOn: undefined,
      fields: { name, ...open, ...slots },
    };
    await commit(t.db, await putFile(t.db, 'L-F01', crypto.randomUUID(), row, '2024-01-12', true));
  }
  return Object.assign(t, {
    qin: await t.person('秦岭', t.xiongfeng, 'village-cadre'),
    luo: await t.person('罗青', t.xiongfeng, 'village-secretary'),
    tan: await t.person('覃联村', t.xiongfeng, 'liaison-cadre'),
  });
}

type Town = Awaited<ReturnType<typeof village>>;

/** A child of 田小禾, one of 秦岭 and one for whom nobody is named. */
const three = () =>
  village({
    谭一诺: { 'L-F01/keeper-4': '秦岭' },
    陈小满: { 'L-F01/keeper-4': '田小禾' },
    马乐乐: {},
  });

async function list(t: Town, who: Somebody): Promise<string> {
  await t.type(who, who.chat, '台账');
  await t.pressBeside(who, '未成年人动态台账');
  return t.last(who.chat);
}

async function file(t: Town, who: Somebody, masked: string): Promise<string> {
  await list(t, who);
  await t.pressBeside(who, masked.slice(0, 1));
  return t.last(who.chat);
}

/** Whether somebody reads a child's file in full, or that it is there and no more. */
async function reads(t: Town, who: Somebody, masked: string): Promise<'all' | 'the name'> {
  const shown = await file(t, who, masked);
  expect(shown).toContain(masked);
  const isOpen = shown.includes('祖辈照看');
  expect(shown.includes('陈大山')).toBe(isOpen);
  expect(shown.includes('另有帮扶人')).toBe(!isOpen);
  return isOpen ? 'all' : 'the name';
}

const leave = (t: Town, who: Somebody) =>
  t.db.q.update(people).set({ active: false }).where(eq(people.openId, who.openId));

describe('A-7: a cadre reads in full the own assigned minors', () => {
  it.each<['tian' | 'qin' | 'tan' | 'luo' | 'su', readonly string[]]>([
    ['tian', ['陈*满', '马*乐']],
    ['qin', ['谭*诺', '马*乐']],
    ['tan', ['马*乐']],
    ['luo', ['谭*诺', '陈*满', '马*乐']],
    ['su', ['谭*诺', '陈*满', '马*乐']],
  ])('%s reads all of %j, of the village’s others the masked name', async (who, full) => {
    const t = await three();
    for (const child of ['谭*诺', '陈*满', '马*乐'])
      expect(await reads(t, t[who], child)).toBe(full.includes(child) ? 'all' : 'the name');
    expect(t.heard(t[who].chat).join()).not.toMatch(/陈小满|谭一诺|马乐乐/);
  });

  it('where nobody is named for anybody, every cadre reads the whole village as before', async () => {
    const t = await village({ 陈小满: {}, 谭一诺: {} });
    for (const who of [t.tian, t.qin, t.tan]) expect(await reads(t, who, '陈*满')).toBe('all');
    await t.type(t.tian, t.tian.chat, '待办');
    expect(t.last(t.tian.chat)).not.toContain('另有帮扶人');
  });

  it('who may see no minor sees none by being named, and keeps nobody from reading', async () => {
    const t = await village({ 陈小满: { 'L-F01/keeper-4': '石勇' } });
    await t.type(t.shi, t.shi.chat, '台账');
    expect(t.last(t.shi.chat)).not.toContain('未成年人动态台账');
    expect(await reads(t, t.tian, '陈*满')).toBe('all');
  });

  it('another village’s cadre is not let in by being named', async () => {
    const t = await village({ 陈小满: { 'L-F01/keeper-4': '向明月' } });
    await t.type(t.xiang, t.xiang.chat, '台账');
    expect(t.last(t.xiang.chat)).not.toContain('未成年人动态台账');
    expect(await reads(t, t.tian, '陈*满')).toBe('all');
  });

  it('changes are made by who reads the file; a card from before another was there for the child is refused', async () => {
    const t = await village({ 陈小满: { 'L-F01/keeper-4': '冉新来' } });
    await file(t, t.tian, '陈*满');
    await t.press(t.tian, t.tian.chat, '转到别的村');
    const move = t.pressing(t.tian, t.tian.chat, '转过去', { 转到哪个村: '密园村' });
    await t.person('冉新来', t.xiongfeng, 'village-cadre');
    expect(await t.pressed(move)).toContain('这个孩子有别的帮扶人，要改请找村支书或办公室。');
    expect(await file(t, t.tian, '陈*满')).not.toContain('移出');
    expect(await file(t, t.luo, '陈*满')).toContain('移出');
  });
});

describe('A-7: R02, of the village’s others masked', () => {
  it('F-A-CJ-1b: the own children are owed first, and every cadre may visit the others too', async () => {
    const t = await three();
    await t.type(t.tian, t.tian.chat, '待办');
    expect(t.last(t.tian.chat)).toMatch(/陈\*满[^]*马\*乐[^]*谭\*诺 · 本月还没走访 · 另有帮扶人/);
    await t.pressBeside(t.tian, '谭');
    await t.fill(t.tian, t.tian.chat, { 监护人签字: '按手印' }, '登记');
    await t.type(t.tian, t.tian.chat, '今天走访了马乐乐，表签了');
    await t.type(t.qin, t.qin.chat, '今天走访了陈小满，表签了');
    expect(await t.records()).toHaveLength(3);
    expect([...t.heard(t.tian.chat), ...t.heard(t.qin.chat)].join()).not.toMatch(/陈小满|谭一诺|马乐乐/);
  });

  it('of visits to others’ children the days are told; words to who made them, who looks after the child, the secretary', async () => {
    const t = await three();
    await t.type(t.qin, t.qin.chat, '今天走访了谭一诺，表签了');
    const visits = async (who: Somebody) => {
      await file(t, who, '谭*诺');
      await t.press(who, who.chat, '走访记录');
      return t.last(who.chat);
    };
    const rows = async (who: Somebody) => {
      await t.type(who, who.chat, '雄风村走访情况');
      await t.press(who, who.chat, '看明细');
      return t.last(who.chat);
    };
    for (const shown of [await visits(t.tian), await rows(t.tian), await rows(t.tan)]) {
      expect(shown).toContain('3月12日');
      expect(shown).not.toMatch(/监护人已签|秦岭/);
    }
    for (const shown of [await visits(t.qin), await rows(t.qin), await visits(t.luo), await rows(t.luo)])
      expect(shown).toMatch(/监护人已签[^]*秦岭|秦岭[^]*监护人已签/);
    await t.type(t.tian, t.tian.chat, '3月11日走访了谭一诺，表签了');
    expect(await visits(t.tian)).toContain('监护人已签');
  });

  it('a photo of a visit to another’s child is told not to be there', async () => {
    const t = await three();
    await t.type(t.qin, t.qin.chat, '今天走访了谭一诺，表签了');
    await t.picture(t.qin, t.qin.chat, jpeg);
    const photos = (who: Somebody) => t.heard(who.chat).filter((said) => said.startsWith('[img_bot'));
    for (const who of [t.tian, t.tan]) {
      expect(await t.press(who, t.qin.chat, '看照片')).toContain('没有这张照片，或您不能查看');
      await t.type(who, who.chat, '雄风村走访情况');
      await t.press(who, who.chat, '看明细');
      expect(t.last(who.chat)).not.toContain('看照片');
      expect(photos(who)).toEqual([]);
    }
    for (const who of [t.qin, t.luo]) expect(await t.press(who, t.qin.chat, '看照片')).toContain('1张照片私发给您了');
  });
});

describe('R08: who is named', () => {
  const heads = ['姓名', '身份证号码', '村', '类别', '监护人电话', '监护状况', '监护人', '六包一村干部'];
  const row = [
    '陈小满',
    idNumber('2014-11-20', 1),
    '雄风村',
    '留守儿童',
    '13800000000',
    '祖辈照看',
    '陈大山',
    '田小禾',
  ];

  it('an imported name that two of the village bear names nobody, until one of them left', async () => {
    const t = await village({});
    const twin = await t.person('田小禾', t.xiongfeng, 'village-cadre');
    await t.picture(t.su, t.su.chat, new Uint8Array(await xlsxOf('未成年人动态台账', heads, [row])), '台账.xlsx');
    await t.press(t.su, t.su.chat, '确认导入');
    for (const who of [t.tian, twin, t.qin]) expect(await reads(t, who, '陈*满')).toBe('all');
    await leave(t, twin);
    expect(await reads(t, t.tian, '陈*满')).toBe('all');
    expect(await reads(t, t.qin, '陈*满')).toBe('the name');
  });

  it('a cadre who comes onto the roster after the import is meant at once', async () => {
    const t = await village({ 陈小满: { 'L-F01/keeper-4': '冉新来' } });
    expect(await reads(t, t.tian, '陈*满')).toBe('all');
    const ran = await t.person('冉新来', t.xiongfeng, 'village-cadre');
    expect(await reads(t, ran, '陈*满')).toBe('all');
    expect(await reads(t, t.tian, '陈*满')).toBe('the name');
  });

  it.each<[string, { readonly unit?: 'miyuan'; readonly role?: Role; readonly name?: string }]>([
    ['moved to another village', { unit: 'miyuan' }],
    ['was given a post that sees no minor', { role: 'administrator' }],
    ['is called otherwise than the file says', { name: '秦山岭' }],
  ])('the children of a cadre who %s are everybody’s', async (_, { unit, role = 'village-cadre', name = '秦岭' }) => {
    const t = await three();
    expect(await reads(t, t.tian, '谭*诺')).toBe('the name');
    const unitId = t[unit ?? 'xiongfeng'].id;
    await commit(t.db, [await putPerson(t.db, { name, unitId, role, openId: t.qin.openId })]);
    expect(await reads(t, t.tian, '谭*诺')).toBe('all');
    await t.type(t.qin, t.qin.chat, '台账');
    if (unit !== undefined || role !== 'village-cadre') expect(t.last(t.qin.chat)).not.toContain('未成年人动态台账');
  });

  it('a cadre who left reads nothing, and the children are everybody’s', async () => {
    const t = await three();
    await leave(t, t.qin);
    expect(await reads(t, t.tian, '谭*诺')).toBe('all');
    await t.type(t.qin, t.qin.chat, '台账');
    expect(t.last(t.qin.chat)).not.toMatch(/谭|陈|马/);
  });

  it('a team names all its people; a teacher, a policeman or a guardian of the name is somebody else', () => {
    const person = (name: string, role: Role = 'village-cadre'): Person => ({
      id: name,
      openId: undefined,
      name,
      unitId: 'v1',
      role,
    });
    const staff = [
      person('田小禾'),
      person('秦岭'),
      person('罗青', 'village-secretary'),
      person('石勇', 'auxiliary-police'),
    ];
    const named = (slot: string) => assigneesOf([slot], staff).map(({ name }) => name);
    expect(named('罗青 雄风村 13800000001；石勇 雄风村 13800000002；秦岭 13800000003')).toEqual(['秦岭', '罗青']);
    expect(named('田小')).toEqual([]);
    expect(named('田小禾苗')).toEqual([]);
    const all = allRegisters.flatMap((register) =>
      register.view !== undefined || register.subjects !== 'minor'
        ? []
        : (register.helpers ?? []).map((name) => ({
            head: columnOf(register, name)?.head ?? '',
            kept: keptAs(register, name),
          })),
    );
    const outside = /学校领导|班主任|教师|民警|家长|监护人/;
    expect(
      all
        .filter(({ head }) => !outside.test(head))
        .map(({ kept }) => kept)
        .toSorted(),
    ).toEqual(villageSlots.toSorted());
  });
});
