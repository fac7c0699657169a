import { filesFor } from '../db/case-files.ts';
import { allPeople } from '../db/people.ts';
import { findRecords, type KeptRecord, privateDetailOf } from '../db/records.ts';
import type { Unit } from '../domain/actor.ts';
import { type Period, periodOf } from '../domain/period.ts';
import { type RecordKind, wordOf } from '../domain/record.ts';
import { cellFor } from '../domain/visibility.ts';
import type { PrintedRecord, PrintFacts, PrintForm, Subject } from '../papers/print-form.ts';
import { type Desk, unitOf, villages } from './define.ts';
import { minorRound, nameOf, owedVisits } from './visit-round.ts';

/** The units whose forms somebody may have: any, the own one, or none. */
export function unitsOfForm(desk: Desk, form: PrintForm): readonly Unit[] {
  const { actor } = desk;
  const fitting = form.per === 'village' ? villages(desk) : desk.units;
  const cell = cellFor(actor, form.shows);
  if (cell === 'F' || (cell === 'A' && form.countsOnly === true)) return fitting;
  return cell === 'O' ? fitting.filter(({ id }) => id === actor.unitId) : [];
}

/** Kinds whose records may bear on other units than their own. */
const shared: readonly RecordKind[] = ['link-publication', 'quiet-day'];

const isEverybodys = ({ kind, detail }: KeptRecord): boolean =>
  kind === 'link-publication' || wordOf(detail, 'scope') === 'township';

async function recordsFor(
  desk: Desk,
  form: PrintForm,
  month: Period,
  units: readonly Unit[],
): Promise<PrintedRecord[]> {
  const [only, another] = units;
  const own = another === undefined ? only?.id : undefined;
  const read = (kind: RecordKind, from?: Period['first']) =>
    findRecords(desk.db, {
      kind,
      ...(from === undefined ? {} : { from }),
      ...(own === undefined || shared.includes(kind) ? {} : { unitId: own }),
    });
  const found = (
    await Promise.all([
      ...form.ofMonth.map((kind) => read(kind, month.first)),
      ...(form.ever ?? []).map((kind) => read(kind)),
    ])
  ).flat();
  const ids = new Set(units.map(({ id }) => id));
  const seen = found.filter((record) => ids.has(record.unitId) || isEverybodys(record));
  if (form.sealed !== true) return seen;
  return Promise.all(
    seen.map(async (record) => ({ ...record, privateDetail: (await privateDetailOf(desk.db, record.id)) ?? {} })),
  );
}

/** Whom a form names: of this month's visit sheets those still owed a visit, else everybody on the register. */
async function subjectsFor(desk: Desk, form: PrintForm, month: Period, units: readonly Unit[]): Promise<Subject[]> {
  const { about: register } = form;
  const [unit] = units;
  if (register === undefined || unit === undefined) return [];
  const files =
    register === minorRound.register && month.key === periodOf('month', desk.today).key
      ? (await owedVisits(desk, minorRound, unit.id)).flatMap((owed) => owed.files)
      : await filesFor(desk.db, desk.actor, { register, unitId: unit.id, on: month.first }, ['name']);
  return files.map((file) => ({ id: file.id, shown: nameOf(file) }));
}

/** What a form prints about these units, cut to what the actor may see. The caller has asked `unitsOfForm`. */
export async function factsForForm(
  desk: Desk,
  form: PrintForm,
  month: Period,
  units: readonly Unit[],
): Promise<PrintFacts> {
  const [records, subjects, staff] = await Promise.all([
    recordsFor(desk, form, month, units),
    subjectsFor(desk, form, month, units),
    allPeople(desk.db),
  ]);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return {
    month,
    today: desk.today,
    units,
    records,
    subjects,
    staffName: (id) => names.get(id) ?? '',
    unitName: (id) => unitOf(desk, id).name,
  };
}
