import { and, asc, eq, gt, inArray, isNull, like, lt, lte } from 'drizzle-orm';
import { addDays, dayOf, isQuiet, type LocalDate, momentOf } from '../domain/calendar.ts';
import { commit, type Db, type Write, write } from './db.ts';
import { outbox } from './schema-exchange.ts';
import { reminded, reminderSkips } from './schema-reminders.ts';
import { putSetting, setting } from './settings.ts';

/** What people were reminded of on a day: who, and of which duty. */
export const remindedOn = (db: Db, day: LocalDate): Promise<{ personId: string; dutyId: string }[]> =>
  db.q.select({ personId: reminded.personId, dutyId: reminded.dutyId }).from(reminded).where(eq(reminded.day, day));

/** Notes a reminder, to be committed with its post. A second one of the same duty and day fails the whole commit. */
export const noteReminded = (db: Db, day: LocalDate, personId: string, dutyId: string, postKey: string): Write =>
  write(db.q.insert(reminded).values({ day, personId, dutyId, postKey }));

/**
 * Calls off reminders that have waited since before a moment, because Feishu was away: what they say may be done by now.
 * They count as never made, so that the day's next hour says what is true then.
 */
export async function withdrawUnsent(db: Db, since: Date): Promise<void> {
  const unsent = and(
    eq(outbox.state, 'waiting'),
    lt(outbox.createdAt, since),
    isNull(outbox.leaseUntil),
    like(outbox.key, `${reminderKey('')}%`),
  );
  const keys = () => db.q.select({ key: outbox.key }).from(outbox).where(unsent);
  if ((await keys().limit(1).get()) === undefined) return;
  await commit(db, [
    write(db.q.delete(reminded).where(inArray(reminded.postKey, keys()))),
    write(db.q.update(outbox).set({ state: 'dropped', failure: 'too-late', contentSealed: null }).where(unsent)),
  ]);
}

/** How the keys of matters' reminders begin: matter, step, index, person and duty follow. */
export const matterReminders = 'matter-due:';

/** Whom a matter's reminder tells of what; nobody where its key is older than that. */
function toldBy(key: string): { personId: string; dutyId: string } | undefined {
  const [personId, dutyId] = key.slice(matterReminders.length).split(':').slice(3);
  return personId === undefined || dutyId === undefined ? undefined : { personId, dutyId };
}

/**
 * Matters' reminders that have come are the day's of their duty and person, as the digest's are (B-7); where the day has
 * had one, they wait for the next morning. What is urgent does not wait.
 */
export async function oneADay(db: Db, now: Date): Promise<void> {
  if (isQuiet(now)) return;
  const waiting = and(eq(outbox.state, 'waiting'), isNull(outbox.leaseUntil));
  const due = await db.q
    .select({ key: outbox.key })
    .from(outbox)
    .where(and(waiting, lte(outbox.nextAt, now), gt(outbox.priority, 0), like(outbox.key, `${matterReminders}%`)))
    .orderBy(asc(outbox.nextAt), asc(outbox.key));
  const day = dayOf(now);
  for (const { key } of due) {
    const told = toldBy(key);
    if (told === undefined) continue;
    await db.q
      .insert(reminded)
      .values({ day, ...told, postKey: key })
      .onConflictDoNothing();
    const { personId, dutyId } = told;
    const first = await db.q
      .select({ postKey: reminded.postKey })
      .from(reminded)
      .where(and(eq(reminded.day, day), eq(reminded.personId, personId), eq(reminded.dutyId, dutyId)))
      .get();
    if (first?.postKey === key) continue;
    const nextAt = momentOf(addDays(day, 1), '09:00');
    await db.q
      .update(outbox)
      .set({ nextAt })
      .where(and(waiting, eq(outbox.key, key)));
  }
}

/** The key of a post of the clock's reminders. */
export const reminderKey = (what: string): string => `reminder:${what}`;

/** Who wants no further reminder on a day. */
export async function skippedOn(db: Db, day: LocalDate): Promise<ReadonlySet<string>> {
  const rows = await db.q
    .select({ personId: reminderSkips.personId })
    .from(reminderSkips)
    .where(eq(reminderSkips.day, day));
  return new Set(rows.map(({ personId }) => personId));
}

export const skipReminders = (db: Db, day: LocalDate, personId: string): Write =>
  write(db.q.insert(reminderSkips).values({ day, personId }).onConflictDoNothing());

const offKey = (campaignId: string) => `reminders-off:${campaignId}`;

/** The duties of a campaign of which the office wants nobody reminded. */
export async function remindersOff(db: Db, campaignId: string): Promise<ReadonlySet<string>> {
  const kept = await setting(db, offKey(campaignId));
  return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []);
}

export const setRemindersOff = (db: Db, campaignId: string, duties: readonly string[]): Write =>
  putSetting(db, offKey(campaignId), duties);
