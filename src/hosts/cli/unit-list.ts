import { commit, type Db } from '../../db/db.ts';
import { allUnits, putUnit } from '../../db/units.ts';
import type { Heading, Line } from '../../registers/sheet.ts';
import type { Unit } from '../../domain/actor.ts';
import type { Terminal } from './define.ts';
import { demandHeads, readSheet } from './files.ts';
import { type Fault, refuseFaults } from './faults.ts';

const headings: readonly Heading[] = [
  { name: 'unit', head: '单位', aliases: ['单位名称', '名称', '村', '村名'] },
  { name: 'kind', head: '类型', aliases: ['类别'] },
  { name: 'aliases', head: '别名', aliases: ['简称', '又名'] },
];

const kinds: Readonly<Record<string, Unit['kind']>> = { 村: 'village', 社区: 'village', 部门: 'department' };

type Row = { readonly line: number; readonly unit: Omit<Unit, 'id'> };

const readRow = ({ number: line, cells }: Line): Row | Fault => {
  const { unit: name = '', kind: said = '', aliases = '' } = cells;
  const kind = kinds[said];
  if (name === '') return { line, head: '单位', says: '没有填' };
  if (kind === undefined) return { line, head: '类型', says: said === '' ? '没有填' : '只能是村或部门' };
  const others = aliases.split(/[、,，;；]/).map((alias) => alias.trim());
  return {
    line,
    unit: { name, kind, aliases: [...new Set(others)].filter((alias) => alias !== '' && alias !== name) },
  };
};

/** A name that would mean two units. */
function clashes(rows: readonly Row[], others: readonly Unit[]): Fault[] {
  const taken = new Map(
    others.flatMap((unit) => [unit.name, ...unit.aliases].map((form) => [form, unit.name] as const)),
  );
  return rows.flatMap(({ line, unit }) =>
    [unit.name, ...unit.aliases].flatMap((form) => {
      const whose = taken.get(form);
      taken.set(form, unit.name);
      const head = form === unit.name ? '单位' : '别名';
      return whose === undefined ? [] : [{ line, head, says: `“${form}”已经是${whose}` }];
    }),
  );
}

/** Adds the units of a file and updates those it names again; the file's order is the order of every table. */
export async function importUnits(db: Db, path: string, terminal: Terminal): Promise<void> {
  const sheet = await readSheet(path, headings);
  demandHeads(
    headings.filter(({ name }) => name !== 'aliases' && sheet.heads[name] === undefined).map(({ head }) => head),
  );
  const read = sheet.lines.map(readRow);
  const rows = read.filter((one): one is Row => 'unit' in one);
  const known = await allUnits(db);
  const named = new Set(rows.map(({ unit }) => unit.name));
  const others = known.filter((unit) => !named.has(unit.name));
  refuseFaults([...read.filter((one): one is Fault => 'says' in one), ...clashes(rows, others)], terminal);
  const writes = rows.map(({ unit }, index) => putUnit(db, { ...unit, id: crypto.randomUUID() }, index + 1));
  await commit(db, writes);
  const updated = rows.filter(({ unit }) => known.some((one) => one.name === unit.name)).length;
  terminal.out(`新增 ${rows.length - updated} 个单位，更新 ${updated} 个。\n`);
}
