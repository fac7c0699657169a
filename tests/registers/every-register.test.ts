import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../src/db/memberships.ts';
import { registerFiles } from '../../src/db/register-files.ts';
import { readTables } from '../../src/documents/read-table.ts';
import { kindOnRegister } from '../../src/domain/case-file.ts';
import { runDue } from '../../src/schedules/run.ts';
import { schoolYearEnd } from '../../src/schedules/school-year-end.ts';
import { noteBirth } from '../../src/db/settings.ts';
import { commit } from '../../src/db/db.ts';
import { registers } from '../../src/registers/index.ts';
import { idNumber, openTownshipDesk } from '../cli/desk.ts';
import { notKept } from '../homes.ts';

const boy = idNumber('2012-05-06', 1);

/** One row of each register, by head. Nobody in it exists. */
const one: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'L-F01': { 姓名: '陈小满', 身份证号码: boy, 村: '雄风村', 类别: '留守儿童', 一策: '每周谈心', 六包一班主任: '罗青' },
  'L-F02': {
    姓名: '陈小满',
    身份证号码: boy,
    村: '雄风村',
    就读省市县: '外省某县',
    就读学校: '一小',
    寒假返乡日期: '2025年1月20日',
  },
  'L-F03': {
    姓名: '陈小满',
    身份证号码: boy,
    村: '雄风村',
    发现日期: '2024-03-01',
    关爱责任人: '罗青',
    状态: '跟进中',
  },
  'L-F04': {
    学校: '中心小学',
    隐患项: '围墙破损',
    发现日期: '2024-03-01',
    责任人: '罗青',
    整改期限: '2024-04-01',
    值班制度: '√',
  },
  'L-F05': {
    姓名: '陈小满',
    身份证号码: boy,
    村: '雄风村',
    类别: '孤儿、留守',
    一对一帮扶人: '罗青',
    帮扶措施: '送书',
    四帮一家长: '陈大山',
    四帮一家长电话: '13800000000',
    四帮一五老: '向老',
  },
  'L-F06': {
    户主姓名: '陈大山',
    村: '雄风村',
    基本生活保障: '好',
    基本生活保障依据: '有低保',
    家庭监护能力: '一般',
    家庭监护能力依据: '祖辈照看',
    家庭风险隐患: '差',
    家庭风险隐患依据: '临水',
    综合等级: '一般',
    管控措施: '每月走访',
    复评日期: '2024-09-01',
  },
  'L-F08': {
    姓名: '谭大山',
    身份证号码: idNumber('1970-05-06', 1),
    村: '雄风村',
    类别: '大龄未结婚男性',
    纳管依据: '镇方案',
    复核日期: '2025-03-01',
    监管责任人: '罗青',
    帮扶机制: '有',
  },
  'L-F13': { 名称: '青山社工站', 登记号: 'X123', 负责人: '罗青', 电话: '13800000000', 服务内容: '课后托管' },
  'L-F17': { 姓名: '陈小满', 身份证号码: boy, 村: '雄风村', 包联方式: '一对一', 包联帮扶人及电话: '罗青 13800000000' },
  'L-P01': { 场所名称: '青山旅馆', 场所类型: '宾馆', 村: '雄风村', 负责人: '罗青', 许可证号: 'A1' },
};

const codes = Object.keys(one);
const tableOf = (desk: Awaited<ReturnType<typeof openTownshipDesk>>, code: string, change = {}) => {
  const row = { ...one[code], ...change };
  return desk.table(Object.keys(row), Object.values(row));
};

describe('what is declared', () => {
  it.each(registers.map((register) => [register.code, register] as const))('%s is whole', (code, register) => {
    expect(kindOnRegister(code)).toBe(register.subjects);
    const names = register.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [...(register.helpers ?? []), ...(register.identity ?? [])]) expect(names).toContain(name);
    if (register.plan !== undefined) expect(names).toContain(register.plan);
  });

  it('every register of the paper is kept, or it is said why not', () => {
    const kept = new Set([...registers.map(({ code }) => code), ...Object.keys(notKept)]);
    const asked = [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 16, 17].map((n) => `L-F${String(n).padStart(2, '0')}`);
    for (const code of [...asked, 'L-W1', 'L-W2', 'L-W3', 'L-P01']) expect(kept).toContain(code);
  });

  it('the register of early love asks for no partner and no narrative', () => {
    const love = registers.find(({ code }) => code === 'L-F03');
    expect(love?.columns.map(({ head }) => head).join(' ')).toBe(
      '姓名 身份证号码 村 常住地 学校/班级 发现日期 关爱责任人 状态 档号',
    );
  });
});

it.each(codes)('%s comes in, goes out and comes back without a difference', async (code) => {
  const desk = await openTownshipDesk();
  if (code === 'L-F03') await desk.hulei('register', 'switch', code, 'on');
  const seen = await desk.hulei('register', 'import', code, tableOf(desk, code), '--apply');
  expect(seen.notes).toBe('');
  expect(seen.out).toContain('新增 1 人');
  const path = join(desk.folder, 'out.xlsx');
  expect((await desk.hulei('register', 'export', code, path)).status).toBe(0);
  const back = await desk.hulei('register', 'import', code, path, '--apply');
  expect(back.notes).toBe('');
  expect(back.out).toContain('没有要写入的');
});

