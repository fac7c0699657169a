import { isVillager, type Person } from './actor.ts';
import { type FileKind, isMasked, kindOnRegister, shownName, type Sight, sightOf, sightOfData } from './case-file.ts';
import { cellFor } from './visibility.ts';

/*
 * A person has one file. What is true of the person stands in it once; what a register alone asks is kept beside it,
 * under the register's code, and opens for fewer people.
 */

/** Where what one register alone asks of somebody is kept: L-W2/category. */
export const ownColumn = (register: string, column: string): string => `${register}/${column}`;

/** The register whose column it is; undefined for what stands in the file itself. */
const registerOfColumn = (column: string): string | undefined => /^(L-[A-Z]+\d+)\//.exec(column)?.[1];

/** 早恋倾向: the school centre's alone. Others are told no number below five, villages nothing. */
export const schoolCentreOnly: readonly string[] = ['L-F03'];

/** How much of a register somebody may see: what the kind of its files says, unless the register is stricter. */
export const sightOfRegister = (reader: Person, register: string): Sight =>
  schoolCentreOnly.includes(register) ? sightOfData(reader, 'early-love') : sightOf(reader, kindOnRegister(register));

/** Why somebody is followed as a key person. */
const whyColumns = ['category', 'basis'];

/** What tells of the risk that a guardian is; schools get the rest of a pupil's file. */
const guardianColumns = ['guardianship', 'category', 'conduct', 'risk'];

/** What is left of a file in which names and numbers are masked; no free words, which could hold both. */
const maskedColumns = ['name', 'sex', 'school', 'enrolment', 'away', 'category', 'kind', 'risk'];

/** Categories that label somebody who did no wrong: a village never reads them, whatever its reason. */
const labels = ['大龄未婚男性', '长期独居成年男性', '性病患者', '与继女（孙女）共同生活男性'];

/** open: to be read · with-reason: for a stated reason, which is noted · closed */
export type ColumnSight = 'open' | 'with-reason' | 'closed';

const bareOf = (column: string): string => column.slice(column.indexOf('/') + 1);

/** A key person's columns: a village reads the name alone; why they are followed has a line of its own, whatever the age. */
function sightOfKeyPerson(reader: Person, column: string): ColumnSight {
  if (column === 'name') return 'open';
  const isWhy = whyColumns.includes(bareOf(column));
  const cell = cellFor(reader, isWhy ? 'key-person-why' : 'key-person');
  return cell === 'F' ? 'open' : cell === 'C' ? 'with-reason' : 'closed';
}

/** What somebody who sees a file may read of one column of it (A-7); of others' minors that they are there. */
export function sightOfColumn(reader: Person, kind: FileKind, column: string, isOthers = false): ColumnSight {
  if (isOthers && column !== 'name') return 'closed';
  const register = registerOfColumn(column);
  if (register !== undefined && schoolCentreOnly.includes(register))
    return sightOfRegister(reader, register) === 'nothing' ? 'closed' : 'open';
  if (kind === 'key-person' || (register !== undefined && kindOnRegister(register) === 'key-person'))
    return sightOfKeyPerson(reader, column);
  const bare = bareOf(column);
  const isOpen = isMasked(reader, kind)
    ? maskedColumns.includes(bare)
    : reader.role !== 'school' || kind !== 'minor' || !guardianColumns.includes(bare);
  return isOpen ? 'open' : 'closed';
}

/** A value as it leaves the file: a masked reader gets no name, a village no label. */
export function readAs(reader: Person, kind: FileKind, column: string, value: string): string {
  if (column === 'name' && isMasked(reader, kind)) return shownName(kind, value);
  if (!isVillager(reader) || kind !== 'key-person' || bareOf(column) !== 'category') return value;
  return value
    .split('、')
    .filter((one) => !labels.includes(one))
    .join('、');
}
