import { afterAll, beforeAll, expect } from 'vitest';
import { and, eq, gt, lt, lte, or } from 'drizzle-orm';
import { outbox } from '../../src/db/schema-exchange.ts';
import { isQuiet } from '../../src/domain/calendar.ts';
import { groups, residents } from '../../src/hosts/sandbox-town.ts';
import type { SandboxMessage } from '../../src/sandbox/wire.ts';
import { type DoorName, openTown, type Town, until } from '../hosts/town.ts';
import { breaches } from '../silence/scan.ts';
import { noSecrets, noting } from '../silence/secrets.ts';
import { buttonOf, formShows, formValue, wordsOf } from '../world-cards.ts';
import { groupMessages, urgentPushes } from './kept-by-feishu.ts';
import { forgedPress, handedIn } from './presses.ts';

type Typed = Parameters<typeof formValue>[1];

/** A post tried again so soon belongs to what was done. */
const SOON_MS = 5000;
const BEAT_MS = 1000;
const NOTICE = 5;
const moment = (at: string) => new Date(/[+Z]/.test(at.slice(10)) ? at : `${at}:00+08:00`);
const nameOf = (openId: string) => residents.find((one) => one.openId === openId)?.name ?? openId;

function openIdOf(name: string): string {
  const found = residents.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found.openId;
}

/**
 * The sandbox's township for the stories of one test file, behind a real door, on a clock that only moves on. People are
 * called by their names, chats by the group's name or by whose private chat it is. Every act returns when all that it
 * set going was sent. When the file is over nothing private may stand in a group, a log line, a metric or a key.
 */
export function townHall(door: DoorName = 'the webhook on Node', secrets: readonly string[] = []) {
  const kept = noSecrets();
  const logged: string[] = [];
  let town: Town;
  let isDown = false;
  let movedAt = 0;

  beforeAll(async () => {
    town = await openTown(door, 0, {
      log: (level, event, facts) => void logged.push(JSON.stringify({ level, event, ...facts })),
      vault: (vault) => noting(vault, kept),
    });
  });
  afterAll(async () => {
    const shown = groupMessages(town.feishu);
    const metrics = await (await fetch(`${town.url}/metrics`)).text();
    const traces = { town: { shown, files: new Map() }, db: town.db, logged, metrics, thrown: [], disk: [] };
    const broken = await breaches({ ...traces, secrets: kept }, secrets);
    await town.close();
    expect(broken).toEqual([]);
  });

  const chatOf = (where: string) =>
    groups.find(({ name }) => name === where)?.chatId ?? town.feishu.privateChat(openIdOf(where));
  const wordsIn = ({ card, text }: SandboxMessage) => text ?? wordsOf(card);
  const fromBot = (where: string) =>
    town.feishu.messages(chatOf(where)).filter(({ from, recalled }) => from === 'bot' && !recalled);
  const heard = (where: string) => fromBot(where).map(wordsIn);

  /** All that is due, or soon tried again, was sent, by a heartbeat if need be; while Feishu is down nothing can be. */
  async function settled(): Promise<void> {
    const now = town.now();
    const soon = new Date(now.getTime() + SOON_MS);
    const due = or(lte(outbox.nextAt, now), and(gt(outbox.attempts, 0), lte(outbox.nextAt, soon)));
    const waiting = and(eq(outbox.state, 'waiting'), due, isQuiet(now) ? lt(outbox.priority, NOTICE) : undefined);
    let lastBeat = performance.now();
    await until(async () => {
      if (isDown || (await town.db.q.select({ key: outbox.key }).from(outbox).where(waiting).get()) === undefined)
        return true;
      if (performance.now() < lastBeat + BEAT_MS) return false;
      await town.moveTo(town.now().toISOString());
      lastBeat = performance.now();
      return false;
    }, 30_000);
  }

  function buttonIn(where: string, label: string) {
    for (const { messageId, card } of fromBot(where).toReversed()) {
      const button = buttonOf(card, label);
      if (button !== undefined) return { messageId, ...button };
    }
    throw new Error(`no card with [${label}] for ${where}:\n${heard(where).join('\n---\n')}`);
  }

  /** Fills the newest form with that button and presses it, by the labels people read; the toast, or ''. */
  async function fill(who: string, typed: Typed, label: string, where = who): Promise<string> {
    const { messageId, value, form } = buttonIn(where, label);
    const filled = form === undefined ? {} : { form: handedIn(form, typed) };
    const { toast, failure } = await town.feishu.press({
      as: openIdOf(who),
      messageId,
      tag: 'button',
      value,
      ...filled,
    });
    if (failure !== undefined) throw new Error(`the bot did not answer: ${failure}`);
    await settled();
    return toast?.content ?? '';
  }

  /** The same press by somebody whose card it is not, at the webhook's door; what it is answered. */
  async function forged(who: string, whose: string, label: string, typed: Typed = {}): Promise<string> {
    const { form, ...button } = buttonIn(whose, label);
    const filled = form === undefined ? {} : { form_value: formValue(form, typed) };
    const { toast, words } = await forgedPress(town, { ...button, ...filled, as: openIdOf(who), chat: chatOf(whose) });
    await settled();
    return toast || words;
  }

  return {
    /** The township itself: its address, its database, its Feishu with all faults. */
    get town() {
      return town;
    },
    chatOf,
    openIdOf,
    fill,
    forged,
    press: (who: string, label: string, where = who) => fill(who, {}, label, where),
    /** Types a line, in a group with the bot's name before it; the message's id. */
    async say(who: string, text: string, where = who): Promise<string> {
      const id = await town.feishu.say(openIdOf(who), chatOf(where), text, { mention: where !== who });
      await settled();
      return id;
    },
    async tapMenu(who: string, eventKey: string): Promise<void> {
      await town.feishu.tapMenu(openIdOf(who), eventKey);
      await settled();
    },
    /** What the bot's messages in a chat say now, oldest first, buttons as [label]. */
    heard,
    last: (where: string) => heard(where).at(-1) ?? '',
    /** How many messages of a chat say so. */
    said: (where: string, words: string) => heard(where).filter((one) => one.includes(words)).length,
    /** What the newest form of a chat shows, by label. */
    form: (where: string) =>
      fromBot(where)
        .map(({ card }) => formShows(card))
        .findLast((shown) => Object.keys(shown).length > 0) ?? {},
    /** Whom 加急 reached since a moment (the last move of the clock), as `app 高峰`, sorted. */
    rung: (since?: string): string[] =>
      urgentPushes(town.feishu, since === undefined ? movedAt : moment(since).getTime())
        .map(({ by, openId }) => `${by} ${nameOf(openId)}`)
        .toSorted(),
    /** Sets everybody's clock, Shanghai time where no zone is said, and beats the bot's heart. */
    async moveTo(at: string): Promise<void> {
      movedAt = moment(at).getTime();
      await town.moveTo(moment(at).toISOString());
      await settled();
    },
    restart: () => town.restart(),
    /** Every call of the bot is answered 503 from now on; what people say and press still reaches it. */
    feishuDown(): void {
      isDown = true;
      town.feishu.faults.down(true);
    },
    feishuUp(): void {
      isDown = false;
      town.feishu.faults.down(false);
    },
    settled,
  };
}

export type TownHall = ReturnType<typeof townHall>;
