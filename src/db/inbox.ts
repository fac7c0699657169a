import { inArray, lt } from 'drizzle-orm';
import { type Db, type Write, write } from './db.ts';
import { inbox } from './schema-exchange.ts';

/** How long a claimed key is remembered: Feishu re-delivers for up to 7 h 5 min; cards stay pressable 14 days. */
export const inboxDays = 15;

const place = (key: string) => `inbox:${key}:answer`;

/** Claims a delivery, to be committed with what it caused. A second claim of the same key fails the whole commit. */
export async function claim(
  db: Db,
  key: string,
  type: string,
  outcome: string,
  now: Date,
  answer?: unknown,
): Promise<Write> {
  const answerSealed = answer === undefined ? null : await db.vault.seal(JSON.stringify(answer), place(key));
  return write(db.q.insert(inbox).values({ key, type, outcome, receivedAt: now, answerSealed }));
}

/** What was answered to the first of these keys that was claimed before; undefined when none was. */
export async function answeredBefore(db: Db, keys: readonly string[]): Promise<{ answer: unknown } | undefined> {
  const row = await db.q
    .select()
    .from(inbox)
    .where(inArray(inbox.key, [...keys]))
    .limit(1)
    .get();
  if (row === undefined) return undefined;
  return {
    answer:
      row.answerSealed === null
        ? undefined
        : (JSON.parse(await db.vault.open(row.answerSealed, place(row.key))) as unknown),
  };
}

/** Forgets claims older than anything Feishu could deliver again. */
export const forgetClaims = (db: Db, before: Date): Write =>
  write(db.q.delete(inbox).where(lt(inbox.receivedAt, before)));
