import { and, eq, isNull } from 'drizzle-orm';
import type { Person } from '../domain/actor.ts';
import type { ClueStory } from '../domain/clue.ts';
import { Refusal } from '../errors.ts';
import { type Db, type Write, write } from './db.ts';
import { clueReaders, clues } from './schema-clues.ts';

const place = (id: string) => `clues:${id}:story`;

export type ClueHead = {
  readonly id: string;
  readonly number: string;
  readonly reporterId: string;
  readonly hideReporter: boolean;
  readonly reportedAt: Date;
};

export type ClueReader = { readonly personId: string; readonly notifiedAt: Date; readonly acknowledgedAt: Date | null };

/** Keeps a clue and its need-to-know list. The words are sealed; nothing of it is ever deleted. */
export async function addClue(
  db: Db,
  clue: ClueHead & { readonly conflict: boolean },
  story: ClueStory,
  readers: readonly Person[],
): Promise<Write[]> {
  const storySealed = await db.vault.seal(JSON.stringify(story), place(clue.id));
  return [
    write(db.q.insert(clues).values({ ...clue, storySealed, state: 'reported' })),
    ...readers.map((reader) =>
      write(db.q.insert(clueReaders).values({ clueId: clue.id, personId: reader.id, notifiedAt: clue.reportedAt })),
    ),
  ];
}

const onList = (db: Db, clueId: string, readerId: string) =>
  db.q
    .select()
    .from(clueReaders)
    .where(and(eq(clueReaders.clueId, clueId), eq(clueReaders.personId, readerId)))
    .get();

const unknown = () => new Refusal('not-found', '没有这条，或您不在这条的知情名单里。');

/** A clue for somebody on its need-to-know list. For everybody else there is none. */
export async function clueFor(
  db: Db,
  reader: Person,
  clueId: string,
): Promise<{ head: ClueHead; readers: ClueReader[] }> {
  if ((await onList(db, clueId, reader.id)) === undefined) throw unknown();
  const head = await db.q.select().from(clues).where(eq(clues.id, clueId)).get();
  if (head === undefined) throw unknown();
  return { head, readers: await db.q.select().from(clueReaders).where(eq(clueReaders.clueId, clueId)) };
}

/** The words of a clue, for a reader on its list only. The caller notes the opening and its reason in the audit. */
export async function clueStoryFor(db: Db, reader: Person, clueId: string): Promise<unknown> {
  await clueFor(db, reader, clueId);
  const row = await db.q.select({ storySealed: clues.storySealed }).from(clues).where(eq(clues.id, clueId)).get();
  if (row === undefined) throw unknown();
  return JSON.parse(await db.vault.open(row.storySealed, place(clueId)));
}

/** 签收: notes the first moment a reader confirmed, and that the clue has been taken up. */
export const acknowledgeClue = (db: Db, clueId: string, readerId: string, at: Date): Write[] => [
  write(
    db.q
      .update(clueReaders)
      .set({ acknowledgedAt: at })
      .where(
        and(eq(clueReaders.clueId, clueId), eq(clueReaders.personId, readerId), isNull(clueReaders.acknowledgedAt)),
      ),
  ),
  write(db.q.update(clues).set({ state: 'acknowledged' }).where(eq(clues.id, clueId))),
];
