import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { type App, createApp } from '../src/app.ts';
import { campaignOf } from '../src/campaigns/index.ts';
import { findRecords } from '../src/db/records.ts';
import { audit, outbox } from '../src/db/schema-exchange.ts';
import type { EvidenceStore } from '../src/bot/keep-pictures.ts';
import { lookAtPicture } from '../src/hosts/picture-look.ts';
import { openDatabaseFile, type DatabaseFile } from './database-file.ts';
import { recordedApp } from './doors/recorded.ts';
import { watch } from './silence/watch.ts';
import { buttonOf, colourOf, formShows, formValue } from './world-cards.ts';
import {
  fileEnvelope,
  imageEnvelope,
  menuEnvelope,
  postEnvelope,
  pressEnvelope,
  recalledEnvelope,
  textEnvelope,
} from './world-envelopes.ts';
import { memoryFeishu, wordsShown } from './world-feishu.ts';
import { rosterOf, type Somebody } from './world-roster.ts';

export { type Child, type Somebody, stranger, type Village } from './world-roster.ts';

export type Typed = Readonly<Record<string, string | readonly string[] | boolean>>;

/** `evidence` is where pictures are kept, when not in memory; `publicUrl` where the outside reaches the bot. */
type Beginning = {
  readonly at: string;
  readonly campaign?: string;
  readonly evidence?: EvidenceStore;
  readonly publicUrl?: string;
};

const SECOND = 1000;

const moment = (at: string) => new Date(/[+Z]/.test(at.slice(10)) ? at : `${at}+08:00`);

/**
 * The real app on a database file of its own, with a clock that stands at `at` (Shanghai time where no zone is said)
 * and moves one second an act, and a Feishu in memory that keeps what it was sent. Gone when the test is over, which
 * fails if a card was sent that Feishu would refuse, or if anything told outside its room what must not be told there.
 */
