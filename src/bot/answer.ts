import type { Card } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { greetStranger } from '../commands/admission.ts';
import type { Answer, Desk, Place, Reply, SentImage, Toast } from '../commands/define.ts';
import { menuTapped, pressed } from '../commands/front-desk.ts';
import { listen } from '../commands/listen.ts';
import { commit, type Db, type Write } from '../db/db.ts';
import { answeredBefore, claim } from '../db/inbox.ts';
import { type Post, putPost, wentToPerson } from '../db/outbox.ts';
import { personByOpenId } from '../db/people.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { allUnits, boundChat, isPrivateChat, notePrivateChat } from '../db/units.ts';
import type { Unit } from '../domain/actor.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import { Refusal } from '../errors.ts';
import type { Heard } from './envelope.ts';
import { classOf, type Log } from './log.ts';
import { recall } from './recall.ts';

/** What a press is answered with on the spot; a message is answered by a post. */
export type Said = { readonly card?: Card; readonly toast?: Toast };

export type AnswerPorts = {
  readonly db: Db;
  readonly campaign: () => Promise<Campaign>;
  readonly now: () => Date;
  readonly log: Log;
  readonly publicUrl?: string | undefined;
};

export type Answered = {
  readonly said: Said;
  readonly outcome: 'answered' | 'duplicate' | 'refused' | 'silent' | 'ignored';
};

type Asked = Extract<Heard, { kind: 'message' | 'press' | 'menu' }>;

/** How often a decision is taken anew when somebody else's commit came between. */
const attempts = 8;

async function placeOf(db: Db, heard: Asked): Promise<Place> {
  if (heard.kind === 'menu') return { chatId: `p2p:${heard.openId}`, type: 'p2p', bound: undefined };
  const bound = await boundChat(db, heard.chatId);
  if (heard.kind === 'message') return { chatId: heard.chatId, type: heard.chatType, bound };
  const isPrivate = (await isPrivateChat(db, heard.chatId)) || (await wentToPerson(db, heard.messageId));
  return { chatId: heard.chatId, type: isPrivate ? 'p2p' : 'group', bound };
}

const imagesOf = ({ images, photoFiles, chatType }: Extract<Heard, { kind: 'message' }>): SentImage[] => [
  ...images.map((fileKey) => ({ fileKey, kind: 'image' }) as const),
  ...(chatType === 'p2p' ? photoFiles : []).map((fileKey) => ({ fileKey, kind: 'file' }) as const),
];

async function deskOf(
  ports: AnswerPorts,
  heard: Asked,
  place: Place,
  units: readonly Unit[],
  actor: Desk['actor'],
): Promise<Desk> {
  return {
    db: ports.db,
    campaign: await ports.campaign(),
    units,
    actor,
    place,
    now: heard.at,
    today: dayOf(heard.at),
    cause: heard.key,
    via: heard.kind,
    messageId: heard.kind === 'menu' ? undefined : heard.messageId,
    images: heard.kind === 'message' ? imagesOf(heard) : [],
    tables: heard.kind === 'message' && place.type === 'p2p' ? heard.tables : [],
    publicUrl: ports.publicUrl,
  };
}

async function decide(ports: AnswerPorts, heard: Asked, place: Place): Promise<Answer> {
  const { db } = ports;
  const units = await allUnits(db);
  const actor = await personByOpenId(db, heard.openId);
  if (actor === undefined) return greetStranger(db, (await ports.campaign()).township, units, heard.openId, heard.at);
  const desk = await deskOf(ports, heard, place, units, actor);
  switch (heard.kind) {
    case 'message':
      return listen(desk, heard.text);
    case 'press':
      return pressed(desk, heard.press, heard.form);
    case 'menu':
      return menuTapped(desk, heard.eventKey);
  }
}

const refusal = (error: Refusal, heard: Asked): Answer =>
  heard.kind === 'press'
    ? { reply: { kind: 'toast', toast: { tone: 'warning', text: error.message } } }
    : { reply: { kind: 'card', card: linesCard('没有办成', [error.message]) } };

