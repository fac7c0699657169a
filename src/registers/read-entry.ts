import type { Unit } from '../domain/actor.ts';
import { isLocalDate, type LocalDate } from '../domain/calendar.ts';
import { type Column, placed, type Register } from './define.ts';
import { adultOn, normalId, readIdNumber } from './id-number.ts';
import { villageIn } from './village-name.ts';

/** A person as the database keeps them on a register: the file's number, the place, and the fields opened. */
export type Kept = {
  readonly id: string;
  readonly unitId: string;
  readonly listedOn: string;
  readonly adultOn: LocalDate | undefined;
  readonly fields: Readonly<Record<string, string>>;
};

/** A row that counts. `fields` holds the columns the table has, empty where a cell is. */
export type Entry = {
  readonly line: number;
  readonly unitId: string;
  /** What makes the person one person: the ID number, or name, village and birth day where there is none. */
  readonly identity: string;
  readonly name: string;
  readonly adultOn: LocalDate | undefined;
  readonly listedOn: LocalDate | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** The same person on the register already. */
  readonly known: Kept | undefined;
};

/** One thing wrong with one cell. */
export type Fault = { readonly line: number; readonly head: string; readonly says: string };

/** 第5行 “身份证号码”：要18位 */
export const sayFault = ({ line, head, says }: Fault): string => `第${line}行 “${head}”：${says}`;

export type Reading = { readonly entry: Entry } | { readonly faults: readonly Fault[] };

export type Around = {
  readonly today: LocalDate;
  readonly villages: readonly Unit[];
  /** Heads as the table writes them, by column name. */
  readonly heads: Readonly<Record<string, string>>;
  readonly kept: readonly Kept[];
};

type Cells = Readonly<Record<string, string>>;

/** Columns without which a table of this register cannot be read, by head. */
export const missingHeads = (register: Register, heads: Around['heads']): string[] => [
  ...register.columns
    .filter(({ name, required }) => required === true && heads[name] === undefined)
    .map((one) => one.head),
  ...(heads['village'] === undefined && heads['residence'] === undefined ? ['村'] : []),
];

/** Notes the first thing wrong with a column. */
type Note = (column: string, says: string) => void;

function readCells(register: Register, cells: Cells, around: Around, known: Kept | undefined, note: Note): Cells {
  const present = register.columns.filter(({ name }) => around.heads[name] !== undefined);
  const read = ({ name, required, read: readCell }: Column): string => {
    const text = cells[name] ?? '';
    if (text === '') {
      // What was already missing when the table was exported is not asked for again.
      if (required === true && (known === undefined || (known.fields[name] ?? '') !== '')) note(name, '没有填');
      return '';
    }
    const reading = readCell(text, around.today);
    if ('value' in reading) return reading.value;
    note(name, reading.fault);
    return '';
  };
  return Object.fromEntries(present.map((column) => [column.name, read(column)]));
}

/** What the ID number says fills what was left empty, and contradicts what was filled in wrongly. */
function withIdNumber(cells: Cells, today: LocalDate, note: Note): Cells {
  const id = readIdNumber(cells['id-number'] ?? '', today);
  if (typeof id === 'string') return cells;
  const { sex = '', born = '' } = cells;
  if (sex !== '' && sex !== id.sex) note('sex', `和身份证号码第17位不符，号码是${id.sex}`);
  if (born !== '' && born !== id.born) note('born', '和身份证号码里的出生日期不一致');
  return { ...cells, sex: id.sex, born: id.born };
}

function villageOf(cells: Cells, villages: readonly Unit[], note: Note): string {
  const { village = '', residence = '' } = cells;
  const where = village === '' ? residence : village;
  const found = villageIn(villages, where);
  if (found === undefined)
    note(
      village === '' && residence !== '' ? 'residence' : 'village',
      where === '' ? '没有填' : `没有“${where}”这个村`,
    );
  return found?.id ?? '';
}

const isNumber = (text: string) => /^\d/.test(text);

const identityOf = (fields: Cells, unitId: string): string => {
  const { 'id-number': number = '', name = '', born = '' } = fields;
  return isNumber(number) ? number : [name, unitId, born].join('|');
};

/** Reads the rows of one table of a register. */
export function entryReader(register: Register, around: Around): (line: number, cells: Cells) => Reading {
  const byFile = new Map(around.kept.map((one) => [one.id, one]));
  const byIdentity = new Map(around.kept.map((one) => [identityOf(one.fields, one.unitId), one]));
  const headOf = (name: string) =>
    around.heads[name] ?? register.columns.find((one) => one.name === name)?.head ?? name;
  const numbered = ({ 'id-number': number = '' }: Cells) => byIdentity.get(normalId(number));

  return (line, cells) => {
    const faults = new Map<string, string>();
    const note: Note = (column, says) => {
      if (!faults.has(column)) faults.set(column, says);
    };
    const { file = '' } = cells;
    const filed = byFile.get(file) ?? numbered(cells);
    if (file !== '' && filed?.id !== file) note('file', '没有这个档号，不知道的请留空');
    if ((numbered(cells) ?? filed) !== filed) note('id-number', '这个号码是另一份档的');

    const read = withIdNumber(readCells(register, cells, around, filed, note), around.today, note);
    const unitId = villageOf(read, around.villages, note);
    const identity = identityOf(read, unitId);
    const known = filed ?? byIdentity.get(identity);
    const { name = '', 'id-number': number = '', born = '', listed = '' } = read;
    const adult = isLocalDate(born) ? adultOn(born) : undefined;
    if (known === undefined && adult !== undefined && adult <= around.today)
      note(isNumber(number) ? 'id-number' : 'born', '已满18岁，不能再纳入');
    if (listed !== '' && listed < born) note('listed', '比出生日期还早');
    if (faults.size > 0) return { faults: [...faults].map(([column, says]) => ({ line, head: headOf(column), says })) };
    const kept = Object.entries(read).filter(([column]) => !placed.includes(column));
    return {
      entry: {
        line,
        unitId,
        identity,
        name,
        adultOn: adult ?? known?.adultOn,
        listedOn: isLocalDate(listed) ? listed : undefined,
        fields: Object.fromEntries(kept),
        known,
      },
    };
  };
}

/** The same person twice in one table. */
export function repeats(entries: readonly Entry[], headOf: (column: string) => string): Fault[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const same = first.get(entry.known?.id ?? entry.identity);
    first.set(entry.known?.id ?? entry.identity, same ?? entry);
    if (same === undefined) return [];
    const says =
      same.unitId === entry.unitId ? `和第${same.line}行是同一个人` : `和第${same.line}行是同一个人，村却不同`;
    return [{ line: entry.line, head: headOf('id-number'), says }];
  });
}
