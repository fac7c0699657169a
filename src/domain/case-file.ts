import { isVillager, type Person, type Unit } from './actor.ts';
import { maskName } from './person-name.ts';
import { cellFor, type DataClass } from './visibility.ts';

/** What a file is about. Whoever is under age has a minor's file, whatever register they are on. */
export const fileKinds = ['minor', 'key-person', 'place', 'household', 'school', 'organisation'] as const;
export type FileKind = (typeof fileKinds)[number];

const kinds: Readonly<Record<string, FileKind>> = {
  'L-F04': 'school',
  'L-F06': 'household',
  'L-F08': 'key-person',
  'L-F13': 'organisation',
  'L-F15': 'key-person',
  'L-W2': 'key-person',
  'L-P01': 'place',
};

/** The registers of key persons. */
export const keyPersonRegisters: readonly string[] = Object.keys(kinds).filter((code) => kinds[code] === 'key-person');

/** Whom or what a register lists; minors unless it is said otherwise. */
export const kindOnRegister = (register: string): FileKind => kinds[register] ?? 'minor';

/** 市监所, by its code in a rule book. */
const marketSupervision = 'SC';

/** 学区中心, likewise. */
export const schoolCentre = 'ED';

/** The line of the matrix that files of a kind are read by. */
export const dataOfKind: Readonly<Record<FileKind, DataClass>> = {
  minor: 'minor',
  'key-person': 'key-person',
  place: 'place',
  household: 'guardian-risk',
  school: 'school-hazard',
  organisation: 'organisation',
};

/**
 * Whose files somebody may see: everybody's, the own unit's, a school's own pupils, the children civil affairs looks
 * after, or nobody's. Running the system is not a reason to look, and a job cannot be a reader.
 */
export type Sight = 'all' | 'own-unit' | 'own-pupils' | 'in-need' | 'nothing';

export function sightOfData(reader: Person, data: DataClass): Sight {
  const cell = cellFor(reader, data);
  if (cell === '–' || cell === 'A') return 'nothing';
  if (isVillager(reader)) return 'own-unit';
  const isMinors = data === 'minor' || data === 'minor-visit';
  if (reader.role === 'school') return isMinors ? 'own-pupils' : reader.unitId === schoolCentre ? 'all' : 'nothing';
  if (reader.role === 'civil-affairs' && isMinors) return 'in-need';
  // A place lies in a village and is looked after by whoever owes it a check.
  return cell === 'O' && reader.unitId !== marketSupervision ? 'nothing' : 'all';
}

export const sightOf = (reader: Person, kind: FileKind): Sight => sightOfData(reader, dataOfKind[kind]);

/** Whether somebody sees files of a kind only with what names a person taken out. */
export const isMasked = (reader: Person, kind: FileKind): boolean => cellFor(reader, dataOfKind[kind]) === 'M';

type Fields = Readonly<Record<string, string>>;

/** Those of minors who are a reader's own by what stands in their file: the columns that say so, and the verdict. */
type Own = { readonly columns: readonly string[]; readonly isOwn: (fields: Fields, unit: Unit) => boolean };

/** 民政对象: the categories of minors for whom civil affairs answers (A-MZ-3, A-MZ-4). */
const inNeed: readonly string[] = [
  '留守儿童',
  '困境儿童',
  '残疾儿童',
  '残疾未成年人',
  '孤儿',
  '事实无人抚养儿童',
  '家庭监护困境',
  '生活困境',
];
const categoryColumns = ['L-F01/category', 'L-F05/category', 'L-W1/category'];

/** In a school of the township, where the register asks only whether, and not which. */
const enrolled: readonly string[] = ['是', '送教上门', '空挂学籍'];

/** 本校学生: of a school, whose file names it; of the school centre, whoever is a pupil. */
const isPupil = ({ school = '', enrolment = '' }: Fields, { id, name, aliases }: Unit): boolean =>
  id === schoolCentre
    ? school !== '' || enrolled.includes(enrolment)
    : [name, ...aliases].some((called) => school.includes(called));

export const ownOf: Readonly<Partial<Record<Sight, Own>>> = {
  'own-pupils': { columns: ['school', 'enrolment'], isOwn: isPupil },
  'in-need': {
    columns: categoryColumns,
    isOwn: (fields) =>
      categoryColumns.some((column) => (fields[column] ?? '').split('、').some((one) => inNeed.includes(one))),
  },
};

/** A name as private cards show it: persons masked, places, schools and organisations in full. */
export const shownName = (kind: FileKind, name: string): string =>
  kind === 'place' || kind === 'school' || kind === 'organisation' ? name : maskName(name);
