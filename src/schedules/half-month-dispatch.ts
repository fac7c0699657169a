import { dispatchCard } from '../cards/dispatch.ts';
import { knownFrom } from '../db/settings.ts';
import { dispatchOf } from '../domain/dispatch.ts';
import { periodOf, previousPeriod } from '../domain/period.ts';
import { defineJob, type JobDesk, type Outcome } from './define.ts';
import { factsAt } from './facts.ts';

/** What a half-month or a month has come to, to the office's and the township's chats. */
async function dispatch(desk: JobDesk, cadence: 'half-month' | 'month'): Promise<Outcome> {
  const { db, slot, campaign, chats } = desk;
  const period = periodOf(cadence, slot.day);
  const facts = await factsAt(desk, '23:59', { from: previousPeriod(period).first });
  const found = dispatchOf(campaign.duties, { ...facts, knownFrom: await knownFrom(db) }, period);
  if (found === undefined) return {};
  const card = dispatchCard(found);
  return {
    posts: chats
      .filter(({ audience }) => audience !== 'unit')
      .map(({ chatId }) => ({
        key: `${cadence}-dispatch:${period.key}:${chatId}`,
        to: { chat: chatId },
        content: { card },
      })),
  };
}

/** 半月调度: on the 15th and the last day (F-64, A-01, C-15, C-31). */
export const halfMonthDispatch = defineJob({
  name: 'half-month-dispatch',
  title: '半月调度',
  when: { days: [15, 'last'], at: ['20:55'] },
  catchUpDays: 5,
  movable: { hours: ['16:00', '20:55'] },
  run: (desk) => dispatch(desk, 'half-month'),
});

/** 月调度: when the month’s last day is told (F-64). */
export const monthDispatch = defineJob({
  name: 'month-dispatch',
  title: '月调度',
  when: { days: ['last'], at: ['20:57'] },
  catchUpDays: 5,
  movable: { hours: ['20:50', '20:59'] },
  run: (desk) => dispatch(desk, 'month'),
});
