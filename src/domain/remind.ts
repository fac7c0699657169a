import type { Assessment, AsOf, Facts } from './assess.ts';
import { addDays, dayOf, dayOfMonth, isQuiet, type LocalTime, momentOf, monthOf, timeOf } from './calendar.ts';
import type { Duty, Remind } from './duty.ts';
import { assessNow } from './first-half.ts';
import { type Period, spanAt } from './period.ts';
import type { RecordKind } from './record.ts';

/** What of a duty a unit is behind with when its reminder has come. */
export type Reminder = { readonly duty: Duty; readonly unitId: string; readonly behind: readonly Assessment[] };

const usualHour: LocalTime = '09:00';
const HOUR = 3_600_000;

/** The first moment from this one on at which somebody may be disturbed (B-7). */
function outOfTheNight(moment: Date): Date {
  if (!isQuiet(moment)) return moment;
  const day = dayOf(moment);
  return momentOf(timeOf(moment) < '12:00' ? day : addDays(day, 1), '07:30');
}

/** Whether a rule can have come by a moment of a day, whatever the facts are. */
function mayHaveCome(rule: Remind, { day, time }: AsOf): boolean {
  if ('daily' in rule) return time >= rule.daily;
  if ('hoursAfterCause' in rule) return true;
  if ('beforeDue' in rule) return time >= usualHour;
  const { days, months, at = usualHour } = rule;
  return time >= at && days.includes(dayOfMonth(day)) && (months === undefined || months.includes(monthOf(day)));
}

/** Whether a rule reminds of this instance on the day, by the moment. */
function hasCome(rule: Remind, one: Assessment, { records, asOf }: Facts): boolean {
  if (!mayHaveCome(rule, asOf)) return false;
  if ('beforeDue' in rule)
    return rule.beforeDue.some((days) => addDays(one.due, -days) === asOf.day && (one.standing === 'open' || days < 0));
  if (one.standing !== 'open') return false;
  if ('daily' in rule) return one.period.first === asOf.day;
  if (!('hoursAfterCause' in rule)) return true;
  const cause = records.find(({ id }) => id === one.subjectId);
  if (cause === undefined) return false;
  const moment = outOfTheNight(new Date(cause.at.getTime() + rule.hoursAfterCause * HOUR));
  return dayOf(moment) === asOf.day && moment <= momentOf(asOf.day, asOf.time);
}

/** Where to look for what is owed on a day: what follows a cause may be due well before or after. */
function spanOf({ cadence }: Duty, { day }: AsOf): Period {
  const span = spanAt(cadence, day);
  return cadence === 'cause' ? { ...span, first: addDays(day, -31), last: addDays(day, 62) } : span;
}

/** The duties of which somebody may have to be reminded on a day by an hour; the others need not be counted. */
export const mayRemind = (duties: readonly Duty[], at: AsOf): Duty[] =>
  duties.filter(({ remind = [] }) => remind.some((rule) => mayHaveCome(rule, at)));

/** The kinds of record that decide whether anybody is behind with these duties. */
export const kindsDeciding = (duties: readonly Duty[]): RecordKind[] => [
  ...new Set<RecordKind>([
    'special-period',
    ...duties.flatMap(({ evidence, after, excusedBy = [] }) => [
      evidence,
      ...excusedBy,
      ...(after === undefined ? [] : [after.kind]),
    ]),
  ]),
];

const isBehind = ({ standing, done, quota }: Assessment): boolean =>
  (standing === 'open' || standing === 'overdue') && done < quota;

const byUnit = (duty: Duty, behind: readonly Assessment[]): Reminder[] =>
  [...new Set(behind.map(({ unitId }) => unitId))].map((unitId) => ({
    duty,
    unitId,
    behind: behind.filter((one) => one.unitId === unitId),
  }));

/** What is behind at the moment of the facts, whether or not its reminder has come. */
export const behindNow = (duties: readonly Duty[], facts: Facts): Reminder[] =>
  duties.flatMap((duty) => byUnit(duty, assessNow(duty, spanOf(duty, facts.asOf), facts).filter(isBehind)));

/**
 * Of what which unit is to be reminded on a day, by the moment of the facts: only what is open (or one day overdue where
 * its rule says so), only what is behind, each duty and unit once.
 */
export function remindersBy(duties: readonly Duty[], facts: Facts): Reminder[] {
  const { asOf } = facts;
  return behindNow(mayRemind(duties, asOf), facts).flatMap(({ duty, behind }) =>
    byUnit(
      duty,
      behind.filter((one) => duty.remind?.some((rule) => hasCome(rule, one, facts))),
    ),
  );
}
