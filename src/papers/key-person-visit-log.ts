import { sayDay } from '../domain/calendar.ts';
import { keyPersonVisit } from '../records/key-person-visit.ts';
import { answered, definePrintForm, type PrintFacts, sayYearMonth } from './print-form.ts';

const photos = { attached: '有', claimed: '待补', none: '', exempt: '' } as const;

const rowsOf = ({ records, subjects, month, staffName }: PrintFacts): string[][] =>
  subjects
    .flatMap(({ id, shown }) => {
      const visits = records.filter(
        ({ subjectIds, occurredOn }) => subjectIds.includes(id) && occurredOn <= month.last,
      );
      const made = visits.map((visit) => [
        shown,
        sayDay(visit.occurredOn),
        staffName(visit.reportedBy),
        ...['met', 'whereabouts', 'state', 'measures'].map((field) => answered(keyPersonVisit, field, visit)),
        photos[visit.evidenceState],
      ]);
      return made.length === 0 ? [[shown]] : made;
    })
    .map((row, index) => [String(index + 1), ...row]);

/** 重点人员走访记录: name and visit only, never why somebody is followed. */
export const keyPersonVisitLog = definePrintForm({
  id: 'key-person-visit-log',
  title: '重点人员走访记录',
  rows: ['F-A-CJ-4b'],
  says: ['重点人员走访记录表', '重点人员走访表'],
  shows: 'key-person',
  per: 'village',
  as: 'docx',
  ofMonth: ['key-person-visit'],
  about: 'L-F08',
  forms: (facts) => [
    {
      title: '重点人员走访记录',
      above: [`村：${facts.units.map(({ name }) => name).join('、')}　　月份：${sayYearMonth(facts.month)}`],
      table: {
        heads: ['序号', '姓名', '走访日期', '走访人', '见到谁', '在哪里', '状态', '措施', '水印照片'],
        rows: facts.subjects.length === 0 ? [[]] : rowsOf(facts),
        widths: [5, 10, 10, 12, 10, 10, 9, 16, 10],
      },
      notes: [
        `见到谁：本人、家属、没见到。在哪里：在家、县内务工、外出、失联。状态：稳定、需关注、异常。`,
        '只写走访情况，不写类别和原因。异常的在护蕾助手私下上报。',
      ],
      signatures: ['走访人', '村支书'],
      landscape: true,
    },
  ],
});
