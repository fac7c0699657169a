import { sayDay } from '../domain/calendar.ts';
import type { FormPaper } from '../domain/paper.ts';
import { minorVisit } from '../records/minor-visit.ts';
import { blankDate, definePrintForm, type PrintFacts, sayYearMonth, type Subject, ticks } from './print-form.ts';

const notice = [
  '告知：村和镇依据《未成年人保护法》走访并登记未成年人的基本情况，属履行法定职责（《个人信息保护法》第十三条第三项），只用于保护和帮扶，由村和镇利剑护蕾办公室保管。您可以要求查阅、复制、更正。孩子的照片可以不拍，拍门口或走访人就行。',
  '监护人不会写字的按手印；不在家的由受托人签，或写明原因和电话联系情况。不要让孩子签字。',
  '孩子正有危险，先打110。表里不写案情，线索在护蕾助手私下上报。',
];

function visitedSay({ records, month }: PrintFacts, { id }: Subject): string {
  const days = records
    .filter(({ subjectIds, occurredOn }) => subjectIds.includes(id) && occurredOn <= month.last)
    .map(({ occurredOn }) => sayDay(occurredOn));
  return days.length === 0 ? '还没有' : `${days.length}次：${days.join('、')}`;
}

/** One child a sheet: a guardian who signs reads no other child's name. */
function sheet(facts: PrintFacts, subject: Subject | undefined): FormPaper {
  const toWrite = '＿＿＿＿＿＿＿＿';
  return {
    title: '未成年人走访表',
    above: [`村：${facts.units.map(({ name }) => name).join('、')}　　月份：${sayYearMonth(facts.month)}`],
    table: {
      heads: ['项目', '情况'],
      widths: [1, 4],
      rows: [
        ['姓名', subject === undefined ? toWrite : `${subject.shown}（全名由走访人写：${toWrite}）`],
        ...(subject === undefined ? [] : [['本月已走访', visitedSay(facts, subject)]]),
        ['走访日期', blankDate],
        ['走访人', ''],
        ['走访方式', ticks(minorVisit, 'service')],
        ['在场', ticks(minorVisit, 'present')],
        ['需关注的\n（都正常不勾）', ticks(minorVisit, 'concerns')],
        ['需要帮什么', '\n'],
        ['采取的措施', '\n'],
        ['监护人签字', ticks(minorVisit, 'signature')],
        ['照片', '直接发给护蕾助手，这里可以不贴。\n\n\n'],
      ],
    },
    notes: notice,
    signatures: ['监护人签字（按手印）', '走访人签字'],
  };
}

/** 未成年人走访表: a sheet for everybody who is due, to be signed at home; a blank one when nobody is. */
export const minorVisitSheets = definePrintForm({
  id: 'minor-visit-sheets',
  title: '未成年人走访表',
  rows: ['F-A-CJ-1b'],
  says: ['走访表', '上户走访表'],
  shows: 'minor-visit',
  per: 'village',
  as: 'docx',
  ofMonth: ['minor-visit'],
  about: 'L-F01',
  forms: (facts) =>
    facts.subjects.length === 0 ? [sheet(facts, undefined)] : facts.subjects.map((subject) => sheet(facts, subject)),
});
