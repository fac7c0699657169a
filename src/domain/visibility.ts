import type { Person, Role } from './actor.ts';
import type { RecordKind } from './record.ts';

/**
 * What a role may see of a class of data. A: numbers only · O: the own village's or unit's rows · M: rows with names and
 * numbers masked · F: all of it · C: all of it for a stated reason, noted each time · –: nothing, not that it exists
 */
export type Cell = 'A' | 'O' | 'M' | 'F' | 'C' | '–';

/** 知情范围: the visibility matrix, as far as its rows are read here; a column for each of `heads`. */
const matrix = {
  // R01, R04, R13
  work: '           O  O  O  O  A  A  A  F  F  F  A  –',
  // R12
  training: '       O  O  O  O  O  O  O  F  F  F  F  –',
  // R11; what of it is a number is the township's, when and where is not
  patrol: '         –  –  –  –  F  –  –  A  A  A  –  –',
  // R02; a leader opens a visit in full by a step that is noted
  'minor-visit': '  O  O  –  –  –  M  M  F  F  M  –  –',
  // L-W1, L-W3, L-F01, L-F02, L-F05, L-F17; schools and civil affairs see their own children
  minor: '          O  O  –  –  M  O  F  F  F  M  –  –',
  // L-F06; a school learns nothing of the risk that a guardian is
  'guardian-risk': 'O  O  –  –  M  –  F  F  F  M  –  –',
  // L-F03
  'early-love': '   –  –  –  –  –  F  –  A  A  A  –  –',
  // L-W2, L-F08, R03: who they are, and the visit due
  'key-person': '   O  O  O  –  F  –  –  F  F  M  –  –',
  // L-W2, L-F08: why they are followed
  'key-person-why': '–  C  C  –  F  –  –  C  F  C  –  –',
  // R05
  'nil-report': '   O  O  –  O  F  A  A  F  F  F  A  –',
  // R10, R21, L-P01
  place: '          –  M  –  O  F  A  –  F  F  F  A  –',
  // R14, R15
  check: '          –  –  –  O  F  O  O  A  A  A  –  –',
  // R16
  'back-check': '   –  –  –  –  C  C  C  C  F  F  F  –',
  // R17
  problem: '        O  O  –  O  O  O  O  F  F  F  F  –',
  // L-F04 is the school centre's, L-F13 civil affairs'; the paper has no line for them
  'school-hazard': '–  –  –  –  –  F  –  F  F  –  –  –',
  organisation: '   –  –  –  –  –  –  F  F  F  –  –  –',
} as const;

export type DataClass = keyof typeof matrix;

const heads = ['VC', 'VS', 'FA', 'UN', 'PO', 'ED', 'CA', 'OF', 'OH', 'LD', 'DI', 'AD'];

/** The column of a role. A 联村干部 reads what a cadre of the village reads, a clinic what a unit's clerk reads. */
const headOf: Readonly<Record<Role, string>> = {
  'village-cadre': 'VC',
  'liaison-cadre': 'VC',
  'village-secretary': 'VS',
  'auxiliary-police': 'FA',
  'unit-clerk': 'UN',
  clinic: 'UN',
  police: 'PO',
  school: 'ED',
  'civil-affairs': 'CA',
  office: 'OF',
  'office-head': 'OH',
  leader: 'LD',
  discipline: 'DI',
  administrator: 'AD',
};

const isCell = (word: string | undefined): word is Cell => word !== undefined && /^[AOMFC–]$/.test(word);

/** What somebody may see of a class of data; whose rows those are is `sightOfData`'s to say. */
export function cellFor({ role }: Pick<Person, 'role'>, data: DataClass): Cell {
  const cell = matrix[data].trim().split(/ +/)[heads.indexOf(headOf[role])];
  return isCell(cell) ? cell : '–';
}

/** Whether somebody reads in full only the minors of the village they look after, or whom nobody does: A-7, “O assigned”. */
export const readsAssigned = ({ role }: Pick<Person, 'role'>): boolean => headOf[role] === 'VC';

const dataOfRecord: Partial<Record<RecordKind, DataClass>> = {
  'minor-visit': 'minor-visit',
  'phone-contact': 'minor-visit',
  'key-person-visit': 'key-person',
  'clue-check': 'nil-report',
  'place-check': 'place',
  'joint-enforcement': 'place',
  training: 'training',
  patrol: 'patrol',
};

/** What somebody may see of how a kind of record is kept. */
export const cellForKind = (reader: Pick<Person, 'role'>, kind: RecordKind): Cell =>
  cellFor(reader, dataOfRecord[kind] ?? 'work');

/** Whether somebody may hear how a kind of record is counted; groups hear every number that is not of few persons. */
export const mayCount = (reader: Pick<Person, 'role'>, kind: RecordKind): boolean => cellForKind(reader, kind) !== '–';

/** Whether a group may: all but the patrols, whose days nobody is to reckon with (R11). */
export const groupMayCount = (kind: RecordKind): boolean => kind !== 'patrol';