it('a helper named and a plan written are counted on the membership, also when they come later', async () => {
  const desk = await openTownshipDesk();
  await desk.hulei('register', 'import', 'L-F05', tableOf(desk, 'L-F05'), '--apply');
  const counted = () => desk.look(({ db }) => completenessOf(db, 'L-F05'));
  expect(await counted()).toMatchObject([{ helpers: 3, plans: 1 }]);
  await desk.hulei(
    'register',
    'import',
    'L-F05',
    tableOf(desk, 'L-F05', { 四帮一民警: '高峰', 帮扶措施: '' }),
    '--apply',
  );
  expect(await counted()).toMatchObject([{ helpers: 4, plans: 0 }]);
});

it('nobody is a key person without a legal basis and a review within the year', async () => {
  const desk = await openTownshipDesk();
  for (const [change, says] of [
    [{ 纳管依据: '' }, '“纳管依据”：没有填'],
    [{ 复核日期: '' }, '“复核日期”：没有填'],
    [{ 复核日期: '2025-06-01' }, '“复核日期”：一年之内要复核一次'],
  ] as const) {
    const seen = await desk.hulei('register', 'import', 'L-F08', tableOf(desk, 'L-F08', change), '--apply');
    expect(seen.notes).toContain(says);
  }
});

it('the category of a key person is in the export for the police and in no other', async () => {
  const desk = await openTownshipDesk();
  await desk.hulei('register', 'import', 'L-F08', tableOf(desk, 'L-F08'), '--apply');
  const words = async (...more: string[]) => {
    const path = join(desk.folder, 'out.xlsx');
    await desk.hulei('register', 'export', 'L-F08', path, ...more);
    return JSON.stringify(await readTables(readFileSync(path)));
  };
  expect(await words()).not.toMatch(/大龄未婚男性|镇方案/);
  expect(await words('--for-police')).toMatch(/大龄未婚男性.*镇方案/);
});

it('A-12: a minor among key persons stands in no table with them, and is not gone for it', async () => {
  const desk = await openTownshipDesk();
  const rows = [one['L-F08'], { ...one['L-F08'], 姓名: '罗小石', 身份证号码: boy, 类别: '问题青少年' }];
  const table = () => desk.table(Object.keys(one['L-F08'] ?? {}), ...rows.map((row) => Object.values(row ?? {})));
  await desk.hulei('register', 'import', 'L-F08', table(), '--apply');
  const path = join(desk.folder, 'out.xlsx');
  const seen = await desk.hulei('register', 'export', 'L-F08', path, '--for-police');
  expect(seen.out).toContain('另有 1 名未成年人');
  expect(JSON.stringify(await readTables(readFileSync(path)))).not.toContain('罗小石');
  expect((await desk.hulei('register', 'import', 'L-F08', path, '--remove-gone')).out).toContain('没有要写入的');
});

it('L-F16 is part of L-F01: nothing is entered there, and who is not theirs is not in it', async () => {
  const desk = await openTownshipDesk();
  const other = { 姓名: '谭一诺', 身份证号码: idNumber('2013-05-06', 2), 类别: '单亲家庭' };
  const heads = Object.keys(one['L-F01'] ?? {});
  const both = [one['L-F01'], { ...one['L-F01'], ...other }].map((row) => Object.values(row ?? {}));
  await desk.hulei('register', 'import', 'L-F01', desk.table(heads, ...both), '--apply');
  const path = join(desk.folder, 'out.xlsx');
  expect((await desk.hulei('register', 'export', 'L-F16', path)).out).toContain(' 1 人');
  expect((await desk.hulei('register', 'import', 'L-F16', path)).notes).toContain('请导入 L-F01');
});

describe('L-F03, which is off by default', () => {
  it('is neither imported nor exported before it is switched on', async () => {
    const desk = await openTownshipDesk();
    const path = tableOf(desk, 'L-F03');
    expect((await desk.hulei('register', 'import', 'L-F03', path)).notes).toContain('没有启用');
    expect((await desk.hulei('register', 'export', 'L-F03', path)).notes).toContain('没有启用');
    expect((await desk.hulei('register', 'switch', 'L-F01', 'off')).notes).toContain('不能停用');
  });

  it('is forgotten when the school year ends; who stands elsewhere keeps the file', async () => {
    const desk = await openTownshipDesk();
    await desk.hulei('register', 'switch', 'L-F03', 'on');
    await desk.hulei('register', 'import', 'L-F01', tableOf(desk, 'L-F01'), '--apply');
    const both = Object.keys(one['L-F03'] ?? {});
    const other = { ...one['L-F03'], 姓名: '谭一诺', 身份证号码: idNumber('2011-05-06', 3) };
    await desk.hulei(
      'register',
      'import',
      'L-F03',
      desk.table(both, Object.values(one['L-F03'] ?? {}), Object.values(other)),
      '--apply',
    );
    await desk.look(async ({ db, campaign }) => {
      expect(await registerFiles(db, 'L-F03')).toHaveLength(2);
      await commit(db, [noteBirth(db, new Date('2024-01-01T00:00:00+08:00'))]);
      await runDue(db, campaign, [schoolYearEnd], new Date('2024-05-31T04:00:00+08:00'));
      expect(await registerFiles(db, 'L-F03')).toHaveLength(2);
      await runDue(db, campaign, [schoolYearEnd], new Date('2024-08-31T04:00:00+08:00'));
      expect(await registerFiles(db, 'L-F03')).toEqual([]);
      expect(await registerFiles(db, 'L-F01')).toMatchObject([{ fields: { name: '陈小满' } }]);
      const left = await db.client.execute(`select count(*) as n from case_file_fields where "column" like 'L-F03/%'`);
      expect(Number(left.rows[0]?.['n'])).toBe(0);
      expect(Number((await db.client.execute('select count(*) as n from case_files')).rows[0]?.['n'])).toBe(1);
    });
  });
});
