import { and, asc, eq, gte, inArray, isNotNull, max, ne, notInArray, or } from 'drizzle-orm';
import type { Person } from '../domain/actor.ts';
import { dayOf, yearOf } from '../domain/calendar.ts';
import type { FieldValues } from '../domain/field.ts';
import { type Beneath, type Matter, reads, type Step } from '../domain/matter.ts';
import { withdrawn, type Workflow } from '../domain/workflow.ts';
import { Refusal } from '../errors.ts';
import { type Db, type Write, write } from './db.ts';
import { type KeptRecord, recordById } from './records.ts';
import { matterRecords, matters, matterSteps } from './schema-matters.ts';

/** What tells who may read: everybody on the roster, and the declared workflows. */
export type Town = {
  readonly people: readonly Person[];
  readonly workflow: (name: string) => Workflow | undefined;
};

const place = (id: string, step: number) => `matter_steps:${id}:${step}:said`;

async function stepWrite(db: Db, { id, steps }: Matter, index: number, cause: string): Promise<Write[]> {
  const step = steps[index];
  if (step === undefined) return [];
  const { said, ...open } = step;
  const saidSealed = await db.vault.seal(JSON.stringify(said), place(id, index));
  return [write(db.q.insert(matterSteps).values({ ...open, matterId: id, step: index, saidSealed, cause }))];
}

/** Keeps a matter that began. */
export async function addMatter(db: Db, matter: Matter, cause: string): Promise<Write[]> {
  const { id, workflow, unitId, addressee, parentId, number, state, openedBy, openedAt, due } = matter;
  const row = { id, workflow, unitId, state, openedBy, openedAt, year: yearOf(dayOf(openedAt)) };
  const rest = { addressee, parentId, number: number ?? null, dueAt: due ?? null };
  return [write(db.q.insert(matters).values({ ...row, ...rest })), ...(await stepWrite(db, matter, 0, cause))];
}

/** Keeps a matter's newest step; fails at the commit when somebody else took it meanwhile. */
export const addStep = async (db: Db, matter: Matter, cause: string): Promise<Write[]> => [
  ...(await stepWrite(db, matter, matter.steps.length - 1, cause)),
  write(
    db.q
      .update(matters)
      .set({ state: matter.state, addressee: matter.addressee ?? null, dueAt: matter.due ?? null })
      .where(eq(matters.id, matter.id)),
  ),
];

export const linkRecord = (db: Db, matterId: string, recordId: string): Write =>
  write(db.q.insert(matterRecords).values({ matterId, recordId }));

/** The next free number of a workflow in the year of a moment. Two who take the same cannot both commit. */
export async function nextMatterNumber(db: Db, workflow: string, at: Date): Promise<number> {
  const year = yearOf(dayOf(at));
  const row = await db.q
    .select({ last: max(matters.number) })
    .from(matters)
    .where(and(eq(matters.workflow, workflow), eq(matters.year, year)))
    .get();
  return (row?.last ?? 0) + 1;
}

const unknown = () => new Refusal('not-found', '没有这件事，或它不归您看。');

type Row = typeof matters.$inferSelect;

const matterOf = ({ dueAt, number, addressee, parentId, ...row }: Row, steps: readonly Step[]): Matter => ({
  ...row,
  addressee: addressee ?? undefined,
  parentId: parentId ?? undefined,
  number: number ?? undefined,
  due: dueAt ?? undefined,
  steps,
});

const nothingSaid: FieldValues = {};

/** What was said, as it was kept: answers by the name of their field. */
const asValues = (said: unknown): FieldValues => (typeof said === 'object' && said !== null ? { ...said } : {});

async function coursesOf(db: Db, rows: readonly Row[]): Promise<Matter[]> {
  const ids = rows.map((row) => row.id);
  const { matterId, move, state, by, at } = matterSteps;
  const steps =
    ids.length === 0
      ? []
      : await db.q
          .select({ matterId, move, state, by, at })
          .from(matterSteps)
          .where(inArray(matterId, ids))
          .orderBy(asc(matterSteps.step));
  return rows.map((row) =>
    matterOf(
      row,
      steps.flatMap(({ matterId: of, ...step }) => (of === row.id ? [{ ...step, said: nothingSaid }] : [])),
    ),
  );
}

