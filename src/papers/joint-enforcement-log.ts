import { sayDay } from '../domain/calendar.ts';
import { numberOf, wordOf } from '../domain/record.ts';
import { jointEnforcement } from '../records/joint-enforcement.ts';
import {
  answered,
  definePrintForm,
  orNothing,
  type PrintedRecord,
  type PrintFacts,
  sayYearMonth,
} from './print-form.ts';

const all = (records: readonly PrintedRecord[], say: (record: PrintedRecord) => string): string =>
  [...new Set(records.flatMap((record) => say(record).split('、')).filter((word) => word !== ''))].join('、');

const most = (records: readonly PrintedRecord[], name: string): string => {
  const numbers = records.flatMap(({ detail }) => numberOf(detail, name) ?? []);
  return numbers.length === 0 ? '' : String(Math.max(...numbers));
};

/** What several units report under one number is one action. */
function rowsOf({ records, month, unitName }: PrintFacts): string[][] {
  const actions = new Map<string, PrintedRecord[]>();
  for (const record of records.filter(({ occurredOn }) => occurredOn <= month.last)) {
    const action = wordOf(record.detail, 'action') || record.id;
    actions.set(action, [...(actions.get(action) ?? []), record]);
  }
  return [...actions.values()].map((told, index) => [
    String(index + 1),
    all(told, ({ occurredOn }) => sayDay(occurredOn)),
    all(told, ({ detail }) => wordOf(detail, 'action')),
    all(told, (record) => answered(jointEnforcement, 'units', record)),
    most(told, 'places'),
    most(told, 'problems'),
    all(told, (record) => answered(jointEnforcement, 'measures', record)),
    all(told, ({ unitId }) => unitName(unitId)),
  ]);
}

/** 联合执法记录: the month's joint actions, each once. */
export const jointEnforcementLog = definePrintForm({
  id: 'joint-enforcement-log',
  title: '联合执法记录',
  rows: ['F-33', 'F-A-PA-6', 'F-A-PC-2', 'F-A-SC-2'],
  says: ['联合执法记录表', '联合执法台账'],
  shows: 'place',
  per: 'units',
  as: 'xlsx',
  ofMonth: ['joint-enforcement'],
  forms: (facts) => [
    {
      title: '联合执法记录',
      above: [`月份：${sayYearMonth(facts.month)}`],
      table: {
        heads: ['序号', '日期', '行动编号', '参加单位', '检查场所', '发现问题', '处置', '登记单位'],
        rows: orNothing(rowsOf(facts), '本月没有'),
      },
      notes: [],
      signatures: ['带队人'],
      landscape: true,
    },
  ],
});
