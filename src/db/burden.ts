import { and, count, eq, gte, inArray, isNotNull, lt, notLike, or, sql } from 'drizzle-orm';
import { dayOf, type LocalDate, momentOf } from '../domain/calendar.ts';
import { nextPeriod, periodOf } from '../domain/period.ts';
import { isRecordKind, type RecordKind } from '../domain/record.ts';
import { type Db, type Write, write } from './db.ts';
import { outbox } from './schema-exchange.ts';
import { records } from './schema-records.ts';
import { reminded, sentByMonth } from './schema-reminders.ts';
import { chats, people } from './schema-township.ts';

/** Stands for the groups that are no unit's own. */
const everybody = '*';

/** Messages the bot sent of itself, by the unit of who got them; answers to what somebody asked are none. */
function sentBetween(db: Db, from: Date, to: Date) {
  const unitId = sql<string>`coalesce(${people.unitId}, ${chats.unitId}, ${everybody})`;
  return db.q
    .select({ unitId, messages: count() })
    .from(outbox)
    .leftJoin(people, eq(people.openId, outbox.target))
    .leftJoin(chats, eq(chats.chatId, outbox.target))
    .where(
      and(
        inArray(outbox.how, ['chat', 'person']),
        notLike(outbox.key, 'private:%'),
        gte(outbox.sentAt, from),
        lt(outbox.sentAt, to),
      ),
    )
    .groupBy(unitId);
}

/** How many messages of the bot's own each unit was sent in a month. */
export async function messagesIn(db: Db, month: LocalDate): Promise<ReadonlyMap<string, number>> {
  const period = periodOf('month', month);
  const [live, gone] = await Promise.all([
    sentBetween(db, momentOf(period.first), momentOf(nextPeriod(period).first)),
    db.q.select().from(sentByMonth).where(eq(sentByMonth.month, period.key)),
  ]);
  const sums = new Map<string, number>();
  for (const { unitId, messages } of [...live, ...gone]) sums.set(unitId, (sums.get(unitId) ?? 0) + messages);
  return sums;
}

/** How many entries of each kind people typed or filled in for each unit in a month, whatever became of them. */
export async function entriesIn(
  db: Db,
  month: LocalDate,
): Promise<{ readonly unitId: string; readonly kind: RecordKind; readonly entries: number }[]> {
  const period = periodOf('month', month);
  const rows = await db.q
    .select({ unitId: records.unitId, kind: records.kind, entries: count() })
    .from(records)
    .where(
      and(
        inArray(records.source, ['text', 'card']),
        gte(records.recordedAt, momentOf(period.first)),
        lt(records.recordedAt, momentOf(nextPeriod(period).first)),
      ),
    )
    .groupBy(records.unitId, records.kind);
  return rows.flatMap(({ unitId, kind, entries }) => (isRecordKind(kind) ? [{ unitId, kind, entries }] : []));
}

/** How often somebody of each unit was reminded of each duty in a month. */
export function remindersIn(
  db: Db,
  month: LocalDate,
): Promise<{ readonly unitId: string; readonly dutyId: string; readonly times: number }[]> {
  const period = periodOf('month', month);
  return db.q
    .select({ unitId: people.unitId, dutyId: reminded.dutyId, times: count() })
    .from(reminded)
    .innerJoin(people, eq(people.id, reminded.personId))
    .where(and(gte(reminded.day, period.first), lt(reminded.day, nextPeriod(period).first)))
    .groupBy(people.unitId, reminded.dutyId);
}

/**
 * Forgets posts that were settled before a moment, and keeps how many each unit was sent by month. To be committed with
 * the run of a job: twice would count twice.
 */
export async function forgetSent(db: Db, before: Date): Promise<Write[]> {
  const settled = or(lt(outbox.sentAt, before), and(eq(outbox.state, 'dropped'), lt(outbox.createdAt, before)));
  const oldest = await db.q
    .select({ at: outbox.sentAt })
    .from(outbox)
    .where(and(isNotNull(outbox.sentAt), lt(outbox.sentAt, before)))
    .orderBy(outbox.sentAt)
    .limit(1)
    .get();
  const sums: (typeof sentByMonth.$inferInsert)[] = [];
  if (oldest?.at) {
    for (let month = periodOf('month', dayOf(oldest.at)); momentOf(month.first) < before; month = nextPeriod(month)) {
      const end = momentOf(nextPeriod(month).first);
      const found = await sentBetween(db, momentOf(month.first), end < before ? end : before);
      sums.push(...found.map((one) => ({ ...one, month: month.key })));
    }
  }
  return [
    ...sums.map((sum) =>
      write(
        db.q
          .insert(sentByMonth)
          .values(sum)
          .onConflictDoUpdate({
            target: [sentByMonth.month, sentByMonth.unitId],
            set: { messages: sql`${sentByMonth.messages} + ${sum.messages}` },
          }),
      ),
    ),
    write(db.q.delete(outbox).where(settled)),
  ];
}
