import { findRecords, type KeptRecord } from '../db/records.ts';
import { addDays, sayDay } from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';
import type { RecordDeclaration } from '../records/define.ts';
import type { Desk } from './define.ts';

/** That a visit follows another to the same person within days; said on the receipt, both count. */
export async function closeToAnother(
  desk: Desk,
  { kind, title, apart }: RecordDeclaration,
  { unitId, occurredOn, subjectIds }: Draft,
  corrects: KeptRecord | undefined,
): Promise<string[]> {
  if (apart === undefined) return [];
  const [from, to] = [addDays(occurredOn, 1 - apart), addDays(occurredOn, apart - 1)];
  const near = (await findRecords(desk.db, { kind, unitId, from, to }))
    .filter((record) => record.id !== corrects?.id && record.occurredOn !== occurredOn)
    .filter((record) => record.subjectIds.some((id) => subjectIds.includes(id)));
  const days = [...new Set(near.map((record) => sayDay(record.occurredOn)))];
  return days.length === 0 ? [] : [`和${days.join('、')}的${title}隔了不到${apart}天，都照算。`];
}
