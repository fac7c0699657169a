import { isOffice, type Person } from './actor.ts';
import { kindOnRegister, schoolCentre, type Sight, sightOf } from './case-file.ts';

/*
 * A person has one file. What is true of the person stands in it once; what a register alone asks is kept beside it,
 * under the register's code, and opens for fewer people.
 */

/** Where what one register alone asks of somebody is kept: L-W2/category. */
export const ownColumn = (register: string, column: string): string => `${register}/${column}`;

/** The register whose column it is; undefined for what stands in the file itself. */
export const registerOfColumn = (column: string): string | undefined => /^(L-[A-Z]+\d+)\//.exec(column)?.[1];

/** 早恋倾向: the school centre's alone. Others are told no number below five, villages nothing. */
export const schoolCentreOnly: readonly string[] = ['L-F03'];

const isSchoolCentre = (reader: Person) => reader.role === 'school' && reader.unitId === schoolCentre;

/** How much of a register somebody may see: what the kind of its files says, unless the register is stricter. */
export function sightOfRegister(reader: Person, register: string): Sight {
  if (schoolCentreOnly.includes(register)) return isSchoolCentre(reader) ? 'all' : 'nothing';
  return sightOf(reader, kindOnRegister(register));
}

/** Why a key person is followed opens for the police and the office, whatever the age. */
export function maySeeOwnColumn(reader: Person, column: string): boolean {
  const register = registerOfColumn(column);
  if (register === undefined) return true;
  if (schoolCentreOnly.includes(register)) return isSchoolCentre(reader);
  return kindOnRegister(register) !== 'key-person' || reader.role === 'police' || isOffice(reader);
}
