import { dayOf, sayDay } from '../domain/calendar.ts';
import { periodWordOf, wordOf, wordsOf } from '../domain/record.ts';
import { clueCheck } from '../records/clue-check.ts';
import { blankDate, definePrintForm, type PrintFacts, sayYearMonth, ticks } from './print-form.ts';

function rowsOf({ units, month, records, staffName }: PrintFacts): string[][] {
  const handedIn = records.findLast(({ detail }) => periodWordOf(detail) === month.key);
  // Only the nil report is printed: what the bot prints never tells that there is a clue.
  const isNil = handedIn !== undefined && wordOf(handedIn.detail, 'result') === 'nil';
  return [
    ['村', units.map(({ name }) => name).join('、')],
    ['排查月份', sayYearMonth(month)],
    ['排查范围', ticks(clueCheck, 'checked', handedIn === undefined ? [] : wordsOf(handedIn.detail, 'checked'))],
    ['有无线索', `${isNil ? '☑' : '☐'}无线索（零报告）　☐有线索`],
    ['线索编号\n（不写人和事）', ''],
    ['排查人', handedIn === undefined ? '' : staffName(handedIn.reportedBy)],
    ['提交日期', handedIn === undefined ? blankDate : sayDay(dayOf(handedIn.recordedAt))],
  ];
}

/** “利剑护蕾”问题线索排查表: a village's month, to be signed by who checked and by the 村支书. */
export const clueCheckSheet = definePrintForm({
  id: 'clue-check-sheet',
  title: '问题线索排查表',
  rows: ['F-A-CJ-6'],
  says: ['线索排查表'],
  shows: 'nil-report',
  per: 'village',
  as: 'docx',
  ofMonth: ['clue-check'],
  forms: (facts) => [
    {
      title: '“利剑护蕾”问题线索排查表',
      above: ['每月25日前交镇利剑护蕾办公室。没有线索也要交（零报告）。'],
      table: { heads: ['项目', '内容'], rows: rowsOf(facts), widths: [1, 4] },
      notes: ['有线索的第一时间在护蕾助手私下上报，这里只写编号。孩子正有危险，先打110。'],
      signatures: ['排查人', '村支书'],
    },
  ],
});
