import { leaveRegister } from '../../db/case-files.ts';
import { commit, type Db, type Write } from '../../db/db.ts';
import {
  correctListing,
  enterRegister,
  fileIdsOf,
  noteCompleteness,
  putFiles,
  registerFiles,
} from '../../db/register-files.ts';
import { noteAudit } from '../../db/settings.ts';
import { allUnits } from '../../db/units.ts';
import { dayOf, type LocalDate } from '../../domain/calendar.ts';
import { Refusal } from '../../errors.ts';
import { completenessIn, keptAs, type Register } from '../../registers/define.ts';
import { type Difference, differenceOf, isSame } from '../../registers/difference.ts';
import { householdOf } from '../../registers/household.ts';
import { type Entry, entryReader, type Kept, missingHeads, repeats } from '../../registers/read-entry.ts';
import type { Terminal } from './define.ts';
import { refuseFaults } from './faults.ts';
import { demandHeads, readSheet } from './files.ts';
import { sayDifference } from './register-difference.ts';
import { demandSwitchedOn } from './register-switching.ts';
import type { Workplace } from './workplace.ts';

type Place = Pick<Workplace, 'db' | 'now'>;
type Ways = { readonly apply: boolean; readonly removeGone: boolean };

/** Who is on the register and not of age yet. */
export const listed = (files: readonly Kept[], today: LocalDate): Kept[] =>
  files.filter(({ adultOn }) => adultOn === undefined || adultOn > today);

/** The entries of a table. Names every fault and refuses the table when there is one. */
async function entriesOf(
  { db, now }: Place,
  register: Register,
  kept: readonly Kept[],
  path: string,
  terminal: Terminal,
): Promise<Entry[]> {
  const ignored = register.ignored.map((head) => ({ name: `ignored ${head}`, head }));
  const { heads, lines, unknown } = await readSheet(
    path,
    [...register.columns, ...ignored],
    [register.title, ...(register.annex === undefined ? [] : [register.annex])],
  );
  demandHeads(missingHeads(register, heads));
  if (unknown.length > 0) terminal.note(`不认识的列，略过：${unknown.join('、')}`);
  if (lines.length === 0) throw new Refusal('bad-input', '表头下面一行也没有。');
  const read = entryReader(register, { today: dayOf(now()), units: await allUnits(db), heads, kept });
  const readings = lines.map(({ number, cells }) => read(number, cells));
  const entries = readings.flatMap((reading) => ('entry' in reading ? [reading.entry] : []));
  const faults = readings.flatMap((reading) => ('faults' in reading ? reading.faults : []));
  refuseFaults([...faults, ...repeats(entries, (column) => heads[column] ?? column)], terminal);
  return entries;
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

/** Files sealed between two steps of the progress bar. */
const step = 100;

async function writesOf(
  db: Db,
  register: Register,
  { added, changed, moved, gone }: Difference,
  { today, removeGone, at }: { readonly today: LocalDate; readonly removeGone: boolean; readonly at: Date },
  terminal: Terminal,
): Promise<Write[]> {
  // Who is new here may have a file already, from another register or from before.
  const ids = await fileIdsOf(
    db,
    added.map((entry) => entry.identity),
  );
  if (ids.size > 0) terminal.out(`其中 ${ids.size} 人已有档案，不重复建档。\n`);
  const newcomers = added.map((entry) => ({ entry, id: ids.get(entry.identity) ?? crypto.randomUUID() }));
  const changes = [...changed, ...moved];
  const files = [
    ...newcomers.map(({ entry, id }) => ({ id, row: rowOf(register, entry) })),
    ...changes.map(({ entry, kept, columns }) => ({ id: kept.id, row: rowOf(register, entry, columns) })),
  ];
  const writes: Write[] = [];
  for (let from = 0; from < files.length; from += step) {
    writes.push(...(await putFiles(db, files.slice(from, from + step))));
    terminal.progress(Math.min(from + step, files.length), files.length);
  }
  const listings = newcomers.map(({ entry, id }) => ({
    id,
    from: entry.listedOn ?? today,
    ...completenessIn(register, entry.fields),
  }));
  const completed = changes.map(({ entry, kept }) =>
    noteCompleteness(db, register.code, {
      id: kept.id,
      ...completenessIn(register, { ...kept.fields, ...entry.fields }),
    }),
  );
  const corrected = changes.flatMap(({ entry, kept, columns }) =>
    entry.listedOn !== undefined && columns.includes('listed')
      ? [correctListing(db, register.code, kept.id, entry.listedOn)]
      : [],
  );
  const left = removeGone ? gone.map(({ id }) => leaveRegister(db, register.code, id, today, 'not-in-table')) : [];
  const noted = await noteAudit(db, { at, personId: 'cli', what: 'register-import', about: register.code });
  return [...writes, ...enterRegister(db, register.code, listings), ...corrected, ...completed, ...left, noted];
}

/** Compares a table with a register, says the difference, and with `apply` makes it so in one commit. */
export async function importRegister(
  place: Place,
  register: Register,
  path: string,
  { apply, removeGone }: Ways,
  terminal: Terminal,
): Promise<void> {
  const { db, now } = place;
  const today = dayOf(now());
  if (register.view !== undefined)
    throw new Refusal('bad-input', `${register.title}只是 ${register.view.of} 的一部分，请导入 ${register.view.of}。`);
  await demandSwitchedOn(db, register);
  const kept = await registerFiles(db, register.code);
  const entries = await entriesOf(place, register, kept, path, terminal);
  const difference = differenceOf(register, entries, listed(kept, today));
  const units = await allUnits(db);
  terminal.out(`${register.code} ${register.title}：表里 ${entries.length} 人\n`);
  terminal.out(`${sayDifference(difference, { register, units }).join('\n')}\n`);
  if (isSame(difference)) return terminal.out('没有要写入的。\n');
  if (!apply) return terminal.out('这只是比对，还没有写入。核对后加 --apply。\n');
  await commit(db, await writesOf(db, register, difference, { today, removeGone, at: now() }, terminal));
  const left = removeGone || difference.gone.length === 0 ? '' : '表里没有的人没有移出，要移出请再加 --remove-gone。';
  terminal.out(`已写入。${left}\n`);
}
