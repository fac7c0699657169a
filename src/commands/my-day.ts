import { linesCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import { dayOf, sayDay, timeOf } from '../domain/calendar.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, press, privately } from './define.ts';
import { namesOf, sayAbout } from './status-detail.ts';

const most = 15;

async function open(desk: Desk): Promise<Answer> {
  const mine = await findRecords(desk.db, { reportedBy: desk.actor.id, status: 'any' });
  const today = mine.filter((record) => dayOf(record.recordedAt) === desk.today);
  if (today.length === 0)
    return privately(
      linesCard('今天还没有登记', ['登记过的会列在这里。'], { label: '我的待办', press: press('todo', 'open', {}) }),
    );
  const units = [...new Set(today.map(({ unitId }) => unitId))];
  const named = await Promise.all(units.map((unitId) => namesOf(desk, today, unitId, desk.today)));
  const names = new Map(named.flatMap((one) => [...one]));
  const lines = today.slice(-most).map((record) => {
    const state = record.status === 'valid' ? '' : record.status === 'void' ? '（已撤销）' : '（已更正）';
    const day = dayOf(record.recordedAt) === record.occurredOn ? '' : `${sayDay(record.occurredOn)} `;
    return `${timeOf(record.recordedAt)} ${declarations[record.kind].title} ${day}${sayAbout(record, names)}${state}`;
  });
  return privately(linesCard(`今天报了 ${today.length} 条`, lines));
}

/** 今天我报了什么: the speaker's own entries of the day, with what became of them. */
export const myDayCommand = defineCommand({
  name: 'my-day',
  title: '今天我报了什么',
  example: '今天我报了什么',
  says: ['我报了什么', '今天报了什么', '我今天报了什么', '我今天报了吗', '我今天报了没有', '我今天报了没'],
  may: 'everyone',
  open,
});
