import { digestCard } from '../cards/reminders.ts';
import { peopleWithRole } from '../db/people.ts';
import { noteReminded, remindedOn, skippedOn } from '../db/reminders.ts';
import { villageRoles } from '../domain/actor.ts';
import { isQuiet } from '../domain/calendar.ts';
import { digestsFor } from '../domain/digest.ts';
import type { Reminder } from '../domain/remind.ts';
import { declarations } from '../records/index.ts';
import { type Answer, type Desk, toast } from './define.ts';

/**
 * A reminder by somebody's tap: to who may enter what is behind, in private, as one of the clock's. It is that day's of
 * each duty and person; nobody hears twice, and nobody at night (B-7). `what` names the occasion in the keys; what is
 * behind only since an earlier tap of the day is a post of its own.
 */
export async function remindNow(desk: Desk, found: readonly Reminder[], what: string): Promise<Answer> {
  const { db, today, now, cause } = desk;
  if (isQuiet(now)) return toast('晚上不打扰大家，明早7点半以后再点');
  const units = new Set(found.map(({ unitId }) => unitId));
  const [people, told, skipped] = await Promise.all([
    peopleWithRole(db, villageRoles),
    remindedOn(db, today),
    skippedOn(db, today),
  ]);
  const theirs = people.filter(({ unitId, openId }) => units.has(unitId) && openId !== undefined);
  if (theirs.length === 0) return toast('名册里还没有能收到提醒的人');
  const digests = digestsFor(found, { people: theirs, mayEnter: (kind) => declarations[kind].may, told, skipped });
  if (digests.length === 0) return toast('今天已经提醒过，不会再发第二次');
  const keyOf = (id: string) => `${what}:${today}:${id}:${cause}`;
  return toast('已私下提醒，今天不会再发第二次', 'success', {
    writes: digests.flatMap(({ id, due }) => due.map(({ duty }) => noteReminded(db, today, id, duty.id, keyOf(id)))),
    posts: digests.map(({ id, openId, due }) => ({
      key: keyOf(id),
      to: { person: openId },
      content: { card: digestCard(today, due) },
    })),
  });
}
