import { linesCard } from '../cards/record.ts';
import { dueDate } from '../domain/due.ts';
import { daysBetween, sayDay } from '../domain/calendar.ts';
import { spanAt } from '../domain/period.ts';
import { type Answer, defineCommand, type Desk, say } from './define.ts';

function lineOf(desk: Desk, duty: Desk['campaign']['duties'][number]): string {
  if (duty.cadence === 'day') return `${duty.title}：每天${duty.quota}次，当天24:00前；第二天中午12点前补报都不算迟。`;
  const due = dueDate(duty, spanAt(duty.cadence, desk.today));
  const left = daysBetween(desk.today, due);
  const how = duty.per === 'unit' ? '' : `每人${duty.quota}次，`;
  return `${duty.title}：${how}${sayDay(due)}24:00前，${left < 0 ? '已过' : left === 0 ? '就是今天' : `还有${left}天`}。`;
}

async function open(desk: Desk): Promise<Answer> {
  return say(
    linesCard(
      '截止时间',
      desk.campaign.duties.map((duty) => lineOf(desk, duty)),
    ),
  );
}

/** 截止时间: the due days of the rule book, as of today. */
export const deadlinesCommand = defineCommand({
  name: 'deadlines',
  title: '截止时间',
  example: '排查表几号交',
  says: ['截止', '几号截止'],
  may: 'everyone',
  open,
  hears: { query_deadline: (desk) => open(desk) },
});
