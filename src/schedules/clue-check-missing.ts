import { missingTablesCard } from '../cards/reminders.ts';
import { peopleWithRole } from '../db/people.ts';
import type { Post } from '../db/outbox.ts';
import { officeRoles } from '../domain/actor.ts';
import { assess, type Assessment } from '../domain/assess.ts';
import { periodOf } from '../domain/period.ts';
import { kindsDeciding } from '../domain/remind.ts';
import { defineJob, type JobDesk } from './define.ts';
import { factsAt } from './facts.ts';

/** To the office's chats, or to each of its staff where it has none. */
async function toOffice({ db, chats }: JobDesk, key: string, content: Post['content']): Promise<Post[]> {
  const groups = chats.filter(({ audience }) => audience === 'office');
  if (groups.length > 0)
    return groups.map(({ chatId }) => ({ key: `${key}:${chatId}`, to: { chat: chatId }, content }));
  const staff = await peopleWithRole(db, officeRoles);
  return staff.flatMap(({ id, openId }) =>
    openId === undefined ? [] : [{ key: `${key}:${id}`, to: { person: openId }, content }],
  );
}

/** On the 26th the office reads which clue tables are still out and which came late, one tap from reminding (WF2). */
export const clueCheckMissing = defineJob({
  name: 'clue-check-missing',
  title: '排查表缺交名单',
  when: { days: [26], at: ['09:00'] },
  catchUpDays: 5,
  movable: { hours: ['07:30', '12:00'], days: [26, 27, 28], stops: true },

  async run(desk) {
    const { slot, campaign, units } = desk;
    const duties = campaign.duties.filter(({ evidence }) => evidence === 'clue-check');
    if (duties.length === 0) return {};
    const facts = await factsAt(desk, slot.time, { kinds: kindsDeciding(duties) });
    const month = periodOf('month', slot.day);
    const posts = duties.map(async (duty) => {
      const found = assess(duty, month, facts);
      const named = (standing: Assessment['standing']) =>
        found
          .filter((one) => one.standing === standing)
          .flatMap(({ unitId }) => units.find(({ id }) => id === unitId)?.name ?? []);
      const missing = named('overdue');
      if (found.length === 0) return [];
      const view = { month: month.first, done: found.length - missing.length, all: found.length, missing };
      const card = missingTablesCard({ ...view, late: named('late') });
      return toOffice(desk, `clue-check-missing:${duty.id}:${slot.key}`, { card });
    });
    return { posts: (await Promise.all(posts)).flat() };
  },
});
