import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { LocalDate } from '../domain/calendar.ts';
import { keyPersonRegisters, kindOnRegister } from '../domain/case-file.ts';
import { place } from './case-file-fields.ts';
import { leaveRegister, localDate } from './case-files.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles, memberships } from './schema-case-files.ts';
import { noteAudit } from './settings.ts';

/*
 * Who is on which register, as ids, days and numbers: nothing here opens a field.
 */

export type OfAge = { readonly fileId: string; readonly unitId: string; readonly register: string };

/** Minors still on a register of minors whose 18th birthday is over; that day still counts. */
export async function ofAgeBefore(db: Db, day: LocalDate): Promise<(OfAge & { readonly birthday: LocalDate })[]> {
  const rows = await db.q
    .select({
      fileId: caseFiles.id,
      unitId: caseFiles.unitId,
      register: memberships.register,
      adultOn: caseFiles.adultOn,
    })
    .from(memberships)
    .innerJoin(caseFiles, eq(caseFiles.id, memberships.fileId))
    .where(and(isNull(memberships.leftOn), isNotNull(caseFiles.adultOn), lt(caseFiles.adultOn, day)));
  return rows.flatMap(({ adultOn, ...row }) => {
    const birthday = localDate(adultOn);
    return birthday === undefined || kindOnRegister(row.register) !== 'minor' ? [] : [{ ...row, birthday }];
  });
}

/** Minors on a register of key persons whose 18th birthday is over, and who are followed as key persons from now on. */
export async function grownAmongKeyPersons(db: Db, day: LocalDate): Promise<Omit<OfAge, 'register'>[]> {
  const rows = await db.q
    .selectDistinct({ fileId: caseFiles.id, unitId: caseFiles.unitId })
    .from(memberships)
    .innerJoin(caseFiles, eq(caseFiles.id, memberships.fileId))
    .where(
      and(
        inArray(memberships.register, [...keyPersonRegisters]),
        isNull(memberships.leftOn),
        eq(caseFiles.kind, 'minor'),
        lt(caseFiles.adultOn, day),
      ),
    );
  return rows;
}

/** Makes a minor's file a key person's, which other people may see. */
export const becomeKeyPerson = async (db: Db, change: Change): Promise<Write[]> => [
  write(db.q.update(caseFiles).set({ kind: 'key-person' }).where(eq(caseFiles.id, change.fileId))),
  await noteChange(db, 'file-of-age', change),
];

export type Completeness = {
  readonly id: string;
  readonly unitId: string;
  /** Helpers named. */
  readonly helpers: number;
  /** 1 when there is a plan. */
  readonly plans: number;
};

/** How far the files on a register are complete (一人一档一策). */
export const completenessOf = (db: Db, register: string, unitId?: string): Promise<Completeness[]> =>
  db.q
    .select({
      id: caseFiles.id,
      unitId: caseFiles.unitId,
      helpers: memberships.helpers,
      plans: memberships.plans,
    })
    .from(memberships)
    .innerJoin(caseFiles, eq(caseFiles.id, memberships.fileId))
    .where(
      and(
        eq(memberships.register, register),
        isNull(memberships.leftOn),
        unitId === undefined ? undefined : eq(caseFiles.unitId, unitId),
      ),
    );

/** Who changed a register, when, and what was so before and is so now; the last is sealed. */
export type Change = { readonly at: Date; readonly by: string; readonly fileId: string; readonly says: string };

const noteChange = (db: Db, what: string, { at, by, fileId, says }: Change): Promise<Write> =>
  noteAudit(db, { at, personId: by, what, about: fileId, reason: says });

/** Writes one column of somebody's file. */
export async function changeColumn(db: Db, column: string, value: string, change: Change): Promise<Write[]> {
  const { fileId } = change;
  const sealed = await db.vault.seal(value, place(fileId, column));
  const target = [caseFileFields.fileId, caseFileFields.column];
  return [
    write(
      db.q.insert(caseFileFields).values({ fileId, column, sealed }).onConflictDoUpdate({ target, set: { sealed } }),
    ),
    await noteChange(db, 'register-changed', change),
  ];
}

/** Moves a file to another village; who lives together there is not known yet. */
export const moveFile = async (db: Db, unitId: string, change: Change): Promise<Write[]> => [
  write(db.q.update(caseFiles).set({ unitId, householdHash: null }).where(eq(caseFiles.id, change.fileId))),
  await noteChange(db, 'file-moved', change),
];

/** Takes somebody off a register. `why` is a closed word; what was said of it is sealed. */
export const removeFrom = async (
  db: Db,
  register: string,
  leftOn: LocalDate,
  why: 'came-of-age' | 'removed',
  change: Change,
): Promise<Write[]> => [
  leaveRegister(db, register, change.fileId, leftOn, why),
  await noteChange(db, `register-${why}`, change),
];

/** Notes that a village asks for somebody to be taken off a register. */
export const noteProposal = (db: Db, change: Change): Promise<Write> => noteChange(db, 'removal-proposed', change);
