import { and, asc, desc, eq, gte, inArray, lte, ne } from 'drizzle-orm';
import type { Edits, Imprint } from '../domain/bulletin-paper.ts';
import { isLocalDate, type LocalDate, yearOf } from '../domain/calendar.ts';
import type { Figure } from '../domain/figure.ts';
import { numberOf, wordOf } from '../domain/record.ts';
import type { Correction } from '../domain/snapshot.ts';
import { type Db, type Write, write } from './db.ts';
import { bulletinChanges, bulletins } from './schema-bulletins.ts';
import { records } from './schema-records.ts';

const place = (month: string, column: 'edits' | 'reason') => `bulletins:${month}:${column}`;

/** A month's bulletin as it is kept. Figures and hash are there once it was sent for approval; a draft is told live. */
export type KeptBulletin = {
  readonly month: string;
  readonly state: 'draft' | 'submitted' | 'issued';
  readonly version: number;
  readonly edits: Edits;
  readonly corrections: readonly Correction[];
  readonly figures: readonly Figure[] | undefined;
  readonly hash: string | undefined;
  /** 期号 within the year it was issued in. */
  readonly issue: { readonly year: number; readonly number: number } | undefined;
  /** 发文机关代字 it was issued under; undefined before, or where it bears none. */
  readonly agency: string | undefined;
  readonly issuedOn: LocalDate | undefined;
};

const editsIn = (stored: unknown): Edits =>
  Object.fromEntries(
    Object.entries(typeof stored === 'object' && stored !== null ? stored : {}).flatMap(([key, text]) =>
      typeof text === 'string' ? [[key, text]] : [],
    ),
  );

export async function bulletinOf(db: Db, month: string): Promise<KeptBulletin | undefined> {
  const row = await db.q.select().from(bulletins).where(eq(bulletins.month, month)).get();
  if (row === undefined) return undefined;
  const { state, version, corrections, year, issue, issuedOn } = row;
  return {
    month,
    state,
    version,
    edits: editsIn(JSON.parse(await db.vault.open(row.editsSealed, place(month, 'edits')))),
    corrections,
    figures: row.figures ?? undefined,
    hash: row.hash ?? undefined,
    issue: year === null || issue === null ? undefined : { year, number: issue },
    agency: row.agency ?? undefined,
    issuedOn: issuedOn !== null && isLocalDate(issuedOn) ? issuedOn : undefined,
  };
}

/** The bulletins that are not out yet, the oldest first. */
export const openBulletins = (db: Db): Promise<Pick<KeptBulletin, 'month' | 'state'>[]> =>
  db.q
    .select({ month: bulletins.month, state: bulletins.state })
    .from(bulletins)
    .where(ne(bulletins.state, 'issued'))
    .orderBy(asc(bulletins.month));

/** Every number made public so far, in the order of the bulletins: each month's own, and earlier ones put right in it. */
export async function issuedFigures(db: Db): Promise<{ readonly month: string; readonly figures: Figure[] }[]> {
  const rows = await db.q
    .select({ month: bulletins.month, figures: bulletins.figures, corrections: bulletins.corrections })
    .from(bulletins)
    .where(eq(bulletins.state, 'issued'))
    .orderBy(asc(bulletins.year), asc(bulletins.issue));
  return rows.map(({ month, figures, corrections }) => ({
    month,
    figures: [...(figures ?? []), ...corrections.map(({ after }) => after)],
  }));
}

/** Which one a month's bulletin is; while it is not out, which one it would be on that day under that 代字. */
export async function imprintOf(
  db: Db,
  month: string,
  kept: KeptBulletin | undefined,
  { day, agency }: Pick<Imprint, 'day' | 'agency'>,
): Promise<Imprint> {
  if (kept?.issue === undefined)
    return { month, day, issue: (await lastIssue(db, yearOf(day))) + 1, agency, draft: true };
  return { month, day: kept.issuedOn ?? day, issue: kept.issue.number, agency: kept.agency, draft: false };
}

