import type { Duty } from './duty.ts';
import type { Evidence, RecordKind } from './record.ts';

/** The records at hand, found by kind and unit without walking through all of them. */
export type Ledger = {
  /** Records that may count for a duty: of its kind and words, of the unit, or of anybody for a joint action. */
  readonly of: (duty: Pick<Duty, 'evidence' | 'tags' | 'except' | 'worth'>, unitId: string) => readonly Evidence[];
  readonly ofKind: (kind: RecordKind, unitId?: string) => readonly Evidence[];
};

const carries = (record: Evidence, tags: readonly string[] = []) => tags.every((tag) => record.tags.includes(tag));

/** Whether a record's words let it count for a duty of its kind. */
export const mayCountFor = (duty: Pick<Duty, 'evidence' | 'tags' | 'except'>, record: Evidence): boolean =>
  record.kind === duty.evidence &&
  carries(record, duty.tags) &&
  !record.tags.some((tag) => duty.except?.includes(tag) === true);

const ledgers = new WeakMap<readonly Evidence[], Ledger>();

function build(records: readonly Evidence[]): Ledger {
  const byKind = new Map<string, Evidence[]>();
  const add = (key: string, record: Evidence) => {
    const list = byKind.get(key);
    if (list === undefined) byKind.set(key, [record]);
    else list.push(record);
  };
  for (const record of records) {
    add(record.kind, record);
    add(`${record.kind} ${record.unitId}`, record);
  }
  const ofKind = (kind: RecordKind, unitId?: string) =>
    byKind.get(unitId === undefined ? kind : `${kind} ${unitId}`) ?? [];
  return {
    ofKind,
    of: (duty, unitId) => {
      const found = duty.worth === 'action' ? ofKind(duty.evidence) : ofKind(duty.evidence, unitId);
      if (duty.tags === undefined && duty.except === undefined) return found;
      return found.filter((record) => mayCountFor(duty, record));
    },
  };
}

/** The ledger of a list of records; the same list gives the same ledger. */
export function ledgerOf(records: readonly Evidence[]): Ledger {
  const known = ledgers.get(records);
  if (known !== undefined) return known;
  const ledger = build(records);
  ledgers.set(records, ledger);
  return ledger;
}
