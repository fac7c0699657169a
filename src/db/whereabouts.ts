import { and, eq, isNull, ne } from 'drizzle-orm';
import { isVillager, type Person } from '../domain/actor.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { minorsRegister } from '../domain/followed.ts';
import { place } from './case-file-fields.ts';
import { type Db, type Write, write } from './db.ts';
import { caseFileFields, caseFiles, memberships } from './schema-case-files.ts';
import { whereabouts } from './schema-whereabouts.ts';

/** Notes which village somebody's household register is in, where that is not the one that follows them; null: it is. */
export const putHome = (db: Db, fileId: string, homeUnitId: string | null): Write =>
  write(
    db.q
      .insert(whereabouts)
      .values({ fileId, homeUnitId })
      .onConflictDoUpdate({ target: whereabouts.fileId, set: { homeUnitId } }),
  );

/** Notes that somebody lives outside the township from a day on, or is back from a day on. */
export const putAway = (db: Db, fileId: string, away: boolean, from: LocalDate): Write =>
  write(
    db.q
      .insert(whereabouts)
      .values({ fileId, ...(away ? { awayFrom: from } : { backOn: from }) })
      .onConflictDoUpdate({
        target: whereabouts.fileId,
        set: away ? { awayFrom: from, backOn: null } : { backOn: from },
      }),
  );

/** Minors whose household is in the reader's village and whom another village follows: the name and that village, to read only. */
export async function elsewhereFor(db: Db, reader: Person): Promise<{ name: string; unitId: string }[]> {
  if (!isVillager(reader) || reader.role === 'auxiliary-police') return [];
  const rows = await db.q
    .select({ id: caseFiles.id, unitId: caseFiles.unitId, sealed: caseFileFields.sealed })
    .from(whereabouts)
    .innerJoin(caseFiles, eq(caseFiles.id, whereabouts.fileId))
    .innerJoin(memberships, and(eq(memberships.fileId, caseFiles.id), eq(memberships.register, minorsRegister)))
    .innerJoin(caseFileFields, and(eq(caseFileFields.fileId, caseFiles.id), eq(caseFileFields.column, 'name')))
    .where(
      and(
        eq(whereabouts.homeUnitId, reader.unitId),
        ne(caseFiles.unitId, reader.unitId),
        eq(caseFiles.kind, 'minor'),
        isNull(memberships.leftOn),
      ),
    );
  return Promise.all(
    rows.map(async ({ id, unitId, sealed }) => ({ unitId, name: await db.vault.open(sealed, place(id, 'name')) })),
  );
}
