import { and, asc, desc, eq, gte, inArray, lte, ne } from 'drizzle-orm';
import { isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../domain/calendar.ts';
import { type Draft, isRecordKind, type RecordKind } from '../domain/record.ts';
import type { Db } from './db.ts';
import { recordSubjects, records } from './schema-records.ts';

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

/** SQLite takes 32,766 values a statement: a year of records is more. */
const idsAtOnce = 10_000;

/** Rows with the ids of whom they concern. */
export async function withSubjects(db: Db, rows: readonly Row[]): Promise<KeptRecord[]> {
  const ids = rows.map((row) => row.id);
  const subjects = new Map<string, string[]>();
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const some = ids.slice(from, from + idsAtOnce);
    const links = await db.q.select().from(recordSubjects).where(inArray(recordSubjects.recordId, some));
    for (const link of links) subjects.set(link.recordId, [...(subjects.get(link.recordId) ?? []), link.subjectId]);
  }
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

/** The sealed free words of a record. The caller has demanded the right to change or read it. */
export async function privateDetailOf(db: Db, recordId: string): Promise<Record<string, unknown> | undefined> {
  const row = await db.q.select({ sealed: records.detailSealed }).from(records).where(eq(records.id, recordId)).get();
  if (row?.sealed === undefined || row.sealed === null) return undefined;
  const opened: unknown = JSON.parse(await db.vault.open(row.sealed, `records:${recordId}:detail`));
  return typeof opened === 'object' && opened !== null ? { ...opened } : undefined;
}
