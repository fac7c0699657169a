import type { Unit } from '../domain/actor.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { completenessIn, keptAs, type Register } from './define.ts';
import type { Difference } from './difference.ts';
import { householdOf } from './household.ts';
import { type Around, type Entry, entryReader, type Fault, type Kept, missingHeads, repeats } from './read-entry.ts';
import { villageIn } from './village-name.ts';
import { type Heading, isCalled, type Sheet, sheetOf, type Table } from './sheet.ts';

/** The heads by which a table of a register is known. */
export const headingsOf = ({ columns, ignored }: Register): Heading[] => [
  ...columns,
  ...ignored.map((head) => ({ name: `ignored ${head}`, head })),
];

/** What a sheet of a register is called. */
export const calledOf = ({ title, annex }: Register): string[] => [title, ...(annex === undefined ? [] : [annex])];

/** Fewer heads than these are any table's. */
const fewHeads = 4;

/** How well a sheet fits a register: by its title, else by heads it has, lacks, and does not know. */
function fit(register: Register, table: Table, { heads, unknown }: Sheet): number {
  const known = register.columns.filter(({ name }) => heads[name] !== undefined).length;
  const titled = isCalled(table, calledOf(register)) ? 1000 : 0;
  return known < fewHeads ? 0 : titled + 10 * known - 20 * missingHeads(register, heads).length - 5 * unknown.length;
}

/** The register a sheet is a table of; undefined when it is none of these. */
export function registerIn(
  registers: readonly Register[],
  table: Table,
): { readonly register: Register; readonly sheet: Sheet } | undefined {
  const found = registers.flatMap((register) => {
    const sheet = sheetOf([table], headingsOf(register));
    return sheet === undefined ? [] : [{ register, sheet, fits: fit(register, table, sheet) }];
  });
  return found.filter(({ fits }) => fits > 0).toSorted((a, b) => b.fits - a.fits)[0];
}

/** Who is on a register and not of age yet. */
export const listed = (files: readonly Kept[], today: LocalDate): Kept[] =>
  files.filter(({ adultOn }) => adultOn === undefined || adultOn > today);

/** The entries of a table, and everything that is wrong with it, in the order of its rows. */
export function readEntries(
  register: Register,
  { heads, lines }: Pick<Sheet, 'heads' | 'lines'>,
  around: Omit<Around, 'heads'>,
): { readonly entries: readonly Entry[]; readonly faults: readonly Fault[] } {
  const read = entryReader(register, { ...around, heads });
  const readings = lines.map(({ number, cells }) => read(number, cells));
  const entries = readings.flatMap((reading) => ('entry' in reading ? [reading.entry] : []));
  const faults = readings.flatMap((reading) => ('faults' in reading ? reading.faults : []));
  const all = [...faults, ...repeats(entries, (column) => heads[column] ?? column)];
  return { entries, faults: all.toSorted((a, b) => a.line - b.line) };
}

const rowOf = (register: Register, entry: Entry, columns?: readonly string[]) => ({
  ...entry,
  household: register.subjects === 'minor' ? householdOf({ ...entry.known?.fields, ...entry.fields }) : undefined,
  fields: Object.fromEntries(
    Object.entries(entry.fields)
      .filter(([column, value]) => columns?.includes(column) ?? value !== '')
      .map(([column, value]) => [keptAs(register, column), value]),
  ),
});

/** The village of somebody's household register, where it is another of the township's than the one that follows them. */
function homeOf(units: readonly Unit[], { fields, unitId }: Entry): string | null | undefined {
  const { hometown } = fields;
  if (hometown === undefined) return undefined;
  const villages = units.filter(({ kind }) => kind === 'village');
  const home = villageIn(villages, hometown)?.id;
  return home === undefined || home === unitId ? null : home;
}

type Importing = {
  readonly units: readonly Unit[];
  /** Files of newcomers that are there already, from another register or from before, by identity. */
  readonly ids: ReadonlyMap<string, string>;
  readonly newId: () => string;
  readonly today: LocalDate;
  readonly removeGone: boolean;
};

/** What importing a difference keeps: files, who is listed since when and how complete, and who leaves. */
export function intakeOf(
  register: Register,
  { added, changed, moved, gone }: Difference,
  { units, ids, newId, today, removeGone }: Importing,
) {
  const newcomers = added.map((entry) => ({ entry, id: ids.get(entry.identity) ?? newId() }));
  const changes = [...changed, ...moved];
  const all = [...newcomers, ...changes.map(({ entry, kept }) => ({ entry, id: kept.id }))];
  return {
    files: [
      ...newcomers.map(({ entry, id }) => ({ id, row: rowOf(register, entry) })),
      ...changes.map(({ entry, kept, columns }) => ({ id: kept.id, row: rowOf(register, entry, columns) })),
    ],
    listings: newcomers.map(({ entry, id }) => ({
      id,
      from: entry.listedOn ?? today,
      ...completenessIn(register, entry.fields),
    })),
    completed: changes.map(({ entry, kept }) => ({
      id: kept.id,
      ...completenessIn(register, { ...kept.fields, ...entry.fields }),
    })),
    relisted: changes.flatMap(({ entry, kept, columns }) =>
      entry.listedOn !== undefined && columns.includes('listed') ? [{ id: kept.id, from: entry.listedOn }] : [],
    ),
    homes: all.flatMap(({ entry, id }) => {
      const unitId = register.subjects === 'minor' ? homeOf(units, entry) : undefined;
      return unitId === undefined ? [] : [{ id, unitId }];
    }),
    stays: all.flatMap(({ entry, id }) => {
      const [said = '', before = ''] = [entry.fields['away'], entry.known?.fields['away']];
      return said === before || (said !== '是' && before !== '是') ? [] : [{ id, away: said === '是' }];
    }),
    left: removeGone ? gone.map(({ id }) => id) : [],
  };
}
