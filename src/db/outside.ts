import { and, asc, count, eq, gt } from 'drizzle-orm';
import type { Person } from '../domain/actor.ts';
import type { OutsidePlace } from '../domain/outside.ts';
import { type Db, type Write, write } from './db.ts';
import { outsideReporters, outsideReports } from './schema-outside.ts';

const place = (id: string) => `outside_reporters:${id}:name`;
const prefix = 'outside:';

/** A token is random and long: its plain digest leads nowhere, and the posters outlive a change of the data key. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(prefix + text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function placeOf(db: Db, row: typeof outsideReporters.$inferSelect): Promise<OutsidePlace> {
  const { id, kind, unitId, active } = row;
  return { id, kind, unitId, active, name: await db.vault.open(row.nameSealed, place(id)) };
}

type Change = { readonly by: string; readonly at: Date };

/** Lists a place, or gives a listed one a new token: from then on the old one leads nowhere. */
export async function putPlace(db: Db, listed: OutsidePlace, token: string, { by, at }: Change): Promise<Write> {
  const { id, name, ...rest } = listed;
  const row = {
    ...rest,
    nameSealed: await db.vault.seal(name, place(id)),
    tokenHash: await digest(token),
    changedBy: by,
    changedAt: at,
  };
  return write(
    db.q
      .insert(outsideReporters)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: outsideReporters.id, set: row }),
  );
}

/** From now on the place’s page is closed. */
export const closePlace = (db: Db, id: string, { by, at }: Change): Write =>
  write(
    db.q
      .update(outsideReporters)
      .set({ active: false, changedBy: by, changedAt: at })
      .where(eq(outsideReporters.id, id)),
  );

export async function allPlaces(db: Db): Promise<OutsidePlace[]> {
  const rows = await db.q
    .select()
    .from(outsideReporters)
    .orderBy(asc(outsideReporters.unitId), asc(outsideReporters.id));
  return Promise.all(rows.map((row) => placeOf(db, row)));
}

export async function placeById(db: Db, id: string): Promise<OutsidePlace | undefined> {
  const row = await db.q.select().from(outsideReporters).where(eq(outsideReporters.id, id)).get();
  return row && placeOf(db, row);
}

/** The place behind a token; none for a token unknown, replaced or closed. */
export async function placeByToken(db: Db, token: string): Promise<OutsidePlace | undefined> {
  const row = await db.q
    .select()
    .from(outsideReporters)
    .where(and(eq(outsideReporters.tokenHash, await digest(token)), eq(outsideReporters.active, true)))
    .get();
  return row && placeOf(db, row);
}

/** A place as the one who reports: nobody of the roster, whom no message reaches. */
export const asPerson = ({ id, name, kind, unitId }: OutsidePlace): Person => ({
  id: `${prefix}${id}`,
  openId: undefined,
  name,
  unitId,
  role: kind === 'clinic' ? 'clinic' : 'unit-clerk',
});

/** The place a report names as its reporter; undefined for somebody of the house. */
export async function outsidePerson(db: Db, reporterId: string): Promise<Person | undefined> {
  if (!reporterId.startsWith(prefix)) return undefined;
  const found = await placeById(db, reporterId.slice(prefix.length));
  return found && asPerson(found);
}

/** The number a form’s first sending got; undefined for a form not seen before. */
export async function numberOfForm(db: Db, form: string): Promise<string | undefined> {
  const { number, formHash } = outsideReports;
  const row = await db.q
    .select({ number })
    .from(outsideReports)
    .where(eq(formHash, await digest(form)))
    .get();
  return row?.number;
}

/** How many reports a place made since a moment, and ever. */
export async function reportsOf(db: Db, reporterId: string, since: Date): Promise<{ lately: number; ever: number }> {
  const own = eq(outsideReports.reporterId, reporterId);
  const counted = async (condition: typeof own | undefined) =>
    (await db.q.select({ n: count() }).from(outsideReports).where(condition).get())?.n ?? 0;
  return { lately: await counted(and(own, gt(outsideReports.at, since))), ever: await counted(own) };
}

/** Keeps that a form came in. A form, or a place’s next number, taken by another fails the commit. */
export const addReport = async (
  db: Db,
  report: { readonly reporterId: string; readonly seq: number; readonly about: string; readonly number: string },
  form: string,
  at: Date,
): Promise<Write> => {
  const { about, ...row } = report;
  return write(db.q.insert(outsideReports).values({ ...row, clueId: about, formHash: await digest(form), at }));
};