/** The highest 期号 of a year, those registered by hand included; 0 before the first. */
export async function lastIssue(db: Db, year: number): Promise<number> {
  const [last, byHand] = await Promise.all([
    db.q
      .select({ issue: bulletins.issue })
      .from(bulletins)
      .where(eq(bulletins.year, year))
      .orderBy(desc(bulletins.issue))
      .get(),
    db.q
      .select({ detail: records.detail })
      .from(records)
      .where(
        and(
          eq(records.kind, 'bulletin'),
          eq(records.status, 'valid'),
          gte(records.occurredOn, `${year}-01-01`),
          lte(records.occurredOn, `${year}-12-31`),
        ),
      ),
  ]);
  const kept = byHand.filter(({ detail }) => wordOf(detail, 'kind') === 'work');
  return Math.max(last?.issue ?? 0, ...kept.map(({ detail }) => numberOf(detail, 'issue') ?? 0));
}

/** Who did something, and when. */
export type Doing = { readonly by: string; readonly at: Date };

/** Begins a month's draft. Where there is one already, nothing happens. */
export const beginBulletin = async (
  db: Db,
  month: string,
  corrections: readonly Correction[],
  { by, at }: Doing,
): Promise<Write[]> => [
  write(
    db.q
      .insert(bulletins)
      .values({
        month,
        state: 'draft',
        version: 1,
        editsSealed: await db.vault.seal('{}', place(month, 'edits')),
        corrections: [...corrections],
      })
      .onConflictDoNothing(),
  ),
  write(db.q.insert(bulletinChanges).values({ month, version: 1, what: 'drafted', by, at }).onConflictDoNothing()),
];

/** What a step makes of a bulletin. */
export type Step =
  | { readonly what: 'edited'; readonly edits: Edits }
  | {
      readonly what: 'submitted';
      readonly edits: Edits;
      readonly figures: readonly Figure[];
      readonly hash: string;
    }
  | { readonly what: 'returned'; readonly reason: string; readonly edits: Edits }
  | {
      readonly what: 'issued';
      readonly year: number;
      readonly issue: number;
      readonly issuedOn: LocalDate;
      readonly agency: string | undefined;
    };

async function changed(db: Db, month: string, step: Step): Promise<Partial<typeof bulletins.$inferInsert>> {
  const sealed = (edits: Edits) => db.vault.seal(JSON.stringify(edits), place(month, 'edits'));
  switch (step.what) {
    case 'edited':
      return { editsSealed: await sealed(step.edits) };
    case 'submitted':
      return {
        state: 'submitted',
        editsSealed: await sealed(step.edits),
        figures: [...step.figures],
        hash: step.hash,
      };
    case 'returned':
      return {
        state: 'draft',
        figures: null,
        hash: null,
        editsSealed: await sealed(step.edits),
      };
    case 'issued':
      return {
        state: 'issued',
        year: step.year,
        issue: step.issue,
        issuedOn: step.issuedOn,
        agency: step.agency ?? null,
      };
  }
}

/** Takes a bulletin one step on; whoever decides on an older version fails at the commit. */
export async function moveBulletin(
  db: Db,
  { month, version }: KeptBulletin,
  step: Step,
  { by, at }: Doing,
): Promise<Write[]> {
  const reasonSealed = step.what === 'returned' ? await db.vault.seal(step.reason, place(month, 'reason')) : null;
  const set = { ...(await changed(db, month, step)), version: version + 1 };
  return [
    write(db.q.insert(bulletinChanges).values({ month, version: version + 1, what: step.what, by, at, reasonSealed })),
    write(db.q.update(bulletins).set(set).where(eq(bulletins.month, month))),
  ];
}

/** Who wrote in a bulletin or sent it for approval: none of them may approve it. */
export async function authorsOf(db: Db, month: string): Promise<string[]> {
  const rows = await db.q
    .select({ by: bulletinChanges.by })
    .from(bulletinChanges)
    .where(and(eq(bulletinChanges.month, month), inArray(bulletinChanges.what, ['edited', 'submitted'])));
  return [...new Set(rows.map(({ by }) => by))];
}
