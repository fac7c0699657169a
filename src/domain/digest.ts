import type { Person, Role } from './actor.ts';
import type { RecordKind } from './record.ts';
import type { Reminder } from './remind.ts';

type Somebody = Pick<Person, 'id' | 'openId' | 'unitId' | 'role'>;

/** Whom to tell, and what the day has brought already. */
export type Audience = {
  readonly people: readonly Somebody[];
  readonly mayEnter: (kind: RecordKind) => readonly Role[];
  readonly told: readonly { readonly personId: string; readonly dutyId: string }[];
  readonly skipped: ReadonlySet<string>;
};

/** One person's reminders, in one card. */
export type Digest = { readonly id: string; readonly openId: string; readonly due: readonly Reminder[] };

/**
 * Who is told of what: each who is of the unit that is behind and may enter it, of no duty a second time that day, and of
 * nothing who wants no more that day.
 */
export function digestsFor(found: readonly Reminder[], { people, mayEnter, told, skipped }: Audience): Digest[] {
  const knows = new Set(told.map(({ personId, dutyId }) => `${personId} ${dutyId}`));
  return people.flatMap(({ id, openId, unitId, role }) => {
    if (openId === undefined || skipped.has(id)) return [];
    const due = found.filter(
      (one) =>
        one.unitId === unitId && mayEnter(one.duty.evidence).includes(role) && !knows.has(`${id} ${one.duty.id}`),
    );
    return due.length === 0 ? [] : [{ id, openId, due }];
  });
}
