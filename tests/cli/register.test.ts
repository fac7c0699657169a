import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registerFiles } from '../../src/db/register-files.ts';
import { readTables } from '../../src/documents/read-table.ts';
import { type Desk, idNumber, openTownshipDesk } from './desk.ts';

const heads = ['姓名', '身份证号', '村', '类别', '监护人电话', '纳入日期'];
const ming = ['王小明', idNumber('2012-05-06', 1), '雄风村', '留守、困境', '138 0000 0000', '2024-02-01'];
const yuan = ['李　圆', idNumber('2014-11-20', 2).toLowerCase(), '密园', '单亲家庭', '0730-1234567', ''];
const unborn = ['小宇', '未上户', '雄风村', '流动儿童', '', ''];

const apply = (desk: Desk, path: string, ...more: string[]) =>
  desk.hulei('register', 'import', 'L-F01', path, '--apply', ...more);
const onRegister = (desk: Desk) => desk.look(({ db }) => registerFiles(db, 'L-F01'));

it('a table is only compared until --apply is said, and nobody is named in full on the terminal', async () => {
  const desk = await openTownshipDesk();
  const seen = await desk.hulei('register', 'import', 'L-F01', desk.table(heads, ming, yuan, unborn));
  expect(seen.status).toBe(0);
  expect(seen.out).toContain('新增 3 人');
  expect(seen.out).toContain('王*明 0000**********');
  expect(seen.out).not.toMatch(/王小明|李圆|000000201/);
  expect(await onRegister(desk)).toEqual([]);
});

it('what was typed into the table is kept in one form, with what the ID number says', async () => {
  const desk = await openTownshipDesk();
  expect((await apply(desk, desk.table(heads, ming, yuan, unborn))).status).toBe(0);
  const files = await onRegister(desk);
  expect(new Set(files.map(({ fields }) => fields['name']))).toEqual(new Set(['小宇', '李圆', '王小明']));
  const one = files.find(({ fields }) => fields['name'] === '王小明');
  expect(one).toMatchObject({ listedOn: '2024-02-01', adultOn: '2030-05-06' });
  expect(one?.fields).toMatchObject({ category: '留守儿童、困境儿童', 'guardian-phone': '13800000000', sex: '男' });
  expect(files.find(({ fields }) => fields['name'] === '李圆')).toMatchObject({ listedOn: '2024-03-15' });
});

it('the same table again changes nothing', async () => {
  const desk = await openTownshipDesk();
  const path = desk.table(heads, ming, yuan, unborn);
  await apply(desk, path);
  const before = await onRegister(desk);
  const again = await apply(desk, path);
  expect(again.out).toContain('没有变动 3 人');
  expect(again.out).not.toMatch(/新增|^有变动/m);
  expect(await onRegister(desk)).toEqual(before);
});

it('an exported register comes back without a difference, and only its owner may read the file', async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table([...heads, '备注'], [...ming, '=1+1'], [...yuan, "'@x"], [...unborn, '-']));
  const file = join(desk.folder, 'out.xlsx');
  expect((await desk.hulei('register', 'export', 'L-F01', file)).status).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const back = await apply(desk, file);
  expect(back.out).toContain('没有变动 3 人');
  expect(back.out).not.toMatch(/新增|^有变动|在两个村|没有了/m);
});

it('an exported register has the printed columns in order', async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table(heads, ming));
  const file = join(desk.folder, 'out.xlsx');
  await desk.hulei('register', 'export', 'L-F01', file);
  const [sheet] = (await readTables(readFileSync(file))) ?? [];
  expect(sheet?.rows[0]?.slice(0, 9).join(' ')).toBe('序号 姓名 身份证号码 性别 出生日期 户籍地 村 常住地 学校/班级');
  expect(sheet?.rows[1]?.slice(0, 3)).toEqual(['1', '王小明', ming[1]]);
});

