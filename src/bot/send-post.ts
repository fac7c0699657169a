import { z } from 'zod';
import type { Card } from '../cards/kit.ts';
import { type Db, commit } from '../db/db.ts';
import { type DuePost, dropPost, markSent, messageOf, type Post, postpone, putPost } from '../db/outbox.ts';
import { countCalls } from '../db/settings.ts';
import { dayOf } from '../domain/calendar.ts';
import { toFeishuCard } from './feishu-card.ts';
import { type Feishu, FeishuFailure, type Outgoing } from './feishu-client.ts';
import { classOf, type Log } from './log.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Twelve tries over half an hour, then one each half hour for a day. */
const QUICK_TRIES = 12;
const ALL_TRIES = 60;
const LONGEST_QUICK = 10 * MINUTE;
const SLOW = 30 * MINUTE;
/** An update looks for the message it updates every second, and after some tries less often. */
const PATIENT_LOOKS = 10;

const NEUTRAL = '有一条消息因含敏感内容未能发出，请打开护蕾助手查看。';
const redactedKey = (key: string) => `${key}:redacted`;

const cardShape = z.object({ title: z.string(), tone: z.string(), blocks: z.array(z.object({ kind: z.string() })) });
const letter = z.union([
  // The outbox is sealed: what comes out of it is what the card kit put in.
  z.object({ card: z.custom<Card>((value) => cardShape.safeParse(value).success) }),
  z.object({ text: z.string() }),
  z.object({ file: z.string() }),
]);
const pushed = z.object({ people: z.array(z.string()) });

/** What became of a post: `later` comes again at `at`; `closed` says Feishu takes nothing at all until then. */
export type Outcome =
  | { readonly what: 'sent' | 'dropped' }
  | { readonly what: 'later' | 'closed'; readonly at: number };

export type Sender = { readonly db: Db; readonly feishu: Feishu; readonly log: Log };

const sha256 = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Feishu's idempotency key: the same for the same post, and short enough. */
async function uuidOf(key: string): Promise<string> {
  const digest = await sha256(key);
  return `h-${[...digest.subarray(0, 20)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** How long to wait before the next try, spread by key so that a thousand posts do not come back at once. */
async function delayOf({ key, attempts }: DuePost, { kind, afterMs }: FeishuFailure): Promise<number> {
  const spread = 1 + ((await sha256(key))[0] ?? 0) / 1024;
  const quick = Math.min(SECOND * 2 ** Math.max(0, attempts - 1), LONGEST_QUICK);
  const usual = attempts <= QUICK_TRIES && kind === 'again' ? quick : SLOW;
  return Math.max(Math.round(usual * spread), afterMs ?? 0);
}

function outgoingOf(content: unknown): Outgoing {
  const said = letter.parse(content);
  return 'card' in said ? { card: toFeishuCard(said.card) } : said;
}

/** Hands the post to Feishu; the id of the message it became, if it is one of its own. */
async function hand({ feishu, log }: Sender, post: DuePost, target: string): Promise<string | undefined> {
  if (post.how === 'urgent') {
    const { invalid } = await feishu.urgent(target, pushed.parse(post.content).people);
    if (invalid.length > 0) log('warn', 'urgent-push-missed', { key: post.key, people: invalid.length });
    return undefined;
  }
  const message = outgoingOf(post.content);
  if (post.how === 'update') {
    if (!('card' in message)) throw new FeishuFailure(undefined, 'shape');
    await feishu.update(target, message.card);
    return undefined;
  }
  const uuid = await uuidOf(post.key);
  if (post.how === 'reply') return (await feishu.reply(target, message, uuid)).messageId;
  const to = post.how === 'chat' ? { chat: target } : { person: target };
  return (await feishu.send(to, message, uuid)).messageId;
}

/** Where a neutral line can go instead of the post; nowhere for a change of an earlier message. */
function sameAddress({ how, target, lane }: DuePost): Post['to'] | undefined {
  if (how === 'chat') return { chat: target };
  if (how === 'person') return { person: target };
  return how === 'reply' ? { reply: target, chat: lane } : undefined;
}

async function drop({ db, log }: Sender, post: DuePost, why: string): Promise<Outcome> {
  log('error', 'post-dropped', { key: post.key, why });
  await commit(db, [dropPost(db, post.key, why)]);
  return { what: 'dropped' };
}

async function redact(sender: Sender, post: DuePost, why: string, now: Date): Promise<Outcome> {
  const { db, log } = sender;
  const to = sameAddress(post);
  if (to === undefined || post.key.endsWith(redactedKey(''))) return drop(sender, post, why);
  log('error', 'post-redacted', { key: post.key, why });
  const neutral = await putPost(db, { key: redactedKey(post.key), to, content: { text: NEUTRAL }, priority: 1 }, now);
  await commit(db, [neutral, dropPost(db, post.key, why)]);
  return { what: 'dropped' };
}

async function later({ db }: Sender, post: DuePost, at: number, why: string): Promise<Outcome> {
  await commit(db, [postpone(db, post.key, new Date(at), why)]);
  return { what: 'later', at };
}

async function failed(sender: Sender, post: DuePost, failure: FeishuFailure, now: Date): Promise<Outcome> {
  const { code, kind } = failure;
  const why = String(code ?? kind);
  switch (kind) {
    case 'redact':
      return redact(sender, post, why, now);
    case 'gone':
    case 'unreachable':
    case 'shape':
      return drop(sender, post, why);
    case 'quota':
      sender.log('error', 'quota-used-up', { key: post.key });
      return { ...(await later(sender, post, now.getTime() + HOUR, why)), what: 'closed', at: now.getTime() + HOUR };
    default: {
      if (post.attempts > ALL_TRIES) return drop(sender, post, why);
      sender.log(kind === 'setup' ? 'error' : 'warn', 'post-postponed', { key: post.key, why, tries: post.attempts });
      return later(sender, post, now.getTime() + (await delayOf(post, failure)), why);
    }
  }
}

/**
 * Sends one post and keeps what became of it. Between Feishu's answer and the commit a crash may fall: the next try
 * carries the same uuid, and Feishu makes one message of both.
 */
export async function sendPost(sender: Sender, post: DuePost, now: Date): Promise<Outcome> {
  const { db } = sender;
  const isOnMessage = post.how === 'update' || post.how === 'urgent';
  const meant = isOnMessage ? await messageOf(db, post.target) : { messageId: post.target };
  if (meant === 'gone') return drop(sender, post, 'gone');
  if (meant === 'waiting') {
    const wait = post.attempts <= PATIENT_LOOKS ? SECOND : 30 * SECOND;
    return later(sender, post, now.getTime() + wait, 'waiting');
  }
  let messageId: string | undefined;
  try {
    messageId = await hand(sender, post, meant.messageId);
  } catch (error) {
    if (error instanceof FeishuFailure) return failed(sender, post, error, now);
    // Nothing but building the message can throw here: the same would happen at every try.
    return drop(sender, post, classOf(error));
  }
  await commit(db, [markSent(db, post.key, messageId, now), countCalls(db, dayOf(now).slice(0, 7), 1)]);
  return { what: 'sent' };
}