/** What of a reply is said on the spot, and what is posted. A form or a name never lands in a group. */
function settle(heard: Asked, place: Place, reply: Reply): { said: Said; posts: Post[] } {
  if (reply.kind === 'silence') return { said: {}, posts: [] };
  const text = reply.kind === 'toast' ? reply.toast.text : undefined;
  const content = reply.kind === 'toast' ? { text } : { card: reply.card };
  const toPerson: Post = { key: `private:${heard.key}`, to: { person: heard.openId }, content, priority: 1 };
  const aside = { tone: 'info', text: '已私发给您' } as const;
  if (heard.kind === 'menu') return { said: {}, posts: [toPerson] };
  if (heard.kind === 'press') {
    if (reply.kind === 'toast') return { said: { toast: reply.toast }, posts: [] };
    if (reply.kind === 'privately' && place.type === 'group') return { said: { toast: aside }, posts: [toPerson] };
    const toast: Toast | undefined =
      reply.toast === undefined
        ? undefined
        : { tone: reply.kind === 'card' ? 'success' : 'warning', text: reply.toast };
    return { said: { card: reply.card, ...(toast === undefined ? {} : { toast }) }, posts: [] };
  }
  const here = { key: `reply:${heard.messageId}`, to: { reply: heard.messageId, chat: heard.chatId }, priority: 1 };
  if (reply.kind === 'privately' && place.type === 'group')
    return { said: {}, posts: [toPerson, { ...here, content: { text: aside.text } }] };
  return { said: {}, posts: [{ ...here, content }] };
}

async function writesOf(
  ports: AnswerPorts,
  heard: Asked,
  place: Place,
  answer: Answer,
  outcome: string,
): Promise<{ said: Said; writes: Write[] }> {
  const { db } = ports;
  const { said, posts } = settle(heard, place, answer.reply);
  const writes: Write[] = [
    await claim(db, heard.key, heard.kind, outcome, heard.at, heard.kind === 'press' ? said : undefined),
  ];
  if (answer.once !== undefined) writes.push(await claim(db, answer.once, 'once', outcome, heard.at, said));
  if (heard.kind === 'message' && place.type === 'p2p' && !(await isPrivateChat(db, heard.chatId)))
    writes.push(notePrivateChat(db, heard.chatId, heard.openId));
  writes.push(...(answer.writes ?? []));
  // By our clock: Feishu's may be ahead, and two changes of one card go out in the order in which they were decided.
  const due = ports.now();
  for (const post of [...posts, ...(answer.posts ?? [])]) writes.push(await putPost(db, post, due));
  return { said, writes };
}

const asSaid = (answer: unknown): Said => (typeof answer === 'object' && answer !== null ? answer : {});

/**
 * Decides and commits: the claim of the delivery, the records, the posts, all or nothing. What came before is answered
 * as it was answered then. When somebody else's commit came between, the decision is taken anew on the new picture.
 */
async function answerOnce(ports: AnswerPorts, heard: Asked): Promise<Answered> {
  const { db } = ports;
  let once: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const before = await answeredBefore(db, [heard.key, ...(once === undefined ? [] : [once])]);
    if (before !== undefined) return { said: asSaid(before.answer), outcome: 'duplicate' };
    const place = await placeOf(db, heard);
    let answer: Answer;
    let refused = false;
    try {
      answer = await decide(ports, heard, place);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = refusal(error, heard);
      refused = true;
    }
    once = answer.once;
    const outcome = refused ? 'refused' : answer.reply.kind === 'silence' ? 'silent' : 'answered';
    const { said, writes } = await writesOf(ports, heard, place, answer, outcome);
    try {
      await commit(db, writes);
      return { said, outcome };
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === attempts) throw error;
    }
  }
}

/** Answers whatever Feishu delivered. A group is heard only when it speaks to the bot. A fault is never shown as one. */
export async function answer(ports: AnswerPorts, heard: Heard): Promise<Answered> {
  switch (heard.kind) {
    case 'message':
      if (heard.chatType === 'group' && !heard.mentionsBot) return { said: {}, outcome: 'ignored' };
      return answerOnce(ports, heard);
    case 'menu':
      return answerOnce(ports, heard);
    case 'press':
      try {
        return await answerOnce(ports, heard);
      } catch (error) {
        ports.log('error', 'press-failed', { error: classOf(error) });
        return { said: { toast: { tone: 'error', text: '刚才没存上，请再点一次' } }, outcome: 'refused' };
      }
    case 'entered':
      if (!(await isPrivateChat(ports.db, heard.chatId)))
        await commit(ports.db, [notePrivateChat(ports.db, heard.chatId, heard.openId)]);
      return { said: {}, outcome: 'silent' };
    case 'recalled':
      return recall(ports, heard);
    default:
      return { said: {}, outcome: 'ignored' };
  }
}