export async function world({ at, campaign = 'fushoushan-2024', evidence, publicUrl }: Beginning) {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-world-'));
  const place: DatabaseFile = { path: join(folder, 'hulei.db'), key: crypto.getRandomValues(new Uint8Array(32)) };
  let time = moment(at).getTime();
  let acts = 0;
  let isPaced = false;
  const now = () => new Date(time);
  const town = memoryFeishu(now);
  const logged: string[] = [];
  const stored = new Map<string, Uint8Array>();
  const rules = campaignOf(campaign);
  if (rules === undefined) throw new Error(`no campaign ${campaign}`);

  const files = () => readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  const silence = watch({
    town,
    logged,
    db: () => here().db,
    metrics: () => here().app.metrics(),
    disk: () => [...files(), ...stored.values()],
  });

  async function openInstance() {
    const { db: file, close } = await openDatabaseFile(place);
    const db = { ...file, vault: silence.vault(file.vault) };
    const running = new Set<Promise<unknown>>();
    const app = createApp({
      db,
      campaign: rules ?? never(),
      feishu: town.feishu,
      evidence: evidence ?? {
        put: async (name, bytes) => void stored.set(name, bytes),
        get: async (name) => stored.get(name),
        remove: async (name) => void stored.delete(name),
      },
      look: lookAtPicture,
      now,
      log: (...line) => logged.push(JSON.stringify(line)),
      botOpenId: () => recordedApp.botOpenId,
      afterwards: (work) => {
        const settled = work.finally(() => running.delete(settled));
        running.add(settled);
      },
      together: true,
      // Feishu in memory has no pace to keep, unless a story is about it.
      pause: async (ms) => (isPaced ? sleep(ms) : undefined),
      publicUrl,
    });
    await app.begin();
    const settle = async () => {
      while (running.size > 0) await Promise.all(running);
    };
    return { app, db, settle, close: () => settle().then(close) };
  }

  const instances = [await openInstance()];
  const here = () => instances[0] ?? never();
  onTestFinished(async ({ task }) => {
    for (const one of instances) await one.settle();
    const broken = task.result?.state === 'fail' ? [] : await silence.broken();
    for (const one of instances) await one.close();
    rmSync(folder, { recursive: true });
    expect(town.faults).toEqual([]);
    expect(broken).toEqual([]);
  });

  const act = () => {
    time += SECOND;
    acts += 1;
    return { id: `act${acts}`, at: now() };
  };

  async function deliver(envelope: object, app: App = here().app) {
    const answer = await silence.heed(app.handle(envelope));
    for (const one of instances) await one.settle();
    return answer;
  }

  /** The newest card in a chat with such a button. */
  function cardWith(chat: string, label: string) {
    for (const { messageId, message } of town.in(chat).toReversed()) {
      const button = 'card' in message ? buttonOf(message.card, label) : undefined;
      if (button !== undefined) return { messageId, ...button };
    }
    throw new Error(`no card with [${label}] in ${chat}:\n${heard(chat).join('\n---\n')}`);
  }

  const heard = (chat: string) => town.in(chat).map(({ message }) => wordsShown(message));

  /** A press as Feishu delivers it, for pressing several times or at once. */
  function pressing(who: Somebody, chat: string, label: string, typed: Typed = {}) {
    const { messageId, value, form } = cardWith(chat, label);
    const shown = form === undefined ? undefined : formValue(form, typed);
    silence.filled(value, typed);
    return pressEnvelope({ ...act(), from: who.openId, chat }, messageId, value, shown);
  }

  /** Delivers a press and shows what it was answered with. */
  async function pressed(envelope: ReturnType<typeof pressing>, app?: App): Promise<string> {
    const { toast, card } = await deliver(envelope, app);
    if (card !== undefined) town.change(envelope.event.context.open_message_id, card.data);
    return toast?.content ?? '';
  }

  const typing = (who: Somebody, chat: string, text: string) => {
    const sent = { ...act(), from: who.openId, chat };
    town.stands(`om_${sent.id}`, chat);
    silence.typed({ text, chat: who.chat, at: sent.at });
    return textEnvelope(sent, text);
  };

  return {
    get app() {
      return here().app;
    },
    get db() {
      return here().db;
    },
    now,
    logged,
    town,
    setNow: (to: string) => void (time = moment(to).getTime()),

    ...rosterOf(() => here().db),

    typing,
    pressing,
    pressed,
    deliver,
    /** Types a line; in a group the bot is meant only where the line says @护蕾助手. */
    type: async (who: Somebody, chat: string, text: string) => void (await deliver(typing(who, chat, text))),
    /** Presses the newest button of that label in the chat; the toast it is answered with, or ''. */
    press: (who: Somebody, chat: string, label: string) => pressed(pressing(who, chat, label)),
    /** Fills the newest form with that button, by the labels people read, and presses it. */
    fill: (who: Somebody, chat: string, typed: Typed, label: string) => pressed(pressing(who, chat, label, typed)),
    /** Sends a picture, or with a name a file; the message's id. */
    async picture(who: Somebody, chat: string, bytes?: Uint8Array, fileName?: string): Promise<string> {
      const sent = { ...act(), from: who.openId, chat };
      town.stands(`om_${sent.id}`, chat);
      town.pictures.set(`img_${sent.id}`, bytes ?? new TextEncoder().encode(`photo ${sent.id}`));
      await deliver(
        fileName === undefined ? imageEnvelope(sent, `img_${sent.id}`) : fileEnvelope(sent, `img_${sent.id}`, fileName),
      );
      return `om_${sent.id}`;
    },
    /** Words and a picture in one message, whose id it gives. */
    async typeWithPicture(who: Somebody, chat: string, text: string, bytes: Uint8Array): Promise<string> {
      const sent = { ...act(), from: who.openId, chat };
      town.stands(`om_${sent.id}`, chat);
      town.pictures.set(`img_${sent.id}`, bytes);
      silence.typed({ text, chat: who.chat, at: sent.at });
      await deliver(postEnvelope(sent, text, `img_${sent.id}`));
      return `om_${sent.id}`;
    },
    /** Takes a message of one's own back. */
    recall: async (who: Somebody, chat: string, messageId: string) =>
      void (await deliver(recalledEnvelope({ ...act(), from: who.openId, chat }, messageId))),
    tapMenu: async (who: Somebody, eventKey: string) =>
      void (await deliver(menuEnvelope({ ...act(), from: who.openId }, eventKey))),
    /** From here on the bot really waits where Feishu's pace asks it to. */
    keepPace: () => void (isPaced = true),
    tick: (to?: string) => {
      if (to !== undefined) time = moment(to).getTime();
      return silence.heed(here().app.tick(now()));
    },

    heard,
    last: (chat: string) => heard(chat).at(-1) ?? '',
    colour: (chat: string) => {
      const message = town.in(chat).at(-1)?.message;
      return message !== undefined && 'card' in message ? colourOf(message.card) : '';
    },
    /** What the newest form of the chat shows, by label. */
    form: (chat: string) => {
      const cards = town.in(chat).flatMap(({ message }) => ('card' in message ? [formShows(message.card)] : []));
      return cards.findLast((shown) => Object.keys(shown).length > 0) ?? {};
    },
    urgent: (chat: string) => town.in(chat).filter((one) => one.urgentFor.length > 0).length,

    /** Records that count; `all` with what was corrected or withdrawn. */
    records: () => findRecords(here().db, {}),
    all: () => findRecords(here().db, { status: 'any' }),
    outbox: () => here().db.q.select().from(outbox),
    audit: () => here().db.q.select().from(audit),
    stored,
    /** Every byte of the database as it lies on the disk. */
    bytes: () => Buffer.concat(files()).toString('latin1'),
    /** What was told outside its room so far, of what the story made a secret and of `more`. Every story ends with it. */
    told: silence.told,
    /** This story breaks the silence on purpose. */
    leaksOnPurpose: silence.leaksOnPurpose,

    /** The process ends and begins anew on the same file. */
    async restart() {
      await here().close();
      instances[0] = await openInstance();
    },
    /** A second process of the bot on the same file. */
    async twin() {
      const twin = await openInstance();
      instances.push(twin);
      return twin.app;
    },
  };
}

export type World = Awaited<ReturnType<typeof world>>;

function never(): never {
  throw new Error('a world has an instance');
}
