import { listedOn } from '../db/case-files.ts';
import { evidenceOf } from '../db/records.ts';
import type { Facts } from '../domain/assess.ts';
import { type LocalTime, timeOf } from '../domain/calendar.ts';
import { longKinds } from '../domain/campaign.ts';
import { periodOf } from '../domain/period.ts';
import type { JobDesk } from './define.ts';

/** What counting needs of a slot's month, for every unit: ids, days and numbers. `time` is the hour it is judged at. */
export async function factsAt(
  { db, campaign, units, slot }: JobDesk,
  time: LocalTime = timeOf(slot.moment),
): Promise<Facts> {
  const month = periodOf('month', slot.day);
  const [records, listed] = await Promise.all([
    evidenceOf(db, {
      from: month.first,
      to: month.last,
      since: campaign.window.from,
      longKinds: longKinds(campaign.duties),
    }),
    listedOn(db),
  ]);
  return { roster: { units, listed }, records, window: campaign.window, asOf: { day: slot.day, time } };
}