/** A matter with everything said in it, for somebody who may read it. For everybody else there is none. */
export async function matterFor(db: Db, reader: Person, id: string, { people, workflow }: Town): Promise<Matter> {
  const row = await db.q.select().from(matters).where(eq(matters.id, id)).get();
  const declared = row && workflow(row.workflow);
  if (row === undefined || declared === undefined) throw unknown();
  const kept = await db.q.select().from(matterSteps).where(eq(matterSteps.matterId, id)).orderBy(asc(matterSteps.step));
  const [closed] = await coursesOf(db, [row]);
  if (closed === undefined || !reads(declared, closed, reader, people)) throw unknown();
  const steps = await Promise.all(
    kept.map(async ({ move, state, by, at, step, saidSealed }): Promise<Step> => {
      const said: unknown = JSON.parse(await db.vault.open(saidSealed, place(id, step)));
      return { move, state, by, at, said: asValues(said) };
    }),
  );
  return matterOf(row, steps);
}

/** Open matters somebody may read, the most pressing first; what was said in them stays sealed. */
export async function openMattersFor(db: Db, reader: Person, { people, workflow }: Town): Promise<Matter[]> {
  const names = await db.q.selectDistinct({ name: matters.workflow }).from(matters);
  const declared = names.flatMap(({ name }) => workflow(name) ?? []);
  const going = declared.map(({ name, states }) =>
    and(
      eq(matters.workflow, name),
      notInArray(
        matters.state,
        states.filter((state) => state.final === true).map((state) => state.name),
      ),
    ),
  );
  if (going.length === 0) return [];
  const rows = await db.q
    .select()
    .from(matters)
    .where(or(...going))
    .orderBy(asc(matters.dueAt), asc(matters.openedAt));
  const courses = await coursesOf(db, rows);
  return courses.filter((matter) => {
    const one = workflow(matter.workflow);
    return one !== undefined && reads(one, matter, reader, people);
  });
}

/** How many matters of a workflow there are in each state: a number for whoever hears no more. */
export async function countMatters(db: Db, workflow: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.q.select({ state: matters.state }).from(matters).where(eq(matters.workflow, workflow));
  const counts = new Map<string, number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** A matter by its number: whose it is, and whether somebody is still to go on with it by some day. */
type Numbered = Pick<Matter, 'number' | 'unitId' | 'openedAt'> & { readonly isRunning: boolean };

/** The matters of a workflow opened since a moment or still running, oldest first; nothing of what was said in them. */
export async function runningMatters(db: Db, workflow: string, since: Date): Promise<Numbered[]> {
  const { number, unitId, openedAt, dueAt, state } = matters;
  const rows = await db.q
    .select({ number, unitId, openedAt, dueAt })
    .from(matters)
    .where(and(eq(matters.workflow, workflow), ne(state, withdrawn), or(gte(openedAt, since), isNotNull(dueAt))))
    .orderBy(asc(openedAt));
  return rows.map(({ dueAt: due, number: no, ...row }) => ({
    ...row,
    number: no ?? undefined,
    isRunning: due !== null,
  }));
}

/** The matters beneath one, as ids of workflows and states. */
export const beneath = (db: Db, parentId: string): Promise<Beneath[]> =>
  db.q.select({ workflow: matters.workflow, state: matters.state }).from(matters).where(eq(matters.parentId, parentId));

/** The records a matter kept, oldest first. */
export async function recordsOfMatter(db: Db, matterId: string): Promise<KeptRecord[]> {
  const links = await db.q.select().from(matterRecords).where(eq(matterRecords.matterId, matterId));
  const found = await Promise.all(links.map(({ recordId }) => recordById(db, recordId)));
  return found.flatMap((record) => record ?? []).toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
}

/** The matter that kept a record, by its id. */
export const matterOfRecord = async (db: Db, recordId: string): Promise<string | undefined> =>
  (
    await db.q
      .select({ id: matterRecords.matterId })
      .from(matterRecords)
      .where(eq(matterRecords.recordId, recordId))
      .get()
  )?.id;

/** Records that belong to a matter, of those given. */
export async function recordsInMatters(db: Db, recordIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set();
  const rows = await db.q
    .select({ id: matterRecords.recordId })
    .from(matterRecords)
    .where(inArray(matterRecords.recordId, [...recordIds]));
  return new Set(rows.map(({ id }) => id));
}
