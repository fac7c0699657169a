import type { Unit } from '../domain/actor.ts';
import { isLocalDate, type LocalDate } from '../domain/calendar.ts';
import type { FileKind } from '../domain/case-file.ts';
import { type Column, columnOf, placed, type Register } from './define.ts';
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
  /** Whoever is under age has a minor's file, whatever the register. */
  readonly kind: FileKind;
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
  readonly units: readonly Unit[];
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
  ...(register.owner === undefined && heads['village'] === undefined && heads['residence'] === undefined ? ['村'] : []),
];

/** Notes the first thing wrong with a column. */
type Note = (column: string, says: string) => void;

function readCells(register: Register, cells: Cells, around: Around, note: Note): Cells {
  const present = register.columns.filter(({ name }) => around.heads[name] !== undefined);
  const read = ({ name, read: readCell }: Column): string => {
    const text = cells[name] ?? '';
    const reading = text === '' ? { value: '' } : readCell(text, around.today);
    if ('value' in reading) return reading.value;
    note(name, reading.fault);
    return '';
  };
  return Object.fromEntries(present.map((column) => [column.name, read(column)]));
}

/** Notes what is asked for and empty; not what was already missing or withheld when the table was exported. */
function demandCells(register: Register, read: Cells, around: Around, known: Kept | undefined, note: Note): void {
  for (const { name, required, secret } of register.columns) {
    if (required !== true || around.heads[name] === undefined || read[name] !== '') continue;
    const kept = known?.fields[name] ?? '';
    if (known === undefined || (kept !== '' && secret !== true)) note(name, '没有填');
  }
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

/** The unit a row belongs to: the register's owner, or the village it names, lives in, or is known in. */
function unitOf(register: Register, cells: Cells, units: readonly Unit[], known: Kept | undefined, note: Note): string {
  const { village = '', residence = '' } = cells;
  const where = register.owner ?? (village === '' ? residence : village);
  const candidates = units.filter(({ kind }) => register.owner !== undefined || kind === 'village');
  const found = villageIn(candidates, where)?.id ?? (village === '' ? known?.unitId : undefined);
  if (found !== undefined) return found;
  const column = village === '' && residence !== '' ? 'residence' : register.owner === undefined ? 'village' : 'name';
  note(
    columnOf(register, column) === undefined ? 'residence' : column,
    where === '' ? '没有填' : `没有“${where}”这个${register.owner === undefined ? '村' : '单位'}`,
  );
  return '';
}

const isNumber = (text: string) => /^\d/.test(text);

const identityOf = (register: Register, fields: Cells, unitId: string): string => {
  const { 'id-number': number = '', name = '', born = '' } = fields;
  if (register.identity !== undefined)
    return [register.subjects, unitId, ...register.identity.map((column) => fields[column] ?? '')].join('|');
  return isNumber(number) ? number : [name, unitId, born].join('|');
};

/** Reads the rows of one table of a register. */
export function entryReader(register: Register, around: Around): (line: number, cells: Cells) => Reading {
  const byFile = new Map(around.kept.map((one) => [one.id, one]));
  const byIdentity = new Map(around.kept.map((one) => [identityOf(register, one.fields, one.unitId), one]));
  const headOf = (name: string) => around.heads[name] ?? columnOf(register, name)?.head ?? name;
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

    const read = withIdNumber(readCells(register, cells, around, note), around.today, note);
    const unitId = unitOf(register, read, around.units, filed, note);
    const identity = identityOf(register, read, unitId);
    const known = filed ?? byIdentity.get(identity);
    demandCells(register, read, around, known, note);
    const { name = '', 'id-number': number = '', born = '', listed = '' } = read;
    const adult = isLocalDate(born) ? adultOn(born) : known?.adultOn;
    const isMinor = adult !== undefined && adult > around.today;
    if (register.subjects === 'minor' && known === undefined && adult !== undefined && !isMinor)
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
        adultOn: adult,
        kind: register.subjects === 'key-person' && isMinor ? 'minor' : register.subjects,
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
