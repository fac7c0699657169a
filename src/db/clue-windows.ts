import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Person } from '../domain/actor.ts';
import { Refusal } from '../errors.ts';
import { type Db, type Write, write } from './db.ts';
import { clueWindowReaders, clueWindows, clues } from './schema-clues.ts';

/** The 72 hours of a clue as the clinic knows them: a number and moments, nothing that was told (T-04). */
export type ClueWindow = {
  readonly clueId: string;
  readonly number: string;
  readonly happened: string | null;
  readonly countsFrom: Date;
  readonly endedAt: Date | null;
  readonly done: boolean | null;
};

const columns = {
  clueId: clueWindows.clueId,
  number: clues.number,
  happened: clueWindows.happened,
  countsFrom: clueWindows.countsFrom,
  endedAt: clueWindows.endedAt,
  done: clueWindows.done,
};

/** Opens the window and its own list. */
export const addWindow = (db: Db, clueId: string, countsFrom: Date, readers: readonly Person[]): Write[] => [
  write(db.q.insert(clueWindows).values({ clueId, countsFrom })),
  ...readers.map(({ id }) => write(db.q.insert(clueWindowReaders).values({ clueId, personId: id }))),
];

const shown = (db: Db, reader: Person) =>
  db.q
    .select(columns)
    .from(clueWindows)
    .innerJoin(clues, eq(clues.id, clueWindows.clueId))
    .innerJoin(clueWindowReaders, eq(clueWindowReaders.clueId, clueWindows.clueId))
    .where(eq(clueWindowReaders.personId, reader.role === 'clinic' ? reader.id : ''))
    .orderBy(desc(clueWindows.countsFrom));

/** The windows somebody at the clinic is on the list of, the newest first. */
export const windowsFor = async (db: Db, reader: Person): Promise<ClueWindow[]> => shown(db, reader);

/** A window for somebody at the clinic who was told of it. For everybody else there is none. */
export async function windowFor(db: Db, reader: Person, clueId: string): Promise<ClueWindow> {
  const found = (await shown(db, reader)).find((one) => one.clueId === clueId);
  if (found === undefined) throw new Refusal('not-found', '没有这条，或您不在这条的知情名单里。');
  return found;
}

/** The window of a clue that its reader or reporter has opened already; undefined when it has none. */
export async function windowOf(
  db: Db,
  clueId: string,
): Promise<(Omit<ClueWindow, 'number'> & { readonly readers: readonly string[] }) | undefined> {
  const row = await db.q.select().from(clueWindows).where(eq(clueWindows.clueId, clueId)).get();
  if (row === undefined) return undefined;
  const list = await db.q.select().from(clueWindowReaders).where(eq(clueWindowReaders.clueId, clueId));
  return { ...row, readers: list.map(({ personId }) => personId) };
}

/** Notes about when it happened, once, and from when the hours count. */
export const noteHappened = (db: Db, clueId: string, happened: string, countsFrom: Date): Write =>
  write(
    db.q
      .update(clueWindows)
      .set({ happened, countsFrom })
      .where(and(eq(clueWindows.clueId, clueId), isNull(clueWindows.happened))),
  );

/** The clinic’s yes or no ends it, once and without a detail. */
export const endWindow = (db: Db, clueId: string, done: boolean, by: string, at: Date): Write =>
  write(
    db.q
      .update(clueWindows)
      .set({ endedAt: at, endedBy: by, done })
      .where(and(eq(clueWindows.clueId, clueId), isNull(clueWindows.endedAt))),
  );
