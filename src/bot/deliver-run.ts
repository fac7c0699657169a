import { commit, type Db } from '../db/db.ts';
import { type DuePost, postpone, takeDuePosts } from '../db/outbox.ts';
import { type Bell, deliveryClock } from './delivery-clock.ts';
import type { Feishu } from './feishu-client.ts';
import type { EvidenceStore } from './keep-pictures.ts';
import type { Log } from './log.ts';
import { type Pace, STEP_MS } from './pace.ts';
import { sendPost } from './send-post.ts';

export type DeliverPorts = {
  readonly db: Db;
  readonly feishu: Feishu;
  readonly now: () => Date;
  readonly log: Log;
  /** Where photos are kept that people open; without it none can be shown. */
  readonly evidence?: EvidenceStore;
  readonly pause?: (ms: number) => Promise<void>;
};

const LEASE_MS = 60_000;
/** A post held longer is let go unsent: its lease might end while it is on its way. */
const STALE_MS = LEASE_MS - 15_000;
/** Few at a time, so that a clue queued meanwhile is among the next. */
const TAKEN_AT_ONCE = 16;
const LANES_AT_ONCE = 8;
const CLUE = 0;
const NOTICE = 5;
/** Feishu takes fifty sends a second of one app: notices use forty at most, so that a clue always finds room. */
const NOTICE_STEP_MS = 33;
const NOTICES_AT_ONCE = 10;
/** A run waits for a post that is due again within this; later ones are another run's. */
const PATIENCE_MS = 5000;
/** A failure closes its lane until the next try, so that order holds, unless the try is further off than this. */
const LONGEST_HOLD_MS = 60_000;

const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** One run over the outbox, until nothing is due nor soon will be. The number of posts sent. */
export async function deliverOnce(ports: DeliverPorts, pace: Pace, bell: Bell): Promise<number> {
  const { db } = ports;
  const clock = deliveryClock(ports.now, ports.pause ?? sleep);
  /** By lane: the one post of it that waits for its turn, the one that is on its way. */
  const ready = new Map<string, { readonly post: DuePost; readonly takenAt: number }>();
  const sending = new Map<string, Promise<void>>();
  /** Clues on their way or soon tried again: meanwhile nothing else is taken, so that they have Feishu's fifty a second. */
  const clues = new Set<string>();
  let upcoming: number[] = [];
  let noticesUntil = 0;
  let lookedAt = 0;
  let sent = 0;
  let closedUntil = 0;
  let fault: { readonly error: unknown } | undefined;

  function comesAgain({ key, priority }: DuePost, at: number): void {
    upcoming.push(at);
    if (priority === CLUE && at - clock.now() <= PATIENCE_MS) clues.add(key);
    else clues.delete(key);
  }

  async function giveBack(posts: readonly { readonly post: DuePost; readonly at: number }[], why: string) {
    for (const { post, at } of posts) comesAgain(post, at);
    await commit(
      db,
      posts.map(({ post, at }) => postpone(db, post.key, new Date(at), why)),
    );
  }

  function slotOf({ lane, key }: DuePost, now: number): number {
    const at = pace.slot(lane, key, now);
    const isBusy = ready.has(lane) || sending.has(lane);
    if (at > now || !isBusy) return at;
    pace.defer(lane, now + STEP_MS);
    return pace.slot(lane, key, now);
  }

  /** Takes what is due: readies what may go now, gives the rest back until its slot. Whether anything was due. */
  async function take(only?: typeof CLUE): Promise<boolean> {
    const now = clock.now();
    lookedAt = now;
    const posts = await takeDuePosts(db, new Date(now), TAKEN_AT_ONCE, LEASE_MS, clues.size > 0 ? CLUE : only);
    const early: { post: DuePost; at: number }[] = [];
    for (const post of posts) {
      const at = slotOf(post, now);
      if (at > now) early.push({ post, at });
      else ready.set(post.lane, { post, takenAt: now });
      if (post.priority === CLUE) clues.add(post.key);
    }
    await giveBack(early, 'paced');
    return posts.length > 0;
  }

  async function send(post: DuePost, takenAt: number): Promise<void> {
    const now = clock.now();
    if (closedUntil > now) return giveBack([{ post, at: closedUntil }], 'closed');
    if (now - takenAt > STALE_MS) return void clues.delete(post.key);
    const outcome = await sendPost(ports, post, new Date(now));
    clues.delete(post.key);
    if (outcome.what === 'sent') sent++;
    if (outcome.what === 'closed') closedUntil = outcome.at;
    if (outcome.what !== 'later') return;
    comesAgain(post, outcome.at);
    if (outcome.at - now <= LONGEST_HOLD_MS) pace.hold(post.lane, post.key, outcome.at);
  }

  /** Whether a notice may go now; else the run wakes when it may. */
  function isNoticeTime(): boolean {
    const now = clock.now();
    const free = noticesUntil - NOTICES_AT_ONCE * NOTICE_STEP_MS;
    if (free > now) upcoming.push(free);
    else noticesUntil = Math.max(noticesUntil, now) + NOTICE_STEP_MS;
    return free <= now;
  }

  function start(): void {
    const inOrder = [...ready].toSorted(([, a], [, b]) => a.post.priority - b.post.priority);
    for (const [lane, { post, takenAt }] of inOrder) {
      if (sending.size >= LANES_AT_ONCE || (post.priority >= NOTICE && !isNoticeTime())) return;
      ready.delete(lane);
      sending.set(
        lane,
        send(post, takenAt)
          .catch((error: unknown) => {
            fault ??= { error };
          })
          .finally(() => sending.delete(lane)),
      );
    }
  }

  /** The next moment worth waiting for; it may have passed since the last look. */
  function soon(): number | undefined {
    upcoming = upcoming.filter((at) => at > lookedAt);
    const next = upcoming.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return next - clock.now() <= PATIENCE_MS ? next : undefined;
  }

  /** Who stops while posts are on their way would not hear what became of them. */
  async function stop(why: unknown): Promise<never> {
    await Promise.all(sending.values());
    throw why;
  }

  for (;;) {
    if (fault !== undefined) return stop(fault.error);
    const hasRoom = ready.size + sending.size <= LANES_AT_ONCE;
    const found = closedUntil === 0 && (await take(hasRoom ? undefined : CLUE).catch(stop));
    start();
    if (found) continue;
    const next = closedUntil === 0 ? soon() : undefined;
    const waits = [...sending.values(), ...(next === undefined ? [] : [clock.reaches(next)])];
    if (waits.length === 0) return sent;
    await Promise.race([...waits, bell.rung()]);
  }
}
