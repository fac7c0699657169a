import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registerFiles } from '../../src/db/register-files.ts';
import { readTables } from '../../src/documents/read-table.ts';
import { type Desk, idNumber, openTownshipDesk } from '../cli/desk.ts';
import { headsOf, registerOf, rowOf, workbook } from './forms.ts';

const codes = ['L-W1', 'L-W2', 'L-W3'] as const;
const rows = Number(process.env['REGISTER_ROWS'] ?? 60);

const cellsOf = async (path: string) => (await readTables(readFileSync(path))) ?? [];
const put = (desk: Desk, code: string, path: string) => desk.hulei('register', 'import', code, path, '--apply');
const take = async (desk: Desk, code: string, name: string) => {
  const path = join(desk.folder, name);
  const ran = await desk.hulei('register', 'export', code, path, '--for-police');
  expect(ran.notes).toBe('');
  return path;
};

describe('the three registers the paper prints', () => {
  it.each([
    [
      'L-W1',
      '序号 未成年人姓名 身份证号码 性别 户籍地 常住地 是否在读 联系方式 ' +
        '分类：严重不良行为、不良行为、心理困境、家庭监护困境、生活困境 具体表现 监护人姓名 监护人联系方式 ' +
        '专班人员及联系方式 帮扶措施 综合研判风险等级（低风险、一般风险、较大风险、重大风险）',
    ],
    [
      'L-W2',
      '序号 姓名 身份证号码 性别 户籍地 常住地 联系方式 分类：1、性侵犯罪前科刑满释放人员；2、社区矫正对象；' +
        '3、流浪乞讨人员；4、涉黄涉毒人员；5、性病患者；6、与继女（孙女）共同生活男性；' +
        '7、因组织介绍强制卖淫被公安机关处理过人员。 综合研判风险等级 管控措施',
    ],
    [
      'L-W3',
      '序号 姓名 身份证号码 性别 户籍地 常住地 联系电话 是否在读 监护人姓名 联系电话 专班人员及联系方式 帮扶措施',
    ],
  ])('%s has its printed heads in their order', (code, heads) => {
    expect(headsOf(registerOf(code)).join(' ')).toBe(heads);
  });

  it.each(codes)(
    '%s goes out, comes back into an empty township and goes out again cell for cell',
    async (code) => {
      const register = registerOf(code);
      const [first, second] = [await openTownshipDesk(), await openTownshipDesk()];
      const given = Array.from({ length: rows }, (_, n) => rowOf(register, n));
      const seen = await put(first, code, await workbook(first, register, given));
      expect(seen.notes).toBe('');
      expect(seen.out).toContain(`新增 ${rows} 人`);
      const once = await take(first, code, 'once.xlsx');
      expect((await put(second, code, once)).out).toContain(`新增 ${rows} 人`);
      const twice = await take(second, code, 'twice.xlsx');
      const cells = await cellsOf(once);
      expect(await cellsOf(twice)).toEqual(cells);
      expect(cells.map(({ name }) => name)).toEqual([register.annex]);
      expect(cells[0]?.rows[0]?.[0]).toBe(register.title);
      expect(cells[0]?.rows[1]).toEqual(headsOf(register));
      const content = (table: readonly (readonly string[])[]) =>
        new Set(table.map((row) => row.slice(1).join('\u0001')));
      expect(content(cells[0]?.rows.slice(2) ?? [])).toEqual(content(given));
      expect((await put(first, code, once)).out).toContain('没有要写入的');
    },
    120_000,
  );
});

/** What is planted in which column, and what the import says there. */
const mistakes: Readonly<Record<string, string>> = {
  name: '小明123',
  'id-number': '00000020120506',
  sex: '未知',
  residence: '外星村',
  enrolment: '大概',
  phone: '电话没有',
  category: '调皮',
  conduct: '长'.repeat(201),
  guardian: '王3',
  'guardian-phone': '一三八',
  team: '罗青',
  plan: '长'.repeat(301),
  risk: '极高',
};

it.each(codes)('%s: each of fifty planted mistakes is named by row and column, and nothing is kept', async (code) => {
  const desk = await openTownshipDesk();
  const register = registerOf(code);
  const columns = register.columns.filter(({ name }) => name in mistakes);
  const planted = Array.from({ length: 50 }, (_, n) => columns[n % columns.length]);
  const heads = headsOf(register);
  const given = planted.map((column, n) => {
    const at = 1 + register.columns.findIndex((one) => one === column);
    return rowOf(register, n).map((cell, index) => (index === at ? (mistakes[column?.name ?? ''] ?? '') : cell));
  });
  const seen = await put(desk, code, await workbook(desk, register, [...given, rowOf(register, 50)]));
  expect(seen.status).toBe(1);
  for (const [n, column] of planted.entries()) {
    const at = 1 + register.columns.findIndex((one) => one === column);
    const head = heads.indexOf(heads[at] ?? '') === at ? heads[at] : `${heads[at]}（第2个）`;
    expect(seen.notes).toContain(`第${n + 3}行 “${head}”：`);
  }
  expect(seen.notes).toContain('有 50 处要改');
  expect(await desk.look(({ db }) => registerFiles(db, code))).toEqual([]);
});

