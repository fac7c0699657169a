import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { xlsxOf } from '../../src/documents/write-table.ts';
import { type Column, type Register } from '../../src/registers/define.ts';
import { registerNamed } from '../../src/registers/index.ts';
import { type Desk, idNumber } from '../cli/desk.ts';

export function registerOf(code: string): Register {
  const register = registerNamed(code);
  if (register === undefined) throw new Error(`no register ${code}`);
  return register;
}

const day = (n: number, year: number) =>
  `${year + (n % 5)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;

const pick = (n: number, ...choices: readonly string[]) => choices[n % choices.length] ?? '';
const mobile = (n: number) => `138${String(n).padStart(8, '0')}`;
const han = (n: number) => pick(n, '满', '诺', '墨', '可', '佳', '宇', '然');

/** What the nth person's cell says in a printed register. Nobody in it exists. */
export function cellOf(register: Register, column: Column, n: number): string {
  const adult = register.subjects === 'key-person';
  const cells: Readonly<Record<string, string>> = {
    name: `${pick(n, '陈', '谭', '罗')}${han(n)}${han(n + 3)}`,
    'id-number': idNumber(day(n, adult ? 1970 : 2009), n % 1000),
    sex: n % 2 === 1 ? '男' : '女',
    hometown: `外省某县第${n}组`,
    residence: `${pick(n, '雄风村', '密园村')}${n}组`,
    enrolment: pick(n, '是', '否'),
    phone: n % 3 === 0 ? '' : mobile(n),
    category: adult
      ? pick(n, '性侵犯罪前科刑满释放人员、社区矫正对象', '流浪乞讨人员', '与继女（孙女）共同生活男性')
      : pick(n, '严重不良行为、生活困境', '不良行为', '心理困境', '家庭监护困境'),
    conduct: pick(n, '=常不归家', '厌学', '-话少', "'独来独往"),
    guardian: `${pick(n, '陈', '谭', '罗')}${han(n + 2)}`,
    'guardian-phone': mobile(n + 50_000),
    team: pick(n, '罗青 雄风村 13800000001', '高峰 派出所 13800000002；向明月 密园村 13800000003'),
    plan: pick(n, '@每周一次谈心', '每月走访，送书', '+联系学校'),
    risk: pick(n, '低风险', '一般风险', '较大风险', '重大风险'),
  };
  return cells[column.name] ?? '';
}

export const rowOf = (register: Register, n: number): string[] => [
  String(n + 1),
  ...register.columns.map((column) => cellOf(register, column, n)),
];

export const headsOf = (register: Register): string[] => [
  '序号',
  ...register.columns.map(({ head, printed = head }) => printed),
];

/** Writes rows as a township's workbook of a printed register. */
export async function workbook(desk: Desk, register: Register, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(desk.folder, `${register.code}-${rows.length}.xlsx`);
  writeFileSync(path, await xlsxOf(register.annex ?? register.title, headsOf(register), rows, register.title));
  return path;
}
