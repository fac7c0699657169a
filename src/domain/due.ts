import {
  addDays,
  dayOf,
  endOfMonth,
  type LocalDate,
  momentOf,
  monthOf,
  nthOfMonth,
  yearOf,
  dateOf,
} from './calendar.ts';
import type { Duty, Within } from './duty.ts';
import type { Period } from './period.ts';
import type { Evidence } from './record.ts';
import { addWorkingDays, workingDayFrom } from './working-day.ts';

const monthsAfter = (day: LocalDate, months: number): LocalDate => {
  const month = monthOf(day) - 1 + months;
  return dateOf(yearOf(day) + Math.floor(month / 12), (month % 12) + 1, 1) ?? day;
};

/**
 * The last day on which a period's duty is met in time. A period cut by the campaign's window, so that it ends before
 * its due day or begins after it, has until its last day.
 */
export function dueDate(duty: Duty, period: Period): LocalDate {
  if (duty.by !== undefined) return duty.by;
  if (duty.dueDay === undefined) return period.last;
  const after = duty.dueMonthsAfter ?? 0;
  const due = nthOfMonth(after === 0 ? period.first : monthsAfter(period.last, after), duty.dueDay);
  const kept = after > 0 || (period.first <= due && due <= period.last) ? due : period.last;
  return duty.dueOnWorkingDay === true ? workingDayFrom(kept) : kept;
}

const HOUR = 3_600_000;

/** The last moment at which what a cause asks for is in time. */
export function deadlineAfter(cause: Pick<Evidence, 'occurredOn' | 'at' | 'dueOn'>, within: Within): Date {
  const endOf = (day: LocalDate) => momentOf(addDays(day, 1));
  if (within === 'same-day') return endOf(cause.occurredOn);
  if (within === 'month-end') return endOf(endOfMonth(cause.occurredOn));
  if (within === 'stated') return endOf(cause.dueOn ?? cause.occurredOn);
  if ('hours' in within) return new Date(cause.at.getTime() + within.hours * HOUR);
  if ('days' in within) return endOf(addDays(cause.occurredOn, within.days));
  return endOf(addWorkingDays(cause.occurredOn, within.workingDays));
}

/** The day a deadline falls on; a day that ends at 24:00 is its own. */
export const dayOfDeadline = (deadline: Date): LocalDate => dayOf(new Date(deadline.getTime() - 1));
