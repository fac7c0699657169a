import { type LocalDate, sayDay } from '../domain/calendar.ts';
import { dayIn, wordOf } from '../domain/record.ts';
import { problem } from '../records/problem.ts';
import {
  answered,
  definePrintForm,
  orNothing,
  type PrintedRecord,
  type PrintFacts,
  sayYearMonth,
} from './print-form.ts';

const sealed = ({ privateDetail }: PrintedRecord, name: string): string => wordOf(privateDetail ?? {}, name);

function standing(closed: LocalDate | undefined, due: LocalDate | undefined, asOf: LocalDate): string {
  if (closed !== undefined) return '已销号';
  return due !== undefined && due < asOf ? '逾期' : '整改中';
}

/** Whatever was open in the month: issued before its end, and not closed before its first day. */
function rowsOf({ records, month, today, unitName }: PrintFacts): string[][] {
  const closures = records.filter(({ kind, occurredOn }) => kind === 'problem-closure' && occurredOn <= month.last);
  return records
    .filter(({ kind, occurredOn }) => kind === 'problem' && occurredOn <= month.last)
    .map((one) => ({ one, closure: closures.find(({ detail }) => wordOf(detail, 'answers') === one.id) }))
    .filter(({ closure }) => closure === undefined || closure.occurredOn >= month.first)
    .map(({ one, closure }, index) => {
      const due = dayIn(one.detail, 'dueOn');
      return [
        String(index + 1),
        answered(problem, 'source', one),
        sealed(one, 'problem'),
        unitName(one.unitId),
        sayDay(one.occurredOn),
        due === undefined ? '' : sayDay(due),
        closure === undefined ? '' : sealed(closure, 'rectified'),
        standing(closure?.occurredOn, due, today < month.last ? today : month.last),
        closure === undefined ? '' : sayDay(closure.occurredOn),
        closure === undefined ? '' : wordOf(closure.detail, 'institution'),
      ];
    });
}

/** 问题清单: what was open in the month, by unit, with what came of it (C-24). */
export const problemList = definePrintForm({
  id: 'problem-list',
  title: '问题清单',
  rows: ['F-42b', 'F-A-PA-5'],
  says: ['问题清单表', '问题台账'],
  shows: 'problem',
  per: 'units',
  as: 'xlsx',
  ofMonth: [],
  ever: ['problem', 'problem-closure'],
  sealed: true,
  forms: (facts) => [
    {
      title: '问题清单',
      above: [`月份：${sayYearMonth(facts.month)}`],
      table: {
        heads: [
          '序号',
          '来源',
          '问题',
          '责任单位',
          '制发日期',
          '整改期限',
          '整改情况',
          '状态',
          '销号日期',
          '完善的制度',
        ],
        rows: orNothing(rowsOf(facts), '没有问题'),
      },
      notes: [],
      signatures: ['验收人'],
      landscape: true,
    },
  ],
});
