import { addDays, daysFrom, type LocalDate } from './calendar.ts';
import type { Duty } from './duty.ts';
import type { Period } from './period.ts';
import type { Evidence } from './record.ts';

/** What counts of a record: its day, what it is worth, whether its picture is there. */
type Step = { readonly day: LocalDate; readonly worth: number; evidenced: boolean };

/** How far a bearer has come: `metOn` is the day on which the quota was reached. */
export type Progress = {
  readonly quota: number;
  readonly done: number;
  readonly evidenced: number;
  readonly metOn: LocalDate | undefined;
};

const byDay = (a: Step, b: Step) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
const hasPicture = (record: Evidence) => record.evidenceState === 'attached';

/** What a record is one with: itself, its action, its day, or each day it tells of, up to its own. */
function keysOf(duty: Duty, record: Evidence, period: Period): readonly string[] {
  if (duty.worth === 'count') return [record.id];
  if (duty.worth === 'action') return [record.action ?? record.id];
  if (duty.worth !== 'days') return [record.occurredOn];
  const first = addDays(record.occurredOn, 1 - record.count);
  return daysFrom(first < period.first ? period.first : first, record.occurredOn);
}

function stepsOf(duty: Duty, found: readonly Evidence[], period: Period): Step[] {
  const steps = new Map<string, Step>();
  for (const record of found)
    for (const key of keysOf(duty, record, period)) {
      const known = steps.get(key);
      const isFirst = known === undefined || record.occurredOn < known.day;
      steps.set(key, {
        day: isFirst ? record.occurredOn : known.day,
        worth: duty.worth === 'count' ? record.count : 1,
        evidenced: hasPicture(record) || known?.evidenced === true,
      });
    }
  return [...steps.values()].toSorted(byDay);
}

function counted(duty: Duty, found: readonly Evidence[], quota: number, period: Period): Progress {
  let done = 0;
  let evidenced = 0;
  let metOn: LocalDate | undefined;
  for (const step of stepsOf(duty, found, period)) {
    done = Math.min(quota, done + step.worth);
    evidenced = Math.min(quota, evidenced + (step.evidenced ? step.worth : 0));
    if (done >= quota) metOn ??= step.day;
  }
  return { quota, done, evidenced, metOn };
}

/** Reports in the order in which they were made. */
const inOrder = (found: readonly Evidence[]) =>
  found.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));

/** The numbers reported last for each trade or institution, out of those said to be due; until then one report is owed. */
function reported(found: readonly Evidence[], waived: boolean): Progress {
  if (waived) return { quota: 0, done: 0, evidenced: 0, metOn: undefined };
  const last = new Map<string, Evidence>();
  let progress: Progress = { quota: 1, done: 0, evidenced: 0, metOn: undefined };
  for (const record of inOrder(found)) {
    last.set(record.tags.toSorted().join(' '), record);
    const all = [...last.values()].map((one) => ({
      due: one.outOf ?? one.count,
      done: Math.min(one.count, one.outOf ?? one.count),
      hasPicture: hasPicture(one),
    }));
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    const [quota, done] = [sum((one) => one.due), sum((one) => one.done)];
    progress = {
      quota,
      done,
      evidenced: sum((one) => (one.hasPicture ? one.done : 0)),
      metOn: done < quota ? undefined : (progress.metOn ?? record.occurredOn),
    };
  }
  return progress;
}

/** How far these records bring a bearer whom a period asks `quota`; 0 when nothing is owed. Their order does not matter. */
export const progressOf = (duty: Duty, found: readonly Evidence[], quota: number, period: Period): Progress =>
  duty.worth === 'reported' ? reported(found, quota === 0) : counted(duty, found, quota, period);
