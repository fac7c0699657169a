import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { isRole, type Person, type Role } from '../domain/actor.ts';
import type { ClueStory } from '../domain/clue.ts';
import type { ClueStep } from '../domain/clue-moves.ts';
import { Refusal } from '../errors.ts';
import { type Db, type Write, write } from './db.ts';
import { clueReaders, clueSteps, clues } from './schema-clues.ts';

type Part = 'reporter' | 'story' | 'concerns';

/** Every clue has a key of its own: the vault of ordinary fields does not open it, nor does another clue’s. */
const vaultOf = (db: Db, id: string) => db.vault.apart(`clue ${id}`);
const place = (id: string, part: Part) => `clues:${id}:${part}`;
const seal = async (db: Db, id: string, part: Part, text: string) =>
  (await vaultOf(db, id)).seal(text, place(id, part));
const open = async (db: Db, id: string, part: Part, sealed: string) =>
  (await vaultOf(db, id)).open(sealed, place(id, part));

export type ClueHead = {
  readonly id: string;
  readonly number: string;
  /** Said to those only who may know (`mayKnowReporter`). */
  readonly reporterId: string;
  readonly hideReporter: boolean;
  readonly conflict: boolean;
  readonly reportedAt: Date;
  /** The village cadre or leader meant, once said. */
  readonly concerns: string | undefined;
};

export type ClueReader = {
  readonly personId: string;
  readonly role: Role;
  readonly notifiedAt: Date;
  readonly acknowledgedAt: Date | null;
};

export type Clue = {
  readonly head: ClueHead;
  readonly readers: readonly ClueReader[];
  readonly steps: readonly ClueStep[];
};

/** A hidden reporter is known to the police and the office’s head only (F-43). */
export const mayKnowReporter = (reader: Person, { hideReporter }: ClueHead): boolean =>
  !hideReporter || reader.role === 'police' || reader.role === 'office-head';

export const addReaders = (db: Db, clueId: string, readers: readonly Person[], at: Date): Write[] =>
  readers.map(({ id, role }) => write(db.q.insert(clueReaders).values({ clueId, personId: id, role, notifiedAt: at })));

/** Keeps a clue and its need-to-know list. Nothing of it is ever deleted. */
export async function addClue(db: Db, head: ClueHead, story: ClueStory, readers: readonly Person[]): Promise<Write[]> {
  const { id, number, hideReporter, conflict, reportedAt } = head;
  const reporterSealed = await seal(db, id, 'reporter', head.reporterId);
  const storySealed = await seal(db, id, 'story', JSON.stringify(story));
  const row = { id, number, reporterSealed, storySealed, hideReporter, conflict, reportedAt };
  return [write(db.q.insert(clues).values(row)), ...addReaders(db, id, readers, reportedAt)];
}

const unknown = () => new Refusal('not-found', '没有这条，或您不在这条的知情名单里。');

const roleOf = (text: string): Role => {
  if (!isRole(text)) throw new Error('a role on a list is not one of the closed list');
  return text;
};

async function headOf(db: Db, row: typeof clues.$inferSelect): Promise<ClueHead> {
  const { id, number, hideReporter, conflict, reportedAt, concernsSealed } = row;
  return {
    id,
    number,
    hideReporter,
    conflict,
    reportedAt,
    reporterId: await open(db, id, 'reporter', row.reporterSealed),
    concerns: concernsSealed === null ? undefined : await open(db, id, 'concerns', concernsSealed),
  };
}

async function whole(db: Db, row: typeof clues.$inferSelect): Promise<Clue> {
  const [head, readers, steps] = await Promise.all([
    headOf(db, row),
    db.q.select().from(clueReaders).where(eq(clueReaders.clueId, row.id)),
    db.q.select().from(clueSteps).where(eq(clueSteps.clueId, row.id)).orderBy(asc(clueSteps.step)),
  ]);
  return {
    head,
    readers: readers.map((one) => ({ ...one, role: roleOf(one.role) })),
    steps: steps.map((one) => ({ ...one, role: roleOf(one.role) })),
  };
}

const onList = (reader: Person) => and(eq(clueReaders.personId, reader.id), eq(clueReaders.role, reader.role));

async function rowFor(db: Db, reader: Person, clueId: string): Promise<typeof clues.$inferSelect> {
  const found = await db.q
    .select({ clue: clues })
    .from(clues)
    .innerJoin(clueReaders, eq(clueReaders.clueId, clues.id))
    .where(and(eq(clues.id, clueId), onList(reader)))
    .get();
  if (found === undefined) throw unknown();
  return found.clue;
}

/** A clue for somebody on its list who still has the role in which they came on it. For everybody else there is none. */
export const clueFor = async (db: Db, reader: Person, clueId: string): Promise<Clue> =>
  whole(db, await rowFor(db, reader, clueId));

/** The clues somebody is on the list of, the newest first. */
export async function cluesFor(db: Db, reader: Person): Promise<Clue[]> {
  const found = await db.q
    .select({ clue: clues })
    .from(clues)
    .innerJoin(clueReaders, eq(clueReaders.clueId, clues.id))
    .where(onList(reader))
    .orderBy(desc(clues.reportedAt));
  return Promise.all(found.map(({ clue }) => whole(db, clue)));
}

/** What was told, for a reader on the clue’s list only. Whoever shows its words notes the opening and its reason. */
export async function clueStoryFor(db: Db, reader: Person, clueId: string): Promise<unknown> {
  const { storySealed } = await rowFor(db, reader, clueId);
  const story: unknown = JSON.parse(await open(db, clueId, 'story', storySealed));
  return story;
}

/** One’s own clue with what was told, for the questions that follow a report. */
export async function ownClue(db: Db, reporter: Person, clueId: string): Promise<{ clue: Clue; story: unknown }> {
  const row = await db.q.select().from(clues).where(eq(clues.id, clueId)).get();
  if (row === undefined || (await open(db, clueId, 'reporter', row.reporterSealed)) !== reporter.id) throw unknown();
  const story: unknown = JSON.parse(await open(db, clueId, 'story', row.storySealed));
  return { clue: await whole(db, row), story };
}

/** 签收: notes the first moment a reader confirmed. */
export const acknowledge = (db: Db, clueId: string, personId: string, at: Date): Write =>
  write(
    db.q
      .update(clueReaders)
      .set({ acknowledgedAt: at })
      .where(
        and(eq(clueReaders.clueId, clueId), eq(clueReaders.personId, personId), isNull(clueReaders.acknowledgedAt)),
      ),
  );

export const addStep = (db: Db, clueId: string, step: ClueStep): Write =>
  write(db.q.insert(clueSteps).values({ clueId, ...step }));

/** Notes whom a clue concerns. Who it is stands nowhere in plain words. */
export const noteConcerns = async (db: Db, clueId: string, personId: string): Promise<Write> => {
  const concernsSealed = await seal(db, clueId, 'concerns', personId);
  return write(
    db.q
      .update(clues)
      .set({ concernsSealed })
      .where(and(eq(clues.id, clueId), isNull(clues.concernsSealed))),
  );
};

/** Notes when the reporter was told the outcome (未保法 art. 11 para. 3). */
export const noteFeedback = (db: Db, clueId: string, at: Date): Write =>
  write(db.q.update(clues).set({ feedbackAt: at }).where(eq(clues.id, clueId)));
