import type { Person } from './actor.ts';
import { cellFor } from './visibility.ts';

/**
 * The slots of a minor's file that can name somebody of the village (R08): of 六包一 the three cadres', of 四帮一 the
 * elder's, the helpers and the teams. The slots of school, police and family name people who may only be called the same.
 */
export const villageSlots: readonly string[] = [
  'L-F01/keeper-3',
  'L-F01/keeper-4',
  'L-F01/keeper-5',
  'L-F05/helper',
  'L-F05/second-helper',
  'L-F05/of-four-4',
  'L-F17/team',
  'L-W1/team',
  'L-W3/team',
];

/** Names in a slot: one, or those of a team with their units and telephones. */
const namesIn = (slot: string): string[] => [slot, ...slot.split(/[^\p{Letter}·.•]+/u)];

/** Who of a village's staff looks after a minor, by the file's slots. A name that two of them bear names nobody. */
export function assigneesOf(slots: readonly string[], staff: readonly Person[]): Person[] {
  const said = new Set(slots.flatMap(namesIn));
  const named = staff.filter(({ name }) => said.has(name));
  return named.filter(
    (one) => cellFor(one, 'minor') === 'O' && named.every(({ id, name }) => id === one.id || name !== one.name),
  );
}

/** Whether others of the village look after a minor, and not this one. Whom nobody is named for is everybody's. */
export function isOthers({ id }: Person, slots: readonly string[], staff: readonly Person[]): boolean {
  const assignees = assigneesOf(slots, staff);
  return assignees.length > 0 && assignees.every((one) => one.id !== id);
}

/** Whether a record is of others' minors alone and somebody else's entry: a cadre reads no more than that it was made. */
export const isOthersRecord = (
  { id }: Person,
  { reportedBy, subjectIds }: { readonly reportedBy: string; readonly subjectIds: readonly string[] },
  others: ReadonlySet<string>,
): boolean => reportedBy !== id && subjectIds.length > 0 && subjectIds.every((subject) => others.has(subject));
