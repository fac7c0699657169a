import { evidenceOf } from '../../src/db/counted-records.ts';
import { listedOn } from '../../src/db/case-files.ts';
import type { Db } from '../../src/db/db.ts';
import type { records } from '../../src/db/schema-records.ts';
import { allUnits } from '../../src/db/units.ts';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import type { Facts } from '../../src/domain/assess.ts';
import { endOfMonth, type LocalDate } from '../../src/domain/calendar.ts';
import { longKinds } from '../../src/domain/campaign.ts';
import type { Evidence } from '../../src/domain/record.ts';

/** A record as the forms keep it. */
export const rowOf = (one: Evidence, daySeq: number): typeof records.$inferInsert => ({
  id: one.id,
  kind: one.kind,
  unitId: one.unitId === '*' ? 'PA' : one.unitId,
  occurredOn: one.occurredOn,
  daySeq,
  times: [],
  count: one.count,
  detail: {
    tags: one.tags,
    answers: one.answers,
    action: one.action,
    outOf: one.outOf,
    dueOn: one.dueOn,
    until: one.until,
    period: one.forPeriod,
    scope: one.unitId === '*' ? 'township' : undefined,
  },
  evidenceState: one.evidenceState,
  status: 'valid',
  late: false,
  reportedBy: 'somebody',
  onBehalf: false,
  source: 'import',
  version: 1,
  recordedAt: one.at,
});

/** What counting reads of a month when the year is over, as the product reads it. */
export async function factsOf(db: Db, month: LocalDate): Promise<Facts> {
  const { window, duties } = fushoushan2024;
  const span = { from: month, to: endOfMonth(month), since: window.from, longKinds: longKinds(duties) };
  const [units, listed, found] = await Promise.all([allUnits(db), listedOn(db), evidenceOf(db, span)]);
  return { roster: { units, listed }, records: found, window, asOf: { day: '2024-12-31', time: '23:59' } };
}
