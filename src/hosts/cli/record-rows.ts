import type { Db } from '../../db/db.ts';
import { findRecords, type KeptRecord, type RecordFilter } from '../../db/records.ts';
import { kindsOf } from '../../db/register-files.ts';
import { csvOf, xlsxOf } from '../../documents/write-table.ts';
import type { Unit } from '../../domain/actor.ts';
import { isoOf } from '../../domain/calendar.ts';
import { dutiesFed } from '../../domain/bearer.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { asEvidence } from '../../domain/record.ts';

export const formats = ['jsonl', 'csv', 'xlsx'] as const;

/** In this order in every format; null where unknown. */
const keys = [
  'id',
  'kind',
  'duty_ids',
  'unit',
  'occurred_on',
  'times',
  'count',
  'subject_ids',
  'subject_kind',
  'evidence_state',
  'status',
  'late',
  'reported_by',
  'source',
  'message_id',
  'recorded_at',
  'corrects',
  'detail',
] as const;

/** A record as machines read it: ids, days and numbers, never a name. */
export type RecordRow = Readonly<Record<(typeof keys)[number], unknown>>;

type SubjectKinds = Awaited<ReturnType<typeof kindsOf>>;

function rowOf(record: KeptRecord, campaign: Campaign, units: readonly Unit[], kinds: SubjectKinds): RecordRow {
  return {
    id: record.id,
    kind: record.kind,
    duty_ids: dutiesFed(campaign.duties, asEvidence(record.id, record, record.late, record.recordedAt), units).map(
      (duty) => duty.id,
    ),
    unit: units.find((unit) => unit.id === record.unitId)?.name ?? null,
    occurred_on: record.occurredOn,
    times: record.times.toSorted(),
    count: record.count,
    subject_ids: record.subjectIds,
    subject_kind: kinds.get(record.subjectIds[0] ?? '') ?? null,
    evidence_state: record.evidenceState,
    status: record.status,
    late: record.late,
    reported_by: record.reportedBy,
    source: record.source,
    message_id: record.messageId ?? null,
    recorded_at: isoOf(record.recordedAt),
    corrects: record.corrects ?? null,
    detail: record.detail,
  };
}

/** The records of a kind and span, whatever became of them. */
export async function rowsOf(
  db: Db,
  campaign: Campaign,
  units: readonly Unit[],
  filter: Omit<RecordFilter, 'status'>,
): Promise<RecordRow[]> {
  const found = await findRecords(db, { ...filter, status: 'any' });
  const kinds = await kindsOf(
    db,
    found.flatMap(({ subjectIds }) => subjectIds),
  );
  return found.map((record) => rowOf(record, campaign, units, kinds));
}

/** Lists become words with 、 between, an object its JSON. */
const cellOf = (value: unknown) => {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.join('、');
  return value === null ? null : JSON.stringify(value);
};

/** The rows as a file's content. */
export async function recordsAs(
  format: (typeof formats)[number],
  rows: readonly RecordRow[],
): Promise<string | Buffer> {
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const cells = rows.map((row) => keys.map((key) => cellOf(row[key])));
  return format === 'csv' ? csvOf(keys, cells) : xlsxOf('records', keys, cells);
}
