import { absenceMonthCard } from '../cards/matter.ts';
import { runningMatters } from '../db/matters.ts';
import { peopleWithRole } from '../db/people.ts';
import { officeRoles } from '../domain/actor.ts';
import { addDays, firstOfMonth, momentOf } from '../domain/calendar.ts';
import { defineJob } from './define.ts';

/**
 * On the 1st each of the office reads, in private, how many pupils’ absences the month before left open, school by
 * school and by their numbers (WF5, F-A-ED-11). A month without any is not told of.
 */
export const absenceMonth = defineJob({
  name: 'absence-month',
  title: '学生缺课月报',
  when: { days: [1], at: ['09:10'] },
  catchUpDays: 5,
  movable: { hours: ['07:30', '12:00'], days: [1, 2, 3, 4, 5], stops: true },

  async run({ db, units, slot }) {
    const end = firstOfMonth(slot.day);
    const month = firstOfMonth(addDays(end, -1));
    const told = (await runningMatters(db, 'school-absence', momentOf(month))).filter(
      ({ openedAt }) => openedAt < momentOf(end),
    );
    if (told.length === 0) return {};
    const running = told.filter(({ isRunning }) => isRunning);
    const open = units.flatMap(({ id, name: unit }) => {
      const own = running.filter(({ unitId }) => unitId === id);
      const numbers = own.flatMap(({ number }) => number ?? []);
      return own.length === 0 ? [] : [{ unit, count: own.length, numbers }];
    });
    const opened = told.filter(({ openedAt }) => openedAt >= momentOf(month)).length;
    const content = { card: absenceMonthCard({ month, opened, open }) };
    return {
      posts: (await peopleWithRole(db, officeRoles)).flatMap(({ id, openId }) =>
        openId === undefined ? [] : [{ key: `absence-month:${slot.key}:${id}`, to: { person: openId }, content }],
      ),
    };
  },
});
