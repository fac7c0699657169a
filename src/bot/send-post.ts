import { z } from 'zod';
import type { Card } from '../cards/kit.ts';
import { type Db, commit } from '../db/db.ts';
import { type DuePost, dropPost, markSent, messageOf, nextTryOf, type Post, postpone, putPost } from '../db/outbox.ts';
import { countCalls } from '../db/settings.ts';
import { drawPaper } from '../documents/draw-paper.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Paper } from '../domain/paper.ts';
import { toFeishuCard } from './feishu-card.ts';
import { type Feishu, FeishuFailure, type Outgoing, type UrgentBy } from './feishu-client.ts';
import type { EvidenceStore } from './keep-pictures.ts';
import { classOf, type Log } from './log.ts';
import { showPicture } from './show-picture.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Twelve tries over half an hour, then one each half hour for a day. */
const QUICK_TRIES = 12;
const ALL_TRIES = 60;
const LONGEST_QUICK = 10 * MINUTE;
const SLOW = 30 * MINUTE;
/** Where Feishu is only out of reach a clue never waits longer than this between two tries, for a day. */
const LONGEST_FOR_A_CLUE = 40 * SECOND;
const TRIES_FOR_A_CLUE = (24 * HOUR) / LONGEST_FOR_A_CLUE;
/** An update or a push looks for its message at once and then every second, and after some tries less often. */
const FIRST_LOOK = 100;
const PATIENT_LOOKS = 10;

const NEUTRAL = '有一条消息因含敏感内容未能发出，请打开护蕾助手查看。';
const redactedKey = (key: string) => `${key}:redacted`;

const cardShape = z.object({ title: z.string(), tone: z.string(), blocks: z.array(z.object({ kind: z.string() })) });
const paperShape = z.object({ kind: z.enum(['bulletin', 'form']), name: z.string() });
const letter = z.union([
  // The outbox is sealed: what comes out of it is what the card kit put in.
  z.object({ card: z.custom<Card>((value) => cardShape.safeParse(value).success) }),
  z.object({ paper: z.custom<Paper>((value) => paperShape.safeParse(value).success) }),
  z.object({ picture: z.string() }),
  z.object({ text: z.string() }),
  z.object({ file: z.string() }),
]);
const pushed = z.object({ people: z.array(z.string()), by: z.enum(['app', 'sms', 'phone']).default('app') });

/** What is tried when a louder way is refused: the tenant has not bought it, its month is used up, no number is known. */
const ways: Readonly<Record<UrgentBy, readonly UrgentBy[]>> = {
  app: ['app'],
  sms: ['sms', 'app'],
  phone: ['phone', 'sms', 'app'],
};

/** What became of a post: `later` comes again at `at`; `closed` says Feishu takes nothing at all until then. */
export type Outcome =
  | { readonly what: 'sent' | 'dropped' }
  | { readonly what: 'later' | 'closed'; readonly at: number };

export type Sender = {
  readonly db: Db;
  readonly feishu: Feishu;
  readonly log: Log;
  readonly evidence?: EvidenceStore | undefined;
};

const sha256 = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** Feishu's idempotency key: the same for the same post, and short enough. */
async function uuidOf(key: string): Promise<string> {
  const digest = await sha256(key);
  return `h-${[...digest.subarray(0, 20)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** How long to wait before the next try, spread by key so that a thousand posts do not come back at once. */
async function delayOf({ key, attempts, priority }: DuePost, { kind, afterMs }: FeishuFailure): Promise<number> {
  const spread = 1 + ((await sha256(key))[0] ?? 0) / 1024;
  const quick = Math.min(SECOND * 2 ** Math.max(0, attempts - 1), LONGEST_QUICK);
  const usual = attempts <= QUICK_TRIES && kind === 'again' ? quick : SLOW;
  const longest = priority === 0 && kind === 'again' ? LONGEST_FOR_A_CLUE : usual;
  return Math.max(Math.round(Math.min(usual, longest) * spread), afterMs ?? 0);
}

/** What Feishu takes. A paper is drawn and uploaded at each try: none of its bytes is kept. A photo goes to a person alone. */
async function outgoingOf(sender: Sender, how: DuePost['how'], content: unknown): Promise<Outgoing> {
  const { feishu } = sender;
  const said = letter.parse(content);
  if ('picture' in said) {
    if (how !== 'person') throw new FeishuFailure(undefined, 'shape');
    return showPicture(sender, said.picture);
  }
  if ('card' in said) return { card: toFeishuCard(said.card) };
  if (!('paper' in said)) return said;
  const { name, bytes } = await drawPaper(said.paper);
  return { file: (await feishu.uploadFile(name, bytes)).fileKey };
}

/** Calls that count against the month: an upload is one of its own. */
const callsFor = ({ content }: DuePost): number =>
  typeof content === 'object' && content !== null && ('paper' in content || 'picture' in content) ? 2 : 1;

/** 加急 by the way asked for, else by the next softer one: whom one does not reach, the next tries. */
async function push({ feishu, log }: Sender, { key, content }: DuePost, target: string): Promise<void> {
  const { people, by: wanted } = pushed.parse(content);
  let left: readonly string[] = people;
  for (const by of ways[wanted]) {
    try {
      left = (await feishu.urgent(target, left, by)).invalid;
    } catch (error) {
      if (by === 'app' || !(error instanceof FeishuFailure) || error.kind === 'again') throw error;
      log('warn', 'urgent-push-refused', { key, by, why: String(error.code ?? error.kind) });
    }
    if (left.length === 0) return;
  }
  log('warn', 'urgent-push-missed', { key, people: left.length });
}

/** Hands the post to Feishu; the id of the message it became, if it is one of its own. */
async function hand(sender: Sender, post: DuePost, target: string): Promise<string | undefined> {
  const { feishu } = sender;
  if (post.how === 'urgent') {
    await push(sender, post, target);
    return undefined;
  }
  const message = await outgoingOf(sender, post.how, post.content);
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
      const tries = post.priority === 0 && kind === 'again' ? TRIES_FOR_A_CLUE : ALL_TRIES;
      if (post.attempts > tries) return drop(sender, post, why);
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
    const look = post.attempts <= PATIENT_LOOKS ? Math.min(SECOND, FIRST_LOOK * 2 ** (post.attempts - 1)) : 30 * SECOND;
    const tried = (await nextTryOf(db, post.target))?.getTime() ?? 0;
    return later(sender, post, Math.max(now.getTime() + look, tried + FIRST_LOOK), 'waiting');
  }
  let messageId: string | undefined;
  try {
    messageId = await hand(sender, post, meant.messageId);
  } catch (error) {
    if (error instanceof FeishuFailure) return failed(sender, post, error, now);
    // Nothing but building the message can throw here: the same would happen at every try.
    return drop(sender, post, classOf(error));
  }
  await commit(db, [markSent(db, post.key, messageId, now), countCalls(db, dayOf(now).slice(0, 7), callsFor(post))]);
  return { what: 'sent' };
}
