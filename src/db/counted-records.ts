import { and, eq, gte, inArray, lte, ne, or, type SQL } from 'drizzle-orm';
import { firstOfMonth, type LocalDate } from '../domain/calendar.ts';
import { asEvidence, type Evidence, lasting, type RecordKind } from '../domain/record.ts';
import type { Db } from './db.ts';
import { withSubjects } from './records.ts';
import { records } from './schema-records.ts';

/** Kinds that bear on other units than their own. */
const everybodys: readonly RecordKind[] = ['quiet-day', 'special-period', 'link-publication', 'joint-enforcement'];

export type EvidenceSpan = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unitId?: string | undefined;
  /** Kinds whose whole course counts, from the month of `since` on, not only the span's. */
  readonly longKinds: readonly RecordKind[];
  readonly since: LocalDate;
  /** Only these kinds; all when absent. */
  readonly kinds?: readonly RecordKind[] | undefined;
};

/**
 * What counting needs of the records that bear on the days from `from` to `to`: ids, days, numbers. Whatever still
 * lasts (an open fault) and tables handed in later for a period inside are included.
 */
export async function evidenceOf(db: Db, span: EvidenceSpan): Promise<Evidence[]> {
  const { from, to, unitId, since, longKinds, kinds } = span;
  const bearing = (whose?: SQL) =>
    db.q
      .select()
      .from(records)
      .where(
        and(
          eq(records.status, 'valid'),
          whose,
          kinds === undefined ? undefined : inArray(records.kind, [...kinds]),
          or(
            and(gte(records.occurredOn, from), lte(records.occurredOn, to)),
            and(inArray(records.kind, [...lasting]), lte(records.occurredOn, to)),
            and(
              inArray(records.kind, ['clue-check', 'bulletin', 'review', 'effect-review']),
              gte(records.occurredOn, from),
            ),
            and(inArray(records.kind, [...longKinds]), gte(records.occurredOn, firstOfMonth(since))),
          ),
        ),
      );
  // Two halves, each by its index: as one condition it reads every record there ever was.
  const rows =
    unitId === undefined
      ? await bearing()
      : await bearing(eq(records.unitId, unitId)).unionAll(
          bearing(and(ne(records.unitId, unitId), inArray(records.kind, [...everybodys]))),
        );
  const kept = await withSubjects(db, rows);
  return kept.map((record) => asEvidence(record.id, record, record.late, record.recordedAt));
}
