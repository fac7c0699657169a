import { linesCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, privately } from './define.ts';

async function open(desk: Desk): Promise<Answer> {
  const mine = await findRecords(desk.db, { reportedBy: desk.actor.id, status: 'any' });
  const today = mine.filter((record) => dayOf(record.recordedAt) === desk.today);
  const lines = today.map((record) => {
    const { title, say } = declarations[record.kind];
    const state = record.status === 'valid' ? '' : record.status === 'void' ? '（已撤销）' : '（已更正）';
    return `${timeOf(record.recordedAt)} ${title} ${sayDay(record.occurredOn)} ${say(record)}${state}`;
  });
  return privately(
    linesCard(`今天报了 ${today.length} 条`, lines.length === 0 ? ['今天还没有登记过。'] : lines.slice(-15)),
  );
}

/** 今天我报了什么: the speaker's own entries of the day, with what became of them. */
export const myDayCommand = defineCommand({
  name: 'my-day',
  title: '今天我报了什么',
  example: '今天我报了什么',
  says: ['我报了什么', '今天报了什么'],
  may: 'everyone',
  open,
});
