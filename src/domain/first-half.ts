import { type AsOf, type Assessment, assess, type Facts } from './assess.ts';
import { dayOfMonth, type LocalDate } from './calendar.ts';
import type { Duty } from './duty.ts';
import { type Period, periodOf } from './period.ts';

const half = (quota: number): number => Math.ceil(quota / 2);

/** A month's visits as its first half sees them: half of each quota, rounded up, due on the 15th. Other duties stay. */
function byHalf(duty: Duty): Duty {
  if (duty.byHalves !== true || duty.cadence !== 'month') return duty;
  const { quota, specialQuota, quotaSince = [] } = duty;
  return {
    ...duty,
    quota: half(quota),
    ...(specialQuota === undefined ? {} : { specialQuota: half(specialQuota) }),
    quotaSince: quotaSince.map((set) => ({ ...set, quota: half(set.quota) })),
    dueDay: 15,
  };
}

export const isFirstHalf = (day: LocalDate): boolean => dayOfMonth(day) <= 15;

/** Whether a month is asked by its first half now: of visits, while that half lasts. */
export const isAskedByHalf = (duty: Duty, span: Period, today: LocalDate): boolean =>
  byHalf(duty) !== duty && isFirstHalf(today) && span.key === periodOf('month', today).key;

/**
 * 上半月: who stood where with a duty when a month's first half was over, or stands now while it lasts (A-9, C-02): of
 * visits half the quota, owed to those listed by the 15th, by what was done by then. Other duties as they stood that day.
 */
export function assessFirstHalf(duty: Duty, month: Period, facts: Facts): Assessment[] {
  const { last } = periodOf('half-month', month.first);
  const halved = byHalf(duty);
  const isPast = facts.asOf.day > last && halved === duty;
  const asOf: AsOf = isPast ? { day: last, time: '23:59' } : facts.asOf;
  return assess(halved, month, {
    ...facts,
    asOf,
    records: facts.records.filter(({ occurredOn }) => occurredOn <= last),
    roster: { ...facts.roster, listed: facts.roster.listed.filter(({ listedOn }) => listedOn <= last) },
  });
}

/** Who stands where as of now: with a month's visits by its first half while that lasts, then by the whole month (C-02). */
export const assessNow = (duty: Duty, span: Period, facts: Facts): Assessment[] =>
  isAskedByHalf(duty, span, facts.asOf.day) ? assessFirstHalf(duty, span, facts) : assess(duty, span, facts);
