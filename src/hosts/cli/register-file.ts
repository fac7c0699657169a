import { leaveRegister } from '../../db/case-files.ts';
import { commit, type Db, type Write } from '../../db/db.ts';
import { correctListing, enterRegister, fileIdsOf, putFiles, registerFiles } from '../../db/register-files.ts';
import { noteAudit } from '../../db/settings.ts';
import { allUnits } from '../../db/units.ts';
import { xlsxOf } from '../../documents/write-table.ts';
import { dayOf, type LocalDate } from '../../domain/calendar.ts';
import { Refusal } from '../../errors.ts';
import type { Register } from '../../registers/define.ts';
import { type Difference, differenceOf, isSame } from '../../registers/difference.ts';
import { type Entry, entryReader, type Kept, missingHeads, repeats } from '../../registers/read-entry.ts';
import type { Terminal } from './define.ts';
import { refuseFaults } from './faults.ts';
import { demandHeads, readSheet, writePrivately } from './files.ts';
import { sayDifference } from './register-difference.ts';
import type { Workplace } from './workplace.ts';

type Place = Pick<Workplace, 'db' | 'now'>;
type Ways = { readonly apply: boolean; readonly removeGone: boolean };

/** Who is on the register and not of age yet. */
const listed = (files: readonly Kept[], today: LocalDate): Kept[] =>
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
  const { heads, lines, unknown } = await readSheet(path, [...register.columns, ...ignored]);
  demandHeads(missingHeads(register, heads));
  if (unknown.length > 0) terminal.note(`不认识的列，略过：${unknown.join('、')}`);
  if (lines.length === 0) throw new Refusal('bad-input', '表头下面一行也没有。');
  const villages = (await allUnits(db)).filter((unit) => unit.kind === 'village');
  const read = entryReader(register, { today: dayOf(now()), villages, heads, kept });
  const readings = lines.map(({ number, cells }) => read(number, cells));
  const entries = readings.flatMap((reading) => ('entry' in reading ? [reading.entry] : []));
  const faults = readings.flatMap((reading) => ('faults' in reading ? reading.faults : []));
  refuseFaults([...faults, ...repeats(entries, (column) => heads[column] ?? column)], terminal);
  return entries;
}

const rowOf = (entry: Entry, columns?: readonly string[]) => ({
  ...entry,
  fields: Object.fromEntries(
    Object.entries(entry.fields).filter(([column, value]) => columns?.includes(column) ?? value !== ''),
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
  const newcomers = added.map((entry) => ({ entry, id: ids.get(entry.identity) ?? crypto.randomUUID() }));
  const changes = [...changed, ...moved];
  const files = [
    ...newcomers.map(({ entry, id }) => ({ id, row: rowOf(entry) })),
    ...changes.map(({ entry, kept, columns }) => ({ id: kept.id, row: rowOf(entry, columns) })),
  ];
  const writes: Write[] = [];
  for (let from = 0; from < files.length; from += step) {
    writes.push(...(await putFiles(db, files.slice(from, from + step))));
    terminal.progress(Math.min(from + step, files.length), files.length);
  }
  const listings = newcomers.map(({ entry, id }) => ({ id, from: entry.listedOn ?? today }));
  const corrected = changes.flatMap(({ entry, kept, columns }) =>
    entry.listedOn !== undefined && columns.includes('listed')
      ? [correctListing(db, register.code, kept.id, entry.listedOn)]
      : [],
  );
  const left = removeGone ? gone.map(({ id }) => leaveRegister(db, register.code, id, today, '表里没有')) : [];
  const noted = await noteAudit(db, { at, personId: 'cli', what: 'register-import', about: register.code });
  return [...writes, ...enterRegister(db, register.code, listings), ...corrected, ...left, noted];
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
  const kept = await registerFiles(db, register.code);
  const entries = await entriesOf(place, register, kept, path, terminal);
  const difference = differenceOf(entries, listed(kept, today));
  const units = await allUnits(db);
  terminal.out(`${register.code} ${register.title}：表里 ${entries.length} 人\n`);
  terminal.out(`${sayDifference(difference, { register, units }).join('\n')}\n`);
  if (isSame(difference)) return terminal.out('没有要写入的。\n');
  if (!apply) return terminal.out('这只是比对，还没有写入。核对后加 --apply。\n');
  await commit(db, await writesOf(db, register, difference, { today, removeGone, at: now() }, terminal));
  const left = removeGone || difference.gone.length === 0 ? '' : '表里没有的人没有移出，要移出请再加 --remove-gone。';
  terminal.out(`已写入。${left}\n`);
}

/** Writes a register in printed order, everything in full, for the operator alone. Who came of age is off it. */
export async function exportRegister(
  { db, now }: Place,
  register: Register,
  path: string,
  terminal: Terminal,
): Promise<void> {
  const units = await allUnits(db);
  const files = listed(await registerFiles(db, register.code), dayOf(now()));
  const place = (id: string) => units.findIndex((unit) => unit.id === id);
  const cell = ({ id, unitId, listedOn, fields }: Kept, column: string) =>
    ({ village: units[place(unitId)]?.name ?? '', listed: listedOn, file: id })[column] ?? fields[column] ?? '';
  const rows = files
    .toSorted((a, b) => place(a.unitId) - place(b.unitId))
    .map((file, index) => [index + 1, ...register.columns.map((column) => cell(file, column.name))]);
  const book = await xlsxOf(register.title, ['序号', ...register.columns.map(({ head }) => head)], rows);
  await commit(db, [
    await noteAudit(db, { at: now(), personId: 'cli', what: 'register-export', about: register.code }),
  ]);
  await writePrivately(path, book);
  terminal.out(`${register.title} ${files.length} 人，已写到 ${path}。里面是完整的个人信息，用完请删除。\n`);
}
