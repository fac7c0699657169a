import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { isQuiet } from '../domain/calendar.ts';
import { type Db, type Write, write } from './db.ts';
import { outbox } from './schema-exchange.ts';

/**
 * A message queued for Feishu. The key is its identity: a post with a key that exists is not queued again, whatever
 * became of the first. Keys hold ids and days only, never a name.
 */
export type Post = {
  readonly key: string;
  /** chat_id, open_id, the message replied to; for `update` and `urgent` the key of the post that is meant. */
  readonly to:
    | { readonly chat: string }
    | { readonly person: string }
    | { readonly reply: string; readonly chat: string }
    | { readonly update: string }
    /** 加急, by the bot's own message (default), a text to the phone or a call; a louder way that Feishu refuses falls back. */
    | { readonly urgent: string; readonly people: readonly string[]; readonly by?: 'app' | 'sms' | 'phone' };
  /** Any JSON the deliverer understands; sealed while it waits, wiped once sent. Absent for `urgent`. */
  readonly content?: unknown;
  /** 0 a clue · 1 an answer · 5 a notice · 9 whatever can wait. From 5 up nothing goes out at night. */
  readonly priority?: number;
  readonly notBefore?: Date;
};

export type DuePost = {
  readonly key: string;
  readonly how: 'chat' | 'person' | 'reply' | 'update' | 'urgent';
  readonly target: string;
  readonly lane: string;
  readonly priority: number;
  readonly attempts: number;
  readonly content: unknown;
};

const place = (key: string) => `outbox:${key}:content`;

function addressOf(to: Post['to']): { how: DuePost['how']; target: string; lane: string } {
  if ('reply' in to) return { how: 'reply', target: to.reply, lane: to.chat };
  if ('chat' in to) return { how: 'chat', target: to.chat, lane: to.chat };
  if ('person' in to) return { how: 'person', target: to.person, lane: to.person };
  if ('update' in to) return { how: 'update', target: to.update, lane: to.update };
  return { how: 'urgent', target: to.urgent, lane: to.urgent };
}

/** Queues a post, to be committed with the work it tells of. */
export async function putPost(db: Db, post: Post, now: Date): Promise<Write> {
  const content = 'urgent' in post.to ? { people: post.to.people, by: post.to.by } : post.content;
  return write(
    db.q
      .insert(outbox)
      .values({
        ...addressOf(post.to),
        key: post.key,
        contentSealed: await db.vault.seal(JSON.stringify(content), place(post.key)),
        priority: post.priority ?? 5,
        state: 'waiting',
        attempts: 0,
        createdAt: now,
        nextAt: post.notBefore ?? now,
      })
      .onConflictDoNothing(),
  );
}

/**
 * Takes up to `limit` posts that are due, most urgent first, for `leaseMs`; nobody else gets them meanwhile. With
 * `most` only those of that priority or a more urgent one.
 */
export async function takeDuePosts(
  db: Db,
  now: Date,
  limit: number,
  leaseMs: number,
  most?: number,
): Promise<DuePost[]> {
  const due = db.q
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        eq(outbox.state, 'waiting'),
        lte(outbox.nextAt, now),
        isQuiet(now) ? lt(outbox.priority, 5) : undefined,
        most === undefined ? undefined : lte(outbox.priority, most),
        or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now)),
      ),
    )
    .orderBy(asc(outbox.priority), asc(outbox.nextAt), sql`rowid`)
    .limit(limit);
  const rows = await db.q
    .update(outbox)
    .set({ leaseUntil: new Date(now.getTime() + leaseMs), attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.key, due))
    .returning();
  rows.sort(
    (a, b) =>
      a.priority - b.priority ||
      a.nextAt.getTime() - b.nextAt.getTime() ||
      a.createdAt.getTime() - b.createdAt.getTime(),
  );
  return Promise.all(
    rows.map(async ({ key, how, target, lane, priority, attempts, contentSealed }) => ({
      key,
      how,
      target,
      lane,
      priority,
      attempts,
      content: await opened(db, key, contentSealed),
    })),
  );
}

