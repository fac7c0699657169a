import { commit, type Db } from '../db/db.ts';
import { type DuePost, postpone, takeDuePosts } from '../db/outbox.ts';
import { type Bell, deliveryClock } from './delivery-clock.ts';
import type { Feishu } from './feishu-client.ts';
import type { Log } from './log.ts';
import { type Pace, STEP_MS } from './pace.ts';
import { sendPost } from './send-post.ts';

export type DeliverPorts = {
  readonly db: Db;
  readonly feishu: Feishu;
  readonly now: () => Date;
  readonly log: Log;
  readonly pause?: (ms: number) => Promise<void>;
};

const LEASE_MS = 60_000;
/** A post held longer is let go unsent: its lease might end while it is on its way. */
const STALE_MS = LEASE_MS - 15_000;
/** Few at a time, so that a clue queued meanwhile is among the next. */
const TAKEN_AT_ONCE = 16;
const LANES_AT_ONCE = 8;
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
  let upcoming: number[] = [];
  let lookedAt = 0;
  let sent = 0;
  let closedUntil = 0;

  async function giveBack(posts: readonly { readonly post: DuePost; readonly at: number }[], why: string) {
    upcoming.push(...posts.map(({ at }) => at));
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
  async function take(): Promise<boolean> {
    const now = clock.now();
    lookedAt = now;
    const posts = await takeDuePosts(db, new Date(now), TAKEN_AT_ONCE, LEASE_MS);
    const early: { post: DuePost; at: number }[] = [];
    for (const post of posts) {
      const at = slotOf(post, now);
      if (at > now) early.push({ post, at });
      else ready.set(post.lane, { post, takenAt: now });
    }
    await giveBack(early, 'paced');
    return posts.length > 0;
  }

  async function send(post: DuePost, takenAt: number): Promise<void> {
    const now = clock.now();
    if (closedUntil > now) return giveBack([{ post, at: closedUntil }], 'closed');
    if (now - takenAt > STALE_MS) return;
    const outcome = await sendPost(ports, post, new Date(now));
    if (outcome.what === 'sent') sent++;
    if (outcome.what === 'closed') closedUntil = outcome.at;
    if (outcome.what !== 'later') return;
    upcoming.push(outcome.at);
    if (outcome.at - now <= LONGEST_HOLD_MS) pace.hold(post.lane, post.key, outcome.at);
  }

  function start(): void {
    for (const [lane, { post, takenAt }] of ready) {
      if (sending.size >= LANES_AT_ONCE) return;
      ready.delete(lane);
      sending.set(
        lane,
        send(post, takenAt).finally(() => sending.delete(lane)),
      );
    }
  }

  /** The next moment worth waiting for; it may have passed since the last look. */
  function soon(): number | undefined {
    upcoming = upcoming.filter((at) => at > lookedAt);
    const next = upcoming.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return next - clock.now() <= PATIENCE_MS ? next : undefined;
  }

  for (;;) {
    const hasRoom = closedUntil === 0 && ready.size + sending.size <= LANES_AT_ONCE;
    const found = hasRoom && (await take());
    start();
    if (found) continue;
    const next = closedUntil === 0 ? soon() : undefined;
    const waits = [...sending.values(), ...(next === undefined ? [] : [clock.reaches(next)])];
    if (waits.length === 0) return sent;
    await Promise.race([...waits, bell.rung()]);
  }
}
