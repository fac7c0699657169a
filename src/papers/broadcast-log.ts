import { daysFrom, type LocalDate, sayDayAndWeekday } from '../domain/calendar.ts';
import { untilOf } from '../domain/record.ts';
import { broadcast, sayTimes } from '../records/broadcast.ts';
import { broadcastFault } from '../records/broadcast-fault.ts';
import { quietDay } from '../records/quiet-day.ts';
import { answered, definePrintForm, type PrintFacts, sayYearMonth } from './print-form.ts';

/** Why nothing is owed on a day; empty when it is. What still lasts covers the days until today. */
function excuses({ records, today }: PrintFacts, day: LocalDate): string[] {
  const lasting = records.filter(
    ({ occurredOn, detail }) =>
      occurredOn <= day && day <= (untilOf(detail) ?? (occurredOn > today ? occurredOn : today)),
  );
  return [
    ...lasting
      .filter(({ kind }) => kind === 'broadcast-fault')
      .map((fault) => `设备故障（${answered(broadcastFault, 'symptom', fault)}）`),
    ...lasting
      .filter(({ kind }) => kind === 'quiet-day')
      .map((quiet) => `停播日（${answered(quietDay, 'reason', quiet)}）`),
  ];
}

const distinct = (words: readonly string[]) => [...new Set(words.filter((word) => word !== ''))];

function rowOf(facts: PrintFacts, day: LocalDate): readonly string[] {
  const { records, staffName } = facts;
  const played = records.filter(({ kind, occurredOn }) => kind === 'broadcast' && occurredOn === day);
  const count = played.reduce((sum, one) => sum + one.count, 0);
  const remarks = [...excuses(facts, day), ...(played.some(({ late }) => late) ? ['补报'] : [])];
  return [
    sayDayAndWeekday(day),
    count === 0 ? '' : String(count),
    distinct(played.flatMap((one) => sayTimes(one).split(' ')))
      .toSorted()
      .join(' '),
    distinct(played.map((one) => answered(broadcast, 'content', one))).join('、'),
    distinct(played.map(({ reportedBy }) => staffName(reportedBy))).join('、'),
    distinct(remarks).join('；'),
  ];
}

/** 村村响播放记录表: a village’s month, one row a day; days with a fault or declared quiet say so. */
export const broadcastLog = definePrintForm({
  id: 'broadcast-log',
  title: '村村响播放记录表',
  rows: ['F-A-CJ-5b'],
  says: ['播放记录表', '播放记录'],
  shows: 'work',
  per: 'village',
  as: 'docx',
  ofMonth: ['broadcast'],
  ever: ['broadcast-fault', 'quiet-day'],
  forms: (facts) => [
    {
      title: '村村响播放记录表',
      above: [
        `村：${facts.units.map(({ name }) => name).join('、')}　　月份：${sayYearMonth(facts.month)}　　每日三次`,
      ],
      table: {
        heads: ['日期', '次数', '播放时间', '内容', '记录人', '备注'],
        rows: daysFrom(facts.month.first, facts.month.last).map((day) => rowOf(facts, day)),
        widths: [17, 5, 20, 14, 10, 18],
      },
      notes: ['空着的可以手填；已登记的不用再抄。'],
      signatures: ['播放人', '村支书'],
    },
  ],
});
