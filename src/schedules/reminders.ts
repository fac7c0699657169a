import { digestCard } from '../cards/reminders.ts';
import { recordsInMatters } from '../db/matters.ts';
import { peopleWithRole } from '../db/people.ts';
import { noteReminded, remindedOn, reminderKey, remindersOff, skippedOn } from '../db/reminders.ts';
import { digestsFor } from '../domain/digest.ts';
import type { RecordKind } from '../domain/record.ts';
import { kindsDeciding, mayRemind, type Reminder, remindersBy } from '../domain/remind.ts';
import { declarations } from '../records/index.ts';
import { defineJob, type JobDesk } from './define.ts';
import { factsAt } from './facts.ts';

/** Leaves out what a matter reminds of itself, and what a village's own group was told. */
async function notToldElsewhere({ db, chats }: JobDesk, found: readonly Reminder[]): Promise<Reminder[]> {
  const causes = found.flatMap(({ duty, behind }) =>
    duty.after === undefined ? [] : behind.flatMap(({ subjectId }) => subjectId ?? []),
  );
  const followed = await recordsInMatters(db, causes);
  const grouped = new Set(chats.flatMap(({ audience, unitId }) => (audience === 'unit' ? (unitId ?? []) : [])));
  return found.flatMap((one) => {
    if (grouped.has(one.unitId) && one.duty.remind?.some((rule) => 'daily' in rule) === true) return [];
    const behind = one.behind.filter(({ subjectId }) => subjectId === undefined || !followed.has(subjectId));
    return behind.length === 0 ? [] : [{ ...one, behind }];
  });
}

/**
 * One card to each who is behind and may enter it, in private and without names: at nine, or at a duty's own hour. No
 * duty twice a day, nothing to who wants no more today, nothing of what the office switched off (B-7).
 */
export const reminders = defineJob({
  name: 'reminders',
  title: '个人提醒（只给还没做的人，一项一天最多一次）',
  when: { at: ['07:40', '09:00', '11:00', '13:00', '15:00', '17:00', '19:00', '20:35'] },
  catchUpDays: 0,
  newestOnly: true,
  movable: { stops: true },

  async run(desk) {
    const { db, slot, campaign } = desk;
    const off = await remindersOff(db, campaign.id);
    const duties = mayRemind(campaign.duties, slot).filter(({ id }) => !off.has(id));
    if (duties.length === 0) return {};
    const facts = await factsAt(desk, slot.time, { kinds: kindsDeciding(duties) });
    const found = await notToldElsewhere(desk, remindersBy(duties, facts));
    if (found.length === 0) return {};
    const roles = new Set(found.flatMap(({ duty }) => declarations[duty.evidence].may));
    const [people, told, skipped] = await Promise.all([
      peopleWithRole(db, [...roles]),
      remindedOn(db, slot.day),
      skippedOn(db, slot.day),
    ]);
    const mayEnter = (kind: RecordKind) => declarations[kind].may;
    const digests = digestsFor(found, { people, mayEnter, told, skipped });
    const keyOf = (id: string) => reminderKey(`${slot.key}:${id}`);
    return {
      writes: digests.flatMap(({ id, due }) =>
        due.map(({ duty }) => noteReminded(db, slot.day, id, duty.id, keyOf(id))),
      ),
      posts: digests.map(({ id, openId, due }) => ({
        key: keyOf(id),
        to: { person: openId },
        content: { card: digestCard(slot.day, due) },
      })),
    };
  },
});
