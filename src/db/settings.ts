import { eq, sql } from 'drizzle-orm';
import { dayOf, type LocalDate } from '../domain/calendar.ts';
import { type Db, type Write, write } from './db.ts';
import { apiCalls, audit } from './schema-exchange.ts';
import { settings } from './schema-township.ts';

export async function setting(db: Db, key: string): Promise<unknown> {
  return (await db.q.select({ value: settings.value }).from(settings).where(eq(settings.key, key)).get())?.value;
}

export const putSetting = (db: Db, key: string, value: unknown): Write =>
  write(db.q.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } }));

/** Notes when this database began to exist, on the clock that slots are judged by. Only the first note counts. */
export const noteBirth = (db: Db, now: Date): Write =>
  write(db.q.insert(settings).values({ key: 'born', value: now.getTime() }).onConflictDoNothing());

export async function bornAt(db: Db): Promise<Date | undefined> {
  const value = await setting(db, 'born');
  return typeof value === 'number' ? new Date(value) : undefined;
}

/** The first day that could be told of. */
export async function knownFrom(db: Db): Promise<LocalDate | undefined> {
  const born = await bornAt(db);
  return born === undefined ? undefined : dayOf(born);
}

/** Counts Feishu API calls of a calendar month (YYYY-MM) against the quota. */
export const countCalls = (db: Db, month: string, calls: number): Write =>
  write(
    db.q
      .insert(apiCalls)
      .values({ month, calls })
      .onConflictDoUpdate({ target: apiCalls.month, set: { calls: sql`${apiCalls.calls} + ${calls}` } }),
  );

export async function callsIn(db: Db, month: string): Promise<number> {
  return (
    (await db.q.select({ calls: apiCalls.calls }).from(apiCalls).where(eq(apiCalls.month, month)).get())?.calls ?? 0
  );
}

export type AuditLine = {
  readonly at: Date;
  readonly personId: string;
  readonly what: string;
  readonly about: string;
  readonly reason?: string;
};

/** Notes who opened or decided what: ids and a closed word; the stated reason is sealed. */
export async function noteAudit(db: Db, line: AuditLine): Promise<Write> {
  const { reason, ...rest } = line;
  const reasonSealed = reason === undefined ? null : await db.vault.seal(reason, `audit:${line.about}:reason`);
  return write(db.q.insert(audit).values({ ...rest, reasonSealed }));
}
