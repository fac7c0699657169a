import { clueCheckReminderCard } from '../cards/reminders.ts';
import { remindersOff } from '../db/reminders.ts';
import { assess } from '../domain/assess.ts';
import { daysBetween } from '../domain/calendar.ts';
import { periodOf } from '../domain/period.ts';
import { kindsDeciding } from '../domain/remind.ts';
import { defineJob, type Job } from './define.ts';
import { factsAt } from './facts.ts';

const remind: Job['run'] = async (desk) => {
  const { slot, campaign, chats, units } = desk;
  const off = await remindersOff(desk.db, campaign.id);
  const duties = campaign.duties.filter(({ id, evidence }) => evidence === 'clue-check' && !off.has(id));
  if (duties.length === 0) return {};
  const facts = await factsAt(desk, slot.time, { kinds: kindsDeciding(duties) });
  const posts = duties.flatMap((duty) => {
    const found = assess(duty, periodOf('month', slot.day), facts);
    const missing = found.filter((one) => one.standing === 'open').map((one) => one.unitId);
    const [first] = found;
    if (missing.length === 0 || first === undefined) return [];
    const names = units.filter((unit) => missing.includes(unit.id)).map((unit) => unit.name);
    const view = {
      left: daysBetween(slot.day, first.due),
      due: first.due,
      done: found.length - missing.length,
      all: found.length,
    };
    return chats
      .filter(
        (chat) =>
          chat.audience === 'township' ||
          (chat.audience === 'unit' && chat.unitId !== null && missing.includes(chat.unitId)),
      )
      .map((chat) => ({
        key: `clue-check-reminder:${slot.key}:${chat.chatId}`,
        to: { chat: chat.chatId },
        content: {
          card: clueCheckReminderCard({
            ...view,
            missing:
              chat.audience === 'unit'
                ? units.filter((unit) => unit.id === chat.unitId).map((unit) => unit.name)
                : names,
          }),
        },
      }));
  });
  return { posts };
};

/** From the 20th the groups hear who still owes the clue table, and how many days are left (F-A-CJ-6, C-06). */
export const clueCheckReminder = defineJob({
  name: 'clue-check-reminder',
  title: '排查表截止提醒',
  when: { days: [20, 23, 25], at: ['09:00'] },
  catchUpDays: 0,
  movable: { hours: ['07:30', '12:00'], days: [16, 17, 18, 19, 20, 21, 22, 23, 24, 25], stops: true },
  run: remind,
});

/** The last call on the 25th. */
export const clueCheckLastCall = defineJob({
  name: 'clue-check-last-call',
  title: '排查表当天提醒',
  when: { days: [25], at: ['17:00'] },
  catchUpDays: 0,
  movable: { hours: ['13:00', '19:00'], days: [24, 25], stops: true },
  run: remind,
});
