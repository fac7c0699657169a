import { expect, it } from 'vitest';
import { sheetOf } from '../../src/registers/sheet.ts';
import { contacts, numbered, reviewDay, someOf } from '../../src/registers/cells.ts';
import { headsOf, registerOf } from './forms.ts';

it.each([
  ['罗青 雄风村 13800000000', '罗青 雄风村 13800000000'],
  ['罗青（雄风村）１３８００００００００', '罗青 雄风村 13800000000'],
  ['雄风村罗青：13800000000', '雄风村罗青 13800000000'],
  ['派出所 高峰 0730-1234567', '高峰 派出所 07301234567'],
  ['罗青13800000000、高峰13900000000', '罗青 13800000000；高峰 13900000000'],
  ['罗青 电话：13800000000\n高峰 13900000000', '罗青 13800000000；高峰 13900000000'],
])('专班人员 “%s” is read as “%s”, and reads itself', (cell, kept) => {
  expect(contacts(cell)).toEqual({ value: kept });
  expect(contacts(kept)).toEqual({ value: kept });
});

it.each(['罗青', '13800000000', '罗青 13800000000、高峰', '罗青 1'])(
  '专班人员 “%s” lacks a name or a number',
  (cell) => {
    expect(contacts(cell)).toHaveProperty('fault');
  },
);

it('a numbered category is read by number, by words and by both', () => {
  const read = someOf(numbered(['流浪乞讨人员', '与继女（孙女）共同生活男性']));
  for (const cell of ['2', '2、与继女（孙女）共同生活男性', '2.与继女(孙女)共同生活男性', '与继女（孙女）共同生活男性'])
    expect(read(cell)).toEqual({ value: '与继女（孙女）共同生活男性' });
  expect(read('3')).toHaveProperty('fault');
});

it('a review is due within the year', () => {
  expect(reviewDay('2025年3月15日', '2024-03-15')).toEqual({ value: '2025-03-15' });
  expect(reviewDay('2025-03-17', '2024-03-15')).toHaveProperty('fault');
});

it('heads are found below merged titles and notes, short or as printed, and the second 联系电话 is the guardian’s', () => {
  const { columns, title } = registerOf('L-W3');
  const heads = ['序号', '姓 名', '身份证号', '联系电话', '监护人', '联系电话', '综合研判风险等级（低、高）'];
  const rows = [
    [title, '', ''],
    ['填报单位：雄风村', '', '', '填报时间：'],
    [],
    heads,
    ['1', '陈小满', '', '1', '陈大山', '2'],
  ];
  const sheet = sheetOf(
    [
      { name: '说明', rows: [['本表每月一报']] },
      { name: '附件3', rows },
    ],
    columns,
    ['附件3'],
  );
  expect(sheet?.lines).toMatchObject([
    { number: 5, cells: { name: '陈小满', phone: '1', guardian: '陈大山', 'guardian-phone': '2' } },
  ]);
  expect(sheet?.heads['guardian-phone']).toBe('联系电话（第2个）');
  const printed = headsOf(registerOf('L-W1'));
  const short = printed.map((head) => head.replace(/[：（].*$/, ''));
  for (const row of [printed, short])
    expect(
      Object.keys(sheetOf([{ name: '', rows: [row, row] }], registerOf('L-W1').columns)?.heads ?? {}),
    ).toHaveLength(14);
});