it('a cell that would run as a formula is kept and handed out as words', async () => {
  const desk = await openTownshipDesk();
  const register = registerOf('L-W1');
  await put(desk, 'L-W1', await workbook(desk, register, [rowOf(register, 0)]));
  expect(await desk.look(({ db }) => registerFiles(db, 'L-W1'))).toMatchObject([{ fields: { conduct: '=常不归家' } }]);
  const bytes = readFileSync(await take(desk, 'L-W1', 'out.xlsx'));
  expect((await readTables(bytes))?.[0]?.rows[2]?.[9]).toBe('=常不归家');
  expect(bytes.includes('<f>')).toBe(false);
});

it('of a workbook with all three annexes each import reads its own', async () => {
  const desk = await openTownshipDesk();
  const { default: writeXlsx } = await import('write-excel-file/node');
  const sheets = codes.map((code, n) => {
    const register = registerOf(code);
    const title = [
      `附件${n + 1}：`,
      ...headsOf(register)
        .slice(1)
        .map(() => null),
    ];
    const data = [title, [register.title], headsOf(register), rowOf(register, n)];
    return { data: data.map((row) => row.map((value) => (value === null ? null : { value }))), sheet: `附件${n + 1}` };
  });
  const path = join(desk.folder, 'three.xlsx');
  await writeXlsx(sheets.map(({ data, sheet }) => ({ data, sheet }))).toFile(path);
  for (const code of codes) expect((await put(desk, code, path)).out).toContain('新增 1 人');
});

it('one person on two registers has one file, and is entered once', async () => {
  const desk = await openTownshipDesk();
  const [one, three] = [registerOf('L-W1'), registerOf('L-W3')];
  await put(desk, 'L-W1', await workbook(desk, one, [rowOf(one, 1)]));
  const seen = await put(desk, 'L-W3', await workbook(desk, three, [rowOf(three, 1)]));
  expect(seen.out).toContain('其中 1 人已有档案，不重复建档');
  const [[first], [third]] = await desk.look(async ({ db }) => [
    await registerFiles(db, 'L-W1'),
    await registerFiles(db, 'L-W3'),
  ]);
  expect(third?.id).toBe(first?.id);
  expect(first?.fields).toHaveProperty('risk');
  expect(third?.fields).not.toHaveProperty('risk');
  expect(third?.fields['hometown']).toBe(first?.fields['hometown']);
});

it('why somebody is on L-W2 goes to the police alone, and a table without it erases nothing', async () => {
  const desk = await openTownshipDesk();
  const register = registerOf('L-W2');
  await put(desk, 'L-W2', await workbook(desk, register, [rowOf(register, 0)]));
  const path = join(desk.folder, 'office.xlsx');
  await desk.hulei('register', 'export', 'L-W2', path);
  expect((await cellsOf(path))[0]?.rows[2]?.[7]).toBe('');
  expect((await put(desk, 'L-W2', path)).out).toContain('没有要写入的');
});

it('the categories of L-W2 may be filled in by number', async () => {
  const desk = await openTownshipDesk();
  const register = registerOf('L-W2');
  const byNumber = rowOf(register, 0).map((cell, index) => (index === 7 ? '6、2' : cell));
  await put(desk, 'L-W2', await workbook(desk, register, [byNumber]));
  const [file] = await desk.look(({ db }) => registerFiles(db, 'L-W2'));
  expect(file?.fields['category']).toBe('社区矫正对象、与继女（孙女）共同生活男性');
});

it('a child who is taught at home is 是 in the paper’s form, and stays what was said', async () => {
  const desk = await openTownshipDesk();
  const register = registerOf('L-W1');
  const given = rowOf(register, 0).map((cell, index) => (index === 6 ? '送教上门' : cell));
  await put(desk, 'L-W1', await workbook(desk, register, [given]));
  const path = await take(desk, 'L-W1', 'out.xlsx');
  expect((await cellsOf(path))[0]?.rows[2]?.[6]).toBe('是');
  expect((await put(desk, 'L-W1', path)).out).toContain('没有要写入的');
  const [file] = await desk.look(({ db }) => registerFiles(db, 'L-W1'));
  expect(file?.fields['enrolment']).toBe('送教上门');
});

it('a minor among key persons keeps a minor’s file', async () => {
  const desk = await openTownshipDesk();
  const register = registerOf('L-W2');
  const young = rowOf(register, 1).map((cell, index) => (index === 2 ? idNumber('2010-05-06', 1) : cell));
  await put(desk, 'L-W2', await workbook(desk, register, [young]));
  const kinds = await desk.look(async ({ db }) => (await db.client.execute('select kind from case_files')).rows);
  expect(kinds).toMatchObject([{ kind: 'minor' }]);
});
