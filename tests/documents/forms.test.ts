import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawPaper } from '../../src/documents/draw-paper.ts';
import { printable } from '../../src/documents/printable.ts';
import { readTables } from '../../src/documents/read-table.ts';
import type { FormPaper } from '../../src/domain/paper.ts';
import { partOf, partsOf, unzipped } from './docx.ts';
import { broken, misordered, unfinished } from './word-order.ts';
import { all, attribute, one, paragraphs } from './xml.ts';

const form: FormPaper = {
  title: '走访表',
  above: ['村：雄风村'],
  table: {
    heads: ['日期', '走访人', '备注'],
    rows: Array.from({ length: 60 }, (_, day) => [`${day + 1}`, '田小禾', '']),
    widths: [1, 2, 3],
  },
  notes: ['不要让孩子签字。'],
  signatures: ['监护人签字（按手印）'],
};

const draw = async (as: 'docx' | 'xlsx', forms: readonly FormPaper[], name = '雄风村 走访表') =>
  drawPaper({ kind: 'form', name, as, forms });
const bodyOf = (bytes: Uint8Array) => one(partOf(bytes, 'word/document.xml'), 'w:body');

it('a form repeats its heads on each page, and has a rule to sign on', async () => {
  const { name, bytes } = await draw('docx', [form]);
  expect(name).toBe('雄风村 走访表.docx');
  const body = bodyOf(bytes);
  expect(all(body, 'w:tblHeader')).toHaveLength(1);
  expect(all(body, 'w:tr')).toHaveLength(61);
  expect(paragraphs(body).at(-1)).toBe('监护人签字（按手印）：');
  expect(attribute(one(body, 'w:tab'), 'w:leader')).toBe('underscore');
  const [first = 0, second = 0, third = 0] = all(body, 'w:gridCol').map((column) => Number(attribute(column, 'w:w')));
  expect([second / first, third / first].map(Math.round)).toEqual([2, 3]);
});

it('each form begins a page of its own, a wide one turned', async () => {
  const body = bodyOf((await draw('docx', [form, { ...form, landscape: true }])).bytes);
  expect(all(body, 'w:pgSz').map((page) => [attribute(page, 'w:w'), attribute(page, 'w:h')])).toEqual([
    ['11906', '16838'],
    ['16838', '11906'],
  ]);
  expect(all(body, 'w:sectPr').map((section) => attribute(one(section, 'w:type'), 'w:val'))).toEqual([
    'nextPage',
    'nextPage',
  ]);
});

it('a column of short texts is centred, one with a long text is not', async () => {
  const rows = [
    ['1', '马上打110'],
    ['2', '问监护人联系方式，马上扫码'],
  ];
  const body = bodyOf((await draw('docx', [{ ...form, table: { heads: ['序号', '怎么做'], rows } }])).bytes);
  const sides = all(body, 'w:tr').map((row) => all(row, 'w:jc').map((side) => attribute(side, 'w:val')));
  expect(sides).toEqual([
    ['center', 'center'],
    ['center', 'left'],
    ['center', 'left'],
  ]);
});

it('a square code stands on a line as high as it is', async () => {
  const body = bodyOf((await draw('docx', [{ ...form, code: 'https://example.org/x' }])).bytes);
  const drawn = all(body, 'w:p').find((paragraph) => all(paragraph, 'w:drawing').length > 0) ?? body;
  expect(attribute(one(drawn, 'w:spacing'), 'w:lineRule')).toBe('auto');
});

it('a list is no wider than its page, and what wraps in it stands on rows high enough', async () => {
  const long = '护'.repeat(120);
  const heads = Array.from({ length: 10 }, (_, column) => `第${column}栏`);
  const wide = { ...form, notes: [long], table: { heads, rows: [heads.map(() => long), heads] }, landscape: true };
  const sheet = partOf((await draw('xlsx', [wide])).bytes, 'xl/worksheets/sheet1.xml');
  const widths = all(sheet, 'col').map((column) => Number(attribute(column, 'width')));
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(96);
  const [title, above, head, first, second, note] = all(sheet, 'row').map((row) => Number(attribute(row, 'ht')));
  expect([title, above, head, second]).toEqual([23, 16, 16, 16]);
  expect(first).toBe(400);
  expect(note).toBe(3 * 16);
});

it('a list is read back as it was written, its sheets under names of their own', async () => {
  const { name, bytes } = await draw('xlsx', [form, form], '问题/清单');
  expect(name).toBe('问题 清单.xlsx');
  const [first, second] = (await readTables(bytes)) ?? [];
  expect([first?.name, second?.name]).toEqual(['走访表', '走访表 2']);
  expect(first?.rows.slice(0, 4).map((row) => row[0])).toEqual(['走访表', '村：雄风村', '日期', '1']);
});

it('a list that is too long to be packed on Workers comes as a docx', async () => {
  const long = {
    ...form,
    table: { ...form.table, rows: Array.from({ length: 500 }, () => ['护'.repeat(60), '', '']) },
  };
  expect((await draw('xlsx', [long], '问题清单')).name).toBe('问题清单.docx');
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=SUM(A1)',
    '+86',
    '-1',
    '@x',
    '＝1',
    '<&>"\'\u0000',
    '\ud83d',
    '👨‍👩‍👧',
    '护'.repeat(2000),
    "'=1",
    '\u202e',
    '__proto__',
    'constructor',
  ),
);

it('whatever is typed stays text in both files: no formula, no broken XML', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const typed: FormPaper = {
        title: text,
        above: [text],
        table: {
          heads: [text, '乙'],
          rows: [
            [text, text],
            ['甲', text],
          ],
          note: text,
        },
        notes: [text],
        signatures: [text],
      };
      const { bytes } = await draw('docx', [typed, typed], text);
      expect([...partsOf(bytes).values()].flatMap((part) => [...misordered(part), ...broken(part)])).toEqual([]);
      expect(unfinished(bodyOf(bytes))).toEqual([]);
      const book = await draw('xlsx', [typed, typed], text);
      expect([...partsOf(book.bytes).values()].flatMap((part) => all(part, 'f'))).toEqual([]);
      const [sheet] = (await readTables(book.bytes)) ?? [];
      expect(sheet?.rows.at(4)?.[1] ?? '').toBe(printable(text).trim());
      expect([...unzipped(book.bytes).keys()]).toContain('xl/workbook.xml');
    }),
    { numRuns: 25 },
  );
});
