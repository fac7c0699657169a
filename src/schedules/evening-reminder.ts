import { eveningReminderCard } from '../cards/reminders.ts';
import { peopleWithRole } from '../db/people.ts';
import type { Post } from '../db/outbox.ts';
import { villageRoles } from '../domain/actor.ts';
import { assess } from '../domain/assess.ts';
import { periodOf } from '../domain/period.ts';
import { defineJob } from './define.ts';
import { factsAt } from './facts.ts';

/** One line at 20:30 to villages with fewer than three plays today, and to nobody else (F-A-CJ-5b, C-01). */
export const eveningReminder = defineJob({
  name: 'evening-reminder',
  title: '当天村村响提醒',
  when: { at: ['20:30'] },
  catchUpDays: 0,

  async run(desk) {
    const { slot, campaign, chats, db } = desk;
    const facts = await factsAt(desk, '23:59');
    const people = await peopleWithRole(db, villageRoles);
    const posts = campaign.duties
      .filter((duty) => duty.cadence === 'day' && duty.owedBy === 'village')
      .flatMap((duty) => assess(duty, periodOf('day', slot.day), facts).map((one) => ({ duty, one })))
      .filter(({ one }) => one.standing === 'open')
      .flatMap(({ duty, one }): Post[] => {
        const content = { card: eveningReminderCard(duty.title, one.done, one.quota, duty.evidence) };
        const key = `evening-reminder:${duty.id}:${slot.day}`;
        const groups = chats.filter((chat) => chat.audience === 'unit' && chat.unitId === one.unitId);
        if (groups.length > 0)
          return groups.map((chat) => ({ key: `${key}:${chat.chatId}`, to: { chat: chat.chatId }, content }));
        return people
          .filter((person) => person.unitId === one.unitId)
          .flatMap((person) =>
            person.openId === undefined ? [] : [{ key: `${key}:${person.id}`, to: { person: person.openId }, content }],
          );
      });
    return { posts };
  },
});
