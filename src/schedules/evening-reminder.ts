import { eveningReminderCard } from '../cards/reminders.ts';
import { remindersOff } from '../db/reminders.ts';
import { assess } from '../domain/assess.ts';
import { periodOf } from '../domain/period.ts';
import { kindsDeciding } from '../domain/remind.ts';
import { defineJob } from './define.ts';
import { factsAt } from './facts.ts';

/**
 * One line at 20:30 to the groups of villages with fewer than three plays today, and to nobody else (F-A-CJ-5b, C-01).
 * Where a village has no group, its cadres read it in their reminders.
 */
export const eveningReminder = defineJob({
  name: 'evening-reminder',
  title: '当天村村响提醒',
  when: { at: ['20:30'] },
  catchUpDays: 0,
  movable: { hours: ['18:00', '20:45'], stops: true },

  async run(desk) {
    const { slot, campaign, chats, db } = desk;
    const off = await remindersOff(db, campaign.id);
    const duties = campaign.duties.filter(
      ({ id, owedBy, remind = [] }) => owedBy === 'village' && !off.has(id) && remind.some((rule) => 'daily' in rule),
    );
    if (duties.length === 0) return {};
    const facts = await factsAt(desk, '23:59', { kinds: kindsDeciding(duties) });
    const posts = duties
      .flatMap((duty) => assess(duty, periodOf('day', slot.day), facts).map((one) => ({ duty, one })))
      .filter(({ one }) => one.standing === 'open')
      .flatMap(({ duty, one }) => {
        const content = { card: eveningReminderCard(duty.title, one.done, one.quota, duty.evidence) };
        return chats
          .filter((chat) => chat.audience === 'unit' && chat.unitId === one.unitId)
          .map((chat) => ({
            key: `evening-reminder:${duty.id}:${slot.day}:${chat.chatId}`,
            to: { chat: chat.chatId },
            content,
          }));
      });
    return { posts };
  },
});
