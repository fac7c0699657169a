import { sayDay } from '../domain/calendar.ts';
import { sayOption } from '../domain/field.ts';
import { previousPeriod } from '../domain/period.ts';
import { numberOf, wordsOf } from '../domain/record.ts';
import { backCheck } from '../records/back-check.ts';
import { blankDate, definePrintForm, type PrintFacts, sayYearMonth, ticks } from './print-form.ts';

const looked = (found: readonly string[] | undefined): string[][] =>
  (backCheck.fields.find(({ name }) => name === 'found')?.options ?? []).map((option) => {
    const [value] = option;
    const [none, some] = found === undefined ? ['☐', '☐'] : found.includes(value) ? ['☐', '☑'] : ['☑', '☐'];
    return [sayOption([option], value), `${none}无问题　${some}有问题（列入问题清单）`];
  });

function rowsOf({ records, month }: PrintFacts): string[][] {
  const held = records.findLast(({ occurredOn }) => occurredOn <= month.last);
  const cases = held === undefined ? undefined : numberOf(held.detail, 'cases');
  return [
    ['倒查日期', held === undefined ? blankDate : sayDay(held.occurredOn)],
    ['上月案件数', cases === undefined ? '' : cases === 0 ? '上月无案件' : String(cases)],
    ['四个“一案一”', ticks(backCheck, 'four', held === undefined ? [] : wordsOf(held.detail, 'four'))],
    ...looked(held === undefined ? undefined : wordsOf(held.detail, 'found')),
    ['参加人员', '\n'],
    ['倒查情况', '\n\n\n\n\n\n'],
    ['整改要求', '\n\n\n'],
  ];
}

/** 倒查报告: held in the month about the one before; only for whom A-7 lets read it in full. */
export const backCheckReport = definePrintForm({
  id: 'back-check-report',
  title: '倒查报告',
  rows: ['F-42', 'F-42a', 'F-A-PA-5', 'F-A-JW-3'],
  says: ['倒查报告表'],
  shows: 'back-check',
  per: 'units',
  as: 'docx',
  ofMonth: ['back-check'],
  forms: (facts) => [
    {
      title: '倒查报告',
      above: [`倒查月份：${sayYearMonth(previousPeriod(facts.month))}的案件`],
      table: { heads: ['项目', '情况'], rows: rowsOf(facts), widths: [1, 3] },
      notes: ['案件只写编号，不写当事人姓名。'],
      signatures: ['倒查组组长', '派出所', '镇纪委'],
    },
  ],
});
