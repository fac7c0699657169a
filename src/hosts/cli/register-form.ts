import { commit } from '../../db/db.ts';
import { registerFiles } from '../../db/register-files.ts';
import { noteAudit } from '../../db/settings.ts';
import { allUnits } from '../../db/units.ts';
import { xlsxOf } from '../../documents/write-table.ts';
import type { Unit } from '../../domain/actor.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Column, Register } from '../../registers/define.ts';
import { isApart } from '../../registers/difference.ts';
import { listed } from '../../registers/intake.ts';
import type { Kept } from '../../registers/read-entry.ts';
import type { Terminal } from './define.ts';
import { writePrivately } from './files.ts';
import { demandSwitchedOn } from './register-switching.ts';
import type { Workplace } from './workplace.ts';

/** A cell as the form has it; what is secret only for the police. Who lives nowhere named lives in the village. */
function cellFor(
  register: Register,
  units: readonly Unit[],
  forPolice: boolean,
): (file: Kept, column: Column) => string {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const hasVillage = register.columns.some(({ name }) => name === 'village');
  return ({ id, unitId, listedOn, fields }, { name, secret, print = (value) => value }) => {
    const village = names.get(unitId) ?? '';
    if (secret === true && !forPolice) return '';
    if (name === 'residence' && !hasVillage) return fields[name] ?? village;
    return { village, listed: listedOn, file: id }[name] ?? print(fields[name] ?? '');
  };
}

/** Writes a register in printed order, everything in full, for the operator alone. Who came of age is off it. */
export async function exportRegister(
  { db, now }: Pick<Workplace, 'db' | 'now'>,
  register: Register,
  path: string,
  { forPolice }: { readonly forPolice: boolean },
  terminal: Terminal,
): Promise<void> {
  await demandSwitchedOn(db, register);
  const { columns, view, annex, title, code } = register;
  const units = await allUnits(db);
  const order = new Map(units.map(({ id }, index) => [id, index]));
  const all = listed(await registerFiles(db, view?.of ?? code), dayOf(now()));
  const files = all
    .filter((file) => !isApart(register, file))
    .filter(({ fields }) => view?.shows(fields) ?? true)
    .toSorted((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0));
  const cell = cellFor(register, units, forPolice);
  const rows = files.map((file, index) => [index + 1, ...columns.map((column) => cell(file, column))]);
  const heads = ['序号', ...columns.map(({ head, printed = head }) => printed)];
  const book = await xlsxOf(annex ?? title.slice(0, 31), heads, rows, annex === undefined ? undefined : title);
  await commit(db, [await noteAudit(db, { at: now(), personId: 'cli', what: 'register-export', about: code })]);
  await writePrivately(path, book);
  terminal.out(`${title} ${files.length} 人，已写到 ${path}。里面是完整的个人信息，用完请删除。\n`);
  const apart = all.filter((file) => isApart(register, file)).length;
  if (apart > 0) terminal.out(`另有 ${apart} 名未成年人不和成年人列在一张表里，按未成年人管理。\n`);
}
