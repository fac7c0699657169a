import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, unguarded } from '../../src/documents/formula.ts';
import { readTables } from '../../src/documents/read-table.ts';
import { csvOf, xlsxOf } from '../../src/documents/write-table.ts';
import { adultOn, maskId, readIdNumber } from '../../src/registers/id-number.ts';
import { idNumber } from './desk.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '=1+1',
    "'=1",
    '+8613800000000',
    '-',
    '@x',
    '＝1',
    '"',
    'a,b',
    '第一行\n第二行',
    "''@",
    '007',
    '王小明',
  ),
  fc.string({ unit: fc.constantFrom('=', "'", '+', '王', '1', ',', '"', ' ', '@') }).map((text) => text.trim()),
);

it('no cell is a formula once guarded, and every text comes back', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(guarded(text)).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect(unguarded(guarded(text))).toBe(text);
    }),
  );
});

it('a csv file says again what was written into it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, fc.constant('末')), { minLength: 1 }), async (rows) => {
      const [table] = (await readTables(new TextEncoder().encode(csvOf(['甲', '乙', '丙'], rows)))) ?? [];
      expect(table?.rows.slice(1)).toEqual(rows);
    }),
  );
});

it('an xlsx file says again what was written into it, line for line', async () => {
  const rows = [
    ['=1+1', '', '末'],
    ['', '', ''],
    ["'=x", '000000201205060011', '@末'],
  ];
  const [table] = (await readTables(await xlsxOf('表', ['甲', '乙', '丙'], rows))) ?? [];
  expect(table?.rows[1]).toEqual(rows[0]);
  expect(table?.rows[3]).toEqual(rows[2]);
});

it('csv files of Chinese Windows are understood', async () => {
  const gbk = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb4, 0xe5]);
  expect(await readTables(gbk)).toEqual([{ name: '', rows: [['姓名', '村']] }]);
});

it('damaged and old files are no tables', async () => {
  expect(await readTables(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]))).toBeUndefined();
  expect(await readTables(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBeUndefined();
});

it('an ID number with one digit changed is never the number of somebody else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const number = idNumber('2012-05-06', 1);
      const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(typeof readIdNumber(changed, '2024-03-15')).toBe('string');
    }),
  );
});

it.each([
  ['2006-03-15', '2024-03-15'],
  ['2008-02-29', '2026-03-01'],
  ['2006-02-28', '2024-02-28'],
] as const)('who was born on %s comes of age on %s', (born, day) => {
  expect(adultOn(born)).toBe(day);
});

it('a masked number shows four digits at either end', () => {
  expect(maskId('50020000000000002X')).toBe('5002**********002X');
  expect(maskId('未上户')).toBe('未上户');
});