/** A post that does not open (altered, or under a lost key) must not hold up the others: it has no content and is dropped. */
async function opened(db: Db, key: string, sealed: string | null): Promise<unknown> {
  if (sealed === null) return undefined;
  try {
    const content: unknown = JSON.parse(await db.vault.open(sealed, place(key)));
    return content;
  } catch {
    return undefined;
  }
}

/** Sent: the content is wiped, the key and Feishu's message id stay. */
export const markSent = (db: Db, key: string, messageId: string | undefined, now: Date): Write =>
  write(
    db.q
      .update(outbox)
      .set({ state: 'sent', sentAt: now, messageId: messageId ?? null, contentSealed: null, leaseUntil: null })
      .where(eq(outbox.key, key)),
  );

/** Comes again at `nextAt`. `failure` is Feishu's code or a fault's class, never a body. */
export const postpone = (db: Db, key: string, nextAt: Date, failure: string): Write =>
  write(db.q.update(outbox).set({ nextAt, failure, leaseUntil: null }).where(eq(outbox.key, key)));

/** Given up: cannot be delivered any more. */
export const dropPost = (db: Db, key: string, failure: string): Write =>
  write(
    db.q
      .update(outbox)
      .set({ state: 'dropped', failure, contentSealed: null, leaseUntil: null })
      .where(eq(outbox.key, key)),
  );

/**
 * Calls off what still waits under keys that begin so: a reminder queued for later (`notBefore`) for the case that nobody
 * acts, dropped in the commit in which somebody does. What was sent, or is being sent, stays as it is.
 */
export const callOff = (db: Db, keysFrom: string): Write =>
  write(
    db.q
      .update(outbox)
      .set({ state: 'dropped', failure: 'called-off', contentSealed: null })
      .where(and(eq(outbox.state, 'waiting'), gte(outbox.key, keysFrom), lt(outbox.key, `${keysFrom}\uffff`))),
  );

/** Feishu's message id of a post that was sent; `waiting` while it is not, `gone` when it never will be. */
export async function messageOf(db: Db, key: string): Promise<{ messageId: string } | 'waiting' | 'gone'> {
  const row = await db.q
    .select({ state: outbox.state, messageId: outbox.messageId })
    .from(outbox)
    .where(eq(outbox.key, key))
    .get();
  if (row?.state === 'waiting') return 'waiting';
  return row?.state === 'sent' && row.messageId !== null ? { messageId: row.messageId } : 'gone';
}

/** When a post is tried next; undefined when there is none. */
export async function nextTryOf(db: Db, key: string): Promise<Date | undefined> {
  const row = await db.q.select({ nextAt: outbox.nextAt }).from(outbox).where(eq(outbox.key, key)).get();
  return row?.nextAt;
}

/** The key of the post that became this Feishu message, for a press on it. */
export async function postKeyOf(db: Db, messageId: string): Promise<string | undefined> {
  const row = await db.q.select({ key: outbox.key }).from(outbox).where(eq(outbox.messageId, messageId)).get();
  return row?.key;
}

/** How many posts wait to go and since when, for the metrics. What is queued for a later moment does not wait yet. */
export async function outboxDepth(db: Db, now: Date): Promise<{ waiting: number; oldest: Date | undefined }> {
  const row = await db.q
    .select({ waiting: sql<number>`count(*)`, oldest: sql<number | null>`min(${outbox.createdAt})` })
    .from(outbox)
    .where(and(eq(outbox.state, 'waiting'), or(gt(outbox.attempts, 0), lte(outbox.nextAt, now))))
    .get();
  return {
    waiting: row?.waiting ?? 0,
    oldest: row?.oldest === null || row === undefined ? undefined : new Date(row.oldest),
  };
}

/** Whether a Feishu message is one that the bot sent to a person, not into a group. */
export async function wentToPerson(db: Db, messageId: string): Promise<boolean> {
  const row = await db.q.select({ how: outbox.how }).from(outbox).where(eq(outbox.messageId, messageId)).get();
  return row?.how === 'person';
}