it('changes, moves and absences are told apart; who is gone leaves only with --remove-gone', async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table(heads, ming, yuan, unborn));
  const next = desk.table(
    heads,
    [...ming.slice(0, 4), '13900000000', ''],
    [...yuan.slice(0, 2), '雄风村', '单亲', '', ''],
  );
  const seen = await apply(desk, next);
  expect(seen.out).toContain('有变动 1 人');
  expect(seen.out).toContain('监护人电话');
  expect(seen.out).toMatch(/同一个人在两个村 1 人\n.*名册里在密园村，表里在雄风村/);
  expect(seen.out).toContain('表里没有了 1 人');
  expect(await onRegister(desk)).toHaveLength(3);
  await apply(desk, next, '--remove-gone');
  expect(new Set((await onRegister(desk)).map(({ fields }) => fields['name']))).toEqual(new Set(['李圆', '王小明']));
});

it("one village's table removes nobody of another village", async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table(heads, ming, yuan));
  const seen = await apply(desk, desk.table(heads, ming), '--remove-gone');
  expect(seen.out).toContain('别的村，不动 1 人');
  expect(await onRegister(desk)).toHaveLength(2);
});

it('who left and comes back on the same listing is on the register once', async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table(heads, ming, unborn));
  await apply(desk, desk.table(heads, ming), '--remove-gone');
  await apply(desk, desk.table(heads, ming, unborn));
  expect(await onRegister(desk)).toHaveLength(2);
});

it('a corrected ID number is a change of the same file when the exported 档号 is kept', async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table(heads, ming));
  const [file] = await onRegister(desk);
  const number = idNumber('2012-05-06', 3);
  const row = ['王小明', number, '雄风村', '留守', '13800000000', '', file?.id ?? ''];
  const seen = await apply(desk, desk.table([...heads, '档号'], row));
  expect(seen.out).toContain('有变动 1 人');
  expect(await onRegister(desk)).toMatchObject([{ id: file?.id, fields: { 'id-number': number } }]);
});

it('titles above the heads are skipped, columns stand in any order, and unknown ones are named', async () => {
  const desk = await openTownshipDesk();
  const path = desk.table(
    ['2024年未成年人动态台账'],
    [],
    ['类别*', '鞋码', '现住地', '姓 名', '公民身份号码'],
    ['留守儿童；单亲家庭', '33', '雄风村3组', '王小明', ming[1] ?? ''],
  );
  const seen = await apply(desk, path);
  expect(seen.notes).toContain('鞋码');
  expect(await onRegister(desk)).toMatchObject([
    { fields: { residence: '雄风村3组', category: '留守儿童、单亲家庭' } },
  ]);
});

it('nobody who is 18 today is listed, and who turns 18 later leaves the export on that day', async () => {
  const desk = await openTownshipDesk();
  const adult = ['王小明', idNumber('2006-03-15', 1), '雄风村', '留守', '', ''];
  const almost = ['王小明', idNumber('2006-03-16', 1), '雄风村', '留守', '', ''];
  const refused = await apply(desk, desk.table(heads, adult));
  expect(refused).toMatchObject({ status: 1 });
  expect(refused.notes).toContain('第2行 “身份证号”：已满18岁');
  expect((await apply(desk, desk.table(heads, almost))).status).toBe(0);
  const tomorrow = { ...desk.environment, CLOCK: '2024-03-16T08:00:00+08:00' };
  const later = await openTownshipDesk(tomorrow);
  expect((await later.hulei('register', 'export', 'L-F01', join(desk.folder, 'out.xlsx'))).out).toContain(' 0 人');
});

