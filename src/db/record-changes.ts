import { and, desc, eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import type { Draft, EvidenceState, RecordKind } from '../domain/record.ts';
import { type Db, type Write, write } from './db.ts';
import type { KeptRecord } from './records.ts';
import { recordChanges, recordSubjects, records } from './schema-records.ts';

/** The next free place among a unit's records of a kind and day. Two who take the same place cannot both commit. */
async function nextDaySeq(db: Db, kind: RecordKind, unitId: string, occurredOn: LocalDate): Promise<number> {
  const row = await db.q
    .select({ last: sql<number | null>`max(${records.daySeq})` })
    .from(records)
    .where(and(eq(records.kind, kind), eq(records.unitId, unitId), eq(records.occurredOn, occurredOn)))
    .get();
  return (row?.last ?? 0) + 1;
}

export type Entry = {
  readonly by: string;
  readonly onBehalf: boolean;
  readonly source: KeptRecord['source'];
  readonly chatId?: string | undefined;
  readonly messageId?: string | undefined;
  readonly late: boolean;
  readonly at: Date;
  readonly cause: string;
  readonly ahead?: number;
};

const change = (
  db: Db,
  recordId: string,
  version: number,
  what: (typeof recordChanges.$inferInsert)['what'],
  entry: Pick<Entry, 'by' | 'at' | 'cause'>,
): Write =>
  write(db.q.insert(recordChanges).values({ recordId, version, what, by: entry.by, at: entry.at, cause: entry.cause }));

/** Keeps a draft as a new record in the place of `corrects`; `entry.ahead` alike come before it in the same commit. */
export async function addRecord(
  db: Db,
  id: string,
  draft: Draft,
  entry: Entry,
  corrects?: KeptRecord,
): Promise<Write[]> {
  const sealed =
    draft.privateDetail === undefined
      ? null
      : await db.vault.seal(JSON.stringify(draft.privateDetail), `records:${id}:detail`);
  const writes: Write[] = [
    write(
      db.q.insert(records).values({
        id,
        kind: draft.kind,
        unitId: draft.unitId,
        occurredOn: draft.occurredOn,
        daySeq: (await nextDaySeq(db, draft.kind, draft.unitId, draft.occurredOn)) + (entry.ahead ?? 0),
        times: [...draft.times],
        count: draft.count,
        detail: { ...draft.detail },
        detailSealed: sealed,
        evidenceState: draft.evidenceState,
        status: 'valid',
        late: entry.late,
        reportedBy: entry.by,
        onBehalf: entry.onBehalf,
        source: entry.source,
        chatId: entry.chatId ?? null,
        messageId: entry.messageId ?? null,
        corrects: corrects?.id ?? null,
        version: 1,
        recordedAt: entry.at,
      }),
    ),
    change(db, id, 1, 'recorded', entry),
    ...draft.subjectIds.map((subjectId) => write(db.q.insert(recordSubjects).values({ recordId: id, subjectId }))),
  ];
  if (corrects !== undefined) writes.push(...moveTo(db, corrects, 'corrected', entry));
  return writes;
}

const moves = { corrected: 'corrected', void: 'voided', valid: 'restored' } as const;

/** Moves a record to another status; whoever decides on an older version fails at the commit. */
export const moveTo = (
  db: Db,
  record: KeptRecord,
  status: 'corrected' | 'void' | 'valid',
  entry: Pick<Entry, 'by' | 'at' | 'cause'>,
): Write[] => [
  change(db, record.id, record.version + 1, moves[status], entry),
  write(
    db.q
      .update(records)
      .set({ status, version: record.version + 1 })
      .where(eq(records.id, record.id)),
  ),
];

/** Notes that a record's picture has come. */
export const setEvidence = (
  db: Db,
  record: KeptRecord,
  state: EvidenceState,
  entry: Pick<Entry, 'by' | 'at' | 'cause'>,
): Write[] => [
  change(db, record.id, record.version + 1, 'evidence', entry),
  write(
    db.q
      .update(records)
      .set({ evidenceState: state, version: record.version + 1 })
      .where(eq(records.id, record.id)),
  ),
];

/** The moment of a record's newest change of a kind, e.g. when it was voided. */
export async function changedAt(db: Db, recordId: string, what: 'voided' | 'corrected'): Promise<Date | undefined> {
  const row = await db.q
    .select({ at: recordChanges.at })
    .from(recordChanges)
    .where(and(eq(recordChanges.recordId, recordId), eq(recordChanges.what, what)))
    .orderBy(desc(recordChanges.version))
    .limit(1)
    .get();
  return row?.at;
}
