import { commit } from '../../db/db.ts';
import { fileIdsOf, registerFiles } from '../../db/register-files.ts';
import { putIntake } from '../../db/register-intake.ts';
import { noteAudit } from '../../db/settings.ts';
import { allUnits } from '../../db/units.ts';
import { dayOf } from '../../domain/calendar.ts';
import { Refusal } from '../../errors.ts';
import type { Register } from '../../registers/define.ts';
import { differenceOf, isSame } from '../../registers/difference.ts';
import { calledOf, headingsOf, intakeOf, listed, readEntries } from '../../registers/intake.ts';
import { type Entry, type Kept, missingHeads } from '../../registers/read-entry.ts';
import type { Terminal } from './define.ts';
import { refuseFaults } from './faults.ts';
import { demandHeads, readSheet } from './files.ts';
import { sayDifference } from './register-difference.ts';
import { demandSwitchedOn } from './register-switching.ts';
import type { Workplace } from './workplace.ts';

type Place = Pick<Workplace, 'db' | 'now'>;
type Ways = { readonly apply: boolean; readonly removeGone: boolean };

/** The entries of a table. Names every fault and refuses the table when there is one. */
async function entriesOf(
  { db, now }: Place,
  register: Register,
  kept: readonly Kept[],
  path: string,
  terminal: Terminal,
): Promise<readonly Entry[]> {
  const sheet = await readSheet(path, headingsOf(register), calledOf(register));
  demandHeads(missingHeads(register, sheet.heads));
  if (sheet.unknown.length > 0) terminal.note(`不认识的列，略过：${sheet.unknown.join('、')}`);
  if (sheet.lines.length === 0) throw new Refusal('bad-input', '表头下面一行也没有。');
  const { entries, faults } = readEntries(register, sheet, { today: dayOf(now()), units: await allUnits(db), kept });
  refuseFaults(faults, terminal);
  return entries;
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
  const ids = await fileIdsOf(
    db,
    difference.added.map(({ identity }) => identity),
  );
  if (ids.size > 0) terminal.out(`其中 ${ids.size} 人已有档案，不重复建档。\n`);
  const intake = intakeOf(register, difference, { units, ids, newId: () => crypto.randomUUID(), today, removeGone });
  await commit(db, [
    ...(await putIntake(db, register.code, intake, today, (done, of) => terminal.progress(done, of))),
    await noteAudit(db, { at: now(), personId: 'cli', what: 'register-import', about: register.code }),
  ]);
  const left = removeGone || difference.gone.length === 0 ? '' : '表里没有的人没有移出，要移出请再加 --remove-gone。';
  terminal.out(`已写入。${left}\n`);
}
