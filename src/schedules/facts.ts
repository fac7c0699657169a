import { listedOn } from '../db/case-files.ts';
import { evidenceOf } from '../db/counted-records.ts';
import type { Facts } from '../domain/assess.ts';
import { type LocalDate, type LocalTime, timeOf } from '../domain/calendar.ts';
import { longKinds } from '../domain/campaign.ts';
import { periodOf } from '../domain/period.ts';
import type { RecordKind } from '../domain/record.ts';
import type { JobDesk } from './define.ts';

/** The months of these days, and only these kinds of record, when not the slot's month and all. */
type Reach = { readonly from?: LocalDate; readonly kinds?: readonly RecordKind[] };

/** What counting needs of a slot's month, for every unit: ids, days and numbers. `time` is the hour it is judged at. */
export async function factsAt(
  { db, campaign, units, slot }: JobDesk,
  time: LocalTime = timeOf(slot.moment),
  { from = slot.day, kinds }: Reach = {},
): Promise<Facts> {
  const [records, listed] = await Promise.all([
    evidenceOf(db, {
      from: periodOf('month', from).first,
      to: periodOf('month', slot.day).last,
      since: campaign.window.from,
      longKinds: longKinds(campaign.duties),
      kinds,
    }),
    listedOn(db),
  ]);
  return { roster: { units, listed }, records, window: campaign.window, asOf: { day: slot.day, time } };
}
