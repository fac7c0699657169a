import { and, asc, desc, eq, gte, inArray, lte, ne, or, sql } from 'drizzle-orm';
import { firstOfMonth, isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../domain/calendar.ts';
import {
  asEvidence,
  type Draft,
  type Evidence,
  type EvidenceState,
  isRecordKind,
  lasting,
  type RecordKind,
} from '../domain/record.ts';
import { type Db, type Write, write } from './db.ts';
import { recordChanges, recordSubjects, records } from './schema-records.ts';

/** A record as kept. What names a person is only in `recordSubjects` (ids) and the sealed detail. */
export type KeptRecord = Draft & {
  readonly id: string;
  readonly daySeq: number;
  readonly status: 'valid' | 'corrected' | 'void';
  readonly late: boolean;
  readonly reportedBy: string;
  readonly onBehalf: boolean;
  readonly source: 'text' | 'card' | 'import' | 'cli';
  readonly chatId: string | undefined;
  readonly messageId: string | undefined;
  readonly corrects: string | undefined;
  readonly version: number;
  readonly recordedAt: Date;
};

type Row = typeof records.$inferSelect;

const day = (text: string): LocalDate => {
  if (!isLocalDate(text)) throw new Error('a stored day is not a day');
  return text;
};

async function recordOf(row: Row, subjectIds: readonly string[]): Promise<KeptRecord> {
  if (!isRecordKind(row.kind)) throw new Error('a stored record is of no known kind');
  return {
    id: row.id,
    kind: row.kind,
    unitId: row.unitId,
    occurredOn: day(row.occurredOn),
    daySeq: row.daySeq,
    times: row.times.filter((time): time is LocalTime => isLocalTime(time)),
    count: row.count,
    subjectIds,
    detail: row.detail,
    evidenceState: row.evidenceState,
    status: row.status,
    late: row.late,
    reportedBy: row.reportedBy,
    onBehalf: row.onBehalf,
    source: row.source,
    chatId: row.chatId ?? undefined,
    messageId: row.messageId ?? undefined,
    corrects: row.corrects ?? undefined,
    version: row.version,
    recordedAt: row.recordedAt,
  };
}

async function withSubjects(db: Db, rows: readonly Row[]): Promise<KeptRecord[]> {
  const ids = rows.map((row) => row.id);
  const links =
    ids.length === 0 ? [] : await db.q.select().from(recordSubjects).where(inArray(recordSubjects.recordId, ids));
  const subjects = new Map<string, string[]>();
  for (const link of links) subjects.set(link.recordId, [...(subjects.get(link.recordId) ?? []), link.subjectId]);
  return Promise.all(rows.map((row) => recordOf(row, subjects.get(row.id) ?? [])));
}

export async function recordById(db: Db, id: string): Promise<KeptRecord | undefined> {
  const row = await db.q.select().from(records).where(eq(records.id, id)).get();
  return row && (await withSubjects(db, [row]))[0];
}

export type RecordFilter = {
  readonly kind?: RecordKind;
  readonly unitId?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly status?: 'valid' | 'any';
  readonly reportedBy?: string;
};

/** Records in the order of their days; valid ones unless asked otherwise. */
export async function findRecords(db: Db, filter: RecordFilter): Promise<KeptRecord[]> {
  const rows = await db.q
    .select()
    .from(records)
    .where(
      and(
        filter.kind === undefined ? undefined : eq(records.kind, filter.kind),
        filter.unitId === undefined ? undefined : eq(records.unitId, filter.unitId),
        filter.from === undefined ? undefined : gte(records.occurredOn, filter.from),
        filter.to === undefined ? undefined : lte(records.occurredOn, filter.to),
        filter.reportedBy === undefined ? undefined : eq(records.reportedBy, filter.reportedBy),
        filter.status === 'any' ? undefined : eq(records.status, 'valid'),
      ),
    )
    .orderBy(asc(records.occurredOn), asc(records.daySeq), asc(records.recordedAt));
  return withSubjects(db, rows);
}

/** The record a person made last in a chat, for “不对” and “撤销”. A corrected one is passed over, a void one is not. */
export async function lastRecordBy(
  db: Db,
  personId: string,
  chatId: string,
  since: Date,
): Promise<KeptRecord | undefined> {
  const row = await db.q
    .select()
    .from(records)
    .where(
      and(
        eq(records.reportedBy, personId),
        eq(records.chatId, chatId),
        ne(records.status, 'corrected'),
        gte(records.recordedAt, since),
      ),
    )
    .orderBy(desc(records.recordedAt), desc(records.daySeq))
    .limit(1)
    .get();
  return row && (await withSubjects(db, [row]))[0];
}

/** The next free place among a unit's records of a kind and day. Two who take the same place cannot both commit. */
export async function nextDaySeq(db: Db, kind: RecordKind, unitId: string, occurredOn: LocalDate): Promise<number> {
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
  const rows = await db.q
    .select()
    .from(records)
    .where(
      and(
        eq(records.status, 'valid'),
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
        unitId === undefined ? undefined : or(eq(records.unitId, unitId), inArray(records.kind, [...everybodys])),
      ),
    );
  const kept = await withSubjects(db, rows);
  return kept.map((record) => asEvidence(record.id, record, record.late, record.recordedAt));
}

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

/** The sealed free words of a record. The caller has demanded the right to change or read it. */
export async function privateDetailOf(db: Db, recordId: string): Promise<Record<string, unknown> | undefined> {
  const row = await db.q.select({ sealed: records.detailSealed }).from(records).where(eq(records.id, recordId)).get();
  if (row?.sealed === undefined || row.sealed === null) return undefined;
  const opened: unknown = JSON.parse(await db.vault.open(row.sealed, `records:${recordId}:detail`));
  return typeof opened === 'object' && opened !== null ? { ...opened } : undefined;
}
