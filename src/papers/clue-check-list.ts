import { dayOf, sayDay } from '../domain/calendar.ts';
import { periodWordOf } from '../domain/record.ts';
import { definePrintForm, type PrintFacts, sayYearMonth } from './print-form.ts';

/** Whether each village's table is in and since when; whether it tells of a clue is not printed. */
function rowsOf({ units, month, records, staffName }: PrintFacts): string[][] {
  return units
    .filter(({ kind }) => kind === 'village')
    .map(({ id, name }, index) => {
      const handedIn = records.find((one) => one.unitId === id && periodWordOf(one.detail) === month.key);
      const said =
        handedIn === undefined
          ? ['未交', '', '', '']
          : ['已交', sayDay(dayOf(handedIn.recordedAt)), staffName(handedIn.reportedBy), handedIn.late ? '迟交' : ''];
      return [String(index + 1), name, ...said];
    });
}

/** 问题线索排查表收交名单: which villages' tables of a month are in, late or still out (WF2). */
export const clueCheckList = definePrintForm({
  id: 'clue-check-list',
  title: '问题线索排查表收交名单',
  rows: ['F-A-CJ-6'],
  says: ['排查表名单', '排查表缺交名单', '排查表收交名单'],
  shows: 'work',
  per: 'units',
  as: 'docx',
  ofMonth: ['clue-check'],
  forms: (facts) => [
    {
      title: '“利剑护蕾”问题线索排查表收交名单',
      above: [`月份：${sayYearMonth(facts.month)}　截至：${sayDay(facts.today)}`, '每月25日前交镇利剑护蕾办公室。'],
      table: {
        heads: ['序号', '村', '收交', '提交日期', '提交人', '备注'],
        rows: rowsOf(facts),
        widths: [1, 2, 1, 2, 2, 1],
      },
      notes: [],
      signatures: ['填表人', '负责人'],
    },
  ],
});
