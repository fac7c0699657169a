// How long 2,000 rows of a printed register take on the Node host: read and compared, kept in one commit, compared again,
// and printed.
// node --import tsx bench/registers.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commit } from '../src/db/db.ts';
import { fileIdsOf, registerFiles } from '../src/db/register-files.ts';
import { putIntake } from '../src/db/register-intake.ts';
import { putUnit } from '../src/db/units.ts';
import { readTables } from '../src/documents/read-table.ts';
import { xlsxOf } from '../src/documents/write-table.ts';
import type { Unit } from '../src/domain/actor.ts';
import { openNodeVault } from '../src/hosts/node-vault.ts';
import { differenceOf } from '../src/registers/difference.ts';
import { registerNamed, registers } from '../src/registers/index.ts';
import { intakeOf, readEntries, registerIn } from '../src/registers/intake.ts';
import { openDatabaseFile } from '../tests/database-file.ts';
import { headsOf, rowOf } from '../tests/registers/forms.ts';

const rows = 2000;
const today = '2024-03-15';
const folder = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
const { db, close } = await openDatabaseFile({
  path: join(folder, 'hulei.db'),
  key: new Uint8Array(32),
  vault: openNodeVault(new Uint8Array(32)),
});
const villages: Unit[] = ['雄风村', '密园村'].map((name, index) => ({
  id: `v${index}`,
  name,
  kind: 'village',
  aliases: [],
}));
await commit(
  db,
  villages.map((unit, index) => putUnit(db, unit, index)),
);

let began = performance.now();
function lap(what: string) {
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${what.padEnd(44)} ${seconds.toFixed(2)} s\n`);
  began = performance.now();
}

/** What a workbook would change, as the office's chat and the command line find it. */
async function compared(book: Uint8Array) {
  const tables = await readTables(book);
  const found = registerIn(registers, tables?.[0] ?? { name: '', rows: [] });
  if (found === undefined) throw new Error('no register');
  const { register, sheet } = found;
  const kept = await registerFiles(db, register.code);
  const { entries, faults } = readEntries(register, sheet, { today, units: villages, kept });
  if (faults.length > 0) throw new Error('a well-made table has faults');
  return { register, difference: differenceOf(register, entries, kept) };
}

for (const code of ['L-W1', 'L-W2', 'L-W3']) {
  const register = registerNamed(code);
  if (register === undefined) throw new Error(code);
  const all = Array.from({ length: rows }, (_, n) => rowOf(register, n));
  began = performance.now();
  const book = await xlsxOf(register.annex ?? code, headsOf(register), all, register.title);
  lap(`${code} ${rows} rows printed`);
  const { difference } = await compared(book);
  lap(`${code} read, recognised, compared: ${difference.added.length} new`);
  const ids = await fileIdsOf(
    db,
    difference.added.map(({ identity }) => identity),
  );
  const intake = intakeOf(register, difference, {
    units: villages,
    ids,
    newId: () => crypto.randomUUID(),
    today,
    removeGone: false,
  });
  await commit(db, await putIntake(db, code, intake, today));
  lap(`${code} sealed and kept in one commit`);
  const again = await compared(book);
  lap(`${code} compared again: ${again.difference.same} unchanged`);
}
await close();
rmSync(folder, { recursive: true });