/** A row with one thing wrong, and the head under which it must be named. */
const mistakes: readonly (readonly [string, (row: string[]) => string[]])[] = [
  ['姓名', ([, ...rest]) => ['', ...rest]],
  ['姓名', ([, ...rest]) => ['小明123', ...rest]],
  ['身份证号', ([name = '', , ...rest]) => [name, '', ...rest]],
  ['身份证号', ([name = '', number = '', ...rest]) => [name, number.slice(1), ...rest]],
  [
    '身份证号',
    ([name = '', number = '', ...rest]) => [name, number.slice(0, 17) + (number.endsWith('1') ? '2' : '1'), ...rest],
  ],
  ['身份证号', ([name = '', , ...rest]) => [name, '5.00240201203045E+17', ...rest]],
  ['身份证号', ([name = '', , ...rest]) => [name, idNumber('2012-02-30', 1), ...rest]],
  ['身份证号', ([name = '', , ...rest]) => [name, idNumber('2031-01-01', 1), ...rest]],
  ['村', ([name = '', number = '', , ...rest]) => [name, number, '外星村', ...rest]],
  ['类别', ([name = '', number = '', village = '', , ...rest]) => [name, number, village, '留守、调皮', ...rest]],
];

it('every one of fifty planted mistakes is named by row and column, and nothing is imported', async () => {
  const desk = await openTownshipDesk();
  const rows = Array.from({ length: 50 }, (_, index) => {
    const good = ['王小明', idNumber('2012-05-06', index), '雄风村', '留守儿童', '', ''];
    return mistakes[index % mistakes.length]?.[1](good) ?? good;
  });
  const seen = await apply(desk, desk.table(heads, ...rows, yuan));
  expect(seen.status).toBe(1);
  for (const index of rows.keys())
    expect(seen.notes).toContain(`第${index + 2}行 “${mistakes[index % mistakes.length]?.[0] ?? ''}”：`);
  expect(seen.notes).toContain('有 50 处要改，什么都没有导入。');
  expect(await onRegister(desk)).toEqual([]);
});

it('the same person on two rows, and a sex that the number contradicts, are mistakes too', async () => {
  const desk = await openTownshipDesk();
  const seen = await apply(
    desk,
    desk.table(
      [...heads, '性别'],
      [...ming, '女'],
      [...yuan, ''],
      [...yuan.slice(0, 2), '雄风村', '单亲', '', '', '女'],
    ),
  );
  expect(seen.notes).toContain('第2行 “性别”：和身份证号码第17位不符，号码是男');
  expect(seen.notes).toContain('第4行 “身份证号”：和第3行是同一个人，村却不同');
});

it('neither a name nor an ID number can be read in the files of the database', async () => {
  const desk = await openTownshipDesk();
  await apply(desk, desk.table(heads, ming, yuan, unborn));
  for (const file of readdirSync(desk.folder).filter((name) => name.startsWith('hulei.db'))) {
    const bytes = readFileSync(join(desk.folder, file));
    for (const word of ['王小明', '李圆', '小宇', ming[1] ?? '', '13800000000', '留守儿童'])
      expect(bytes.includes(word)).toBe(false);
  }
});

it('a table without a needed column, an old .xls and a register nobody keeps are refused', async () => {
  const desk = await openTownshipDesk();
  expect((await apply(desk, desk.table(['姓名', '村'], ['王小明', '雄风村']))).notes).toContain('身份证号码、类别');
  expect(await apply(desk, join(desk.folder, 'nowhere.xlsx'))).toMatchObject({ status: 1 });
  expect(await desk.hulei('register', 'import', 'L-X9', 'x.xlsx')).toMatchObject({ status: 2 });
});

it('files from before households were kept learn them when the database is brought up to date, once', async () => {
  const desk = await openTownshipDesk();
  const brother = ['王小亮', idNumber('2014-05-06', 3), ...ming.slice(2)];
  await apply(desk, desk.table(heads, ming, brother));
  const households = () =>
    desk.look(async ({ db }) =>
      (await db.client.execute('select household_hash from case_files')).rows.map((row) => row['household_hash']),
    );
  const before = await households();
  await desk.look(({ db }) => db.client.execute('update case_files set household_hash = null'));
  expect((await desk.hulei('migrate')).out).toContain('补上了 2 人');
  expect(await households()).toEqual(before);
  expect((await desk.hulei('migrate')).out).not.toContain('补上');
});
