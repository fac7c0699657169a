import { isOffice, isVillager, type Person } from './actor.ts';
import { maskName } from './person-name.ts';

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

/** Whom or what a register lists; minors unless it is said otherwise. */
export const kindOnRegister = (register: string): FileKind => kinds[register] ?? 'minor';

/** 市监所, by its code in a rule book. */
const marketSupervision = 'SC';

/** 学区中心, likewise. */
export const schoolCentre = 'ED';

/**
 * How much of the files of a kind somebody may see: all of them, the own unit's, or nothing. Leaders get numbers.
 * Running the system is not a reason to look, and a job cannot be a reader.
 */
export type Sight = 'all' | 'own-unit' | 'nothing';

export function sightOf(reader: Person, kind: FileKind): Sight {
  if (isOffice(reader)) return 'all';
  switch (kind) {
    case 'minor':
    case 'household':
      return isVillager(reader) && reader.role !== 'auxiliary-police' ? 'own-unit' : 'nothing';
    case 'key-person':
      return reader.role === 'police' ? 'all' : isVillager(reader) ? 'own-unit' : 'nothing';
    case 'place':
      return reader.role === 'police' || (reader.role === 'unit-clerk' && reader.unitId === marketSupervision)
        ? 'all'
        : 'nothing';
    case 'school':
      return reader.role === 'school' && reader.unitId === schoolCentre ? 'all' : 'nothing';
    case 'organisation':
      return reader.role === 'civil-affairs' ? 'all' : 'nothing';
  }
}

/** Of a key person a village reads the name alone, never why they are followed. */
export const maySeeColumn = (reader: Person, kind: FileKind, column: string): boolean =>
  kind !== 'key-person' || column === 'name' || reader.role === 'police' || isOffice(reader);

/** A name as private cards show it: persons masked, places, schools and organisations in full. */
export const shownName = (kind: FileKind, name: string): string =>
  kind === 'place' || kind === 'school' || kind === 'organisation' ? name : maskName(name);
