import { monthOf, yearOf } from '../domain/calendar.ts';
import { numberOf, wordOf } from '../domain/record.ts';
import { backgroundCheck } from '../records/background-check.ts';
import { answered, definePrintForm, orNothing, type PrintedRecord, type PrintFacts } from './print-form.ts';

const sum = (records: readonly PrintedRecord[], number: (record: PrintedRecord) => number | undefined): string =>
  String(records.reduce((total, record) => total + (number(record) ?? 0), 0));

const numbersOf = (records: readonly PrintedRecord[]): string[] => [
  sum(records, ({ detail }) => numberOf(detail, 'outOf')),
  sum(records, ({ count }) => count),
  sum(records, ({ detail }) => numberOf(detail, 'hits')),
];

/** The year up to the month's end: staff are queried once a year. */
function rowsOf({ records, month }: PrintFacts): string[][] {
  const told = records.filter(
    ({ occurredOn }) => yearOf(occurredOn) === yearOf(month.first) && occurredOn <= month.last,
  );
  const groups = new Map<string, PrintedRecord[]>();
  for (const record of told) {
    const group = `${wordOf(record.detail, 'institution')} ${wordOf(record.detail, 'kind')}`;
    groups.set(group, [...(groups.get(group) ?? []), record]);
  }
  const rows = [...groups.values()].map((group) => [
    ...group
      .slice(0, 1)
      .flatMap((one) => ['institution', 'kind'].map((field) => answered(backgroundCheck, field, one))),
    ...numbersOf(group),
    [...new Set(group.map((one) => answered(backgroundCheck, 'disposal', one)))].filter((one) => one !== '').join('、'),
  ]);
  return rows.length === 0 ? [] : [...rows, ['合计', '', ...numbersOf(told), '']];
}

/** 从业查询统计: numbers only; the names stay with the unit and the police station (WF6). */
export const backgroundCheckCount = definePrintForm({
  id: 'background-check-count',
  title: '从业查询统计',
  rows: ['F-22b', 'F-A-ED-9', 'F-A-SB-2', 'F-A-MZ-5', 'F-A-WS-4'],
  says: ['从业查询统计表'],
  shows: 'check',
  countsOnly: true,
  per: 'units',
  as: 'xlsx',
  ofMonth: [],
  ever: ['background-check'],
  forms: (facts) => [
    {
      title: '从业查询统计',
      above: [`${yearOf(facts.month.first)}年1月至${monthOf(facts.month.first)}月`],
      table: {
        heads: ['单位类别', '查询类别', '应查人数', '已查人数', '有记录人数', '处理'],
        rows: orNothing(rowsOf(facts), '还没有登记'),
      },
      notes: ['只统计人数。名单由单位和派出所保管。'],
      signatures: ['填报人', '单位负责人'],
    },
  ],
});
