import type { Card, Press } from '../cards/kit.ts';
import type { Db, Write } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import type { BoundChat } from '../db/units.ts';
import { Refusal } from '../errors.ts';
import { isOffice, type Person, type Role, type Unit } from '../domain/actor.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { FieldValues } from '../domain/field.ts';
import type { Meaning, MeaningOf } from '../understanding/meaning.ts';

/** Where something was said or pressed. */
export type Place = {
  readonly chatId: string;
  readonly type: 'group' | 'p2p';
  /** What the group is for, when the office bound it. */
  readonly bound: BoundChat | undefined;
};

/** A picture in a message, by Feishu's key. */
export type SentImage = { readonly fileKey: string; readonly kind: 'image' | 'file' };

/** Everything a command may touch. If it is not here, a command cannot do it. */
export type Desk = {
  readonly db: Db;
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly actor: Person;
  readonly place: Place;
  /** The moment of the message or the press, never the moment of processing. */
  readonly now: Date;
  readonly today: LocalDate;
  /** The message or press being answered. Work done for a cause is done once. */
  readonly cause: string;
  readonly via: 'message' | 'press' | 'menu';
  readonly messageId: string | undefined;
  /** The typed line without personal data and what it was taken for; absent when nothing typed was read. */
  readonly heard?: { readonly line: string; readonly takenFor: string };
  /** The line as it was typed, in a private chat only. */
  readonly words?: string;
  /** Pictures sent with the message; in private also those sent as files. */
  readonly images: readonly SentImage[];
  /** Tables sent in private, by Feishu's key. */
  readonly tables: readonly string[];
  /** Where the outside reaches this house, without a trailing slash; absent when nobody set it. */
  readonly publicUrl?: string | undefined;
};

export type Toast = { readonly tone: 'success' | 'info' | 'warning' | 'error'; readonly text: string };

/**
 * What the person sees. `card` answers in the same place: a reply to a message, the card itself replaced by a press.
 * `privately` shows the card in the person's private chat, in place when it is pressed there.
 */
export type Reply =
  | { readonly kind: 'card'; readonly card: Card; readonly toast?: string }
  | { readonly kind: 'privately'; readonly card: Card; readonly toast?: string }
  | { readonly kind: 'toast'; readonly toast: Toast }
  | { readonly kind: 'silence' };

/** A command's decision: nothing has happened yet. Writes and posts are committed together, then the reply is said. */
export type Answer = {
  readonly reply: Reply;
  readonly writes?: readonly Write[];
  readonly posts?: readonly Post[];
  /** A key that may be used up once only (one opened form); a second use gets the first one's answer. */
  readonly once?: string;
};

export type Pressed = { readonly args: Readonly<Record<string, string>>; readonly form: FieldValues };

export type Command = {
  /** Stable: cards in chats carry it for 14 days. */
  readonly name: string;
  /** What the menu and the help call it. */
  readonly title: string;
  /** An example to type, shown in the help. Commands without one are not offered there. */
  readonly example?: string;
  /** Words that open it when they are the whole line. */
  readonly says: readonly string[];
  readonly may: readonly Role[] | 'everyone';
  readonly open?: (desk: Desk) => Promise<Answer>;
  /** What it makes of a line that was understood as one of its intents. */
  readonly hears?: {
    readonly [I in Meaning['intent']]?: (desk: Desk, slots: MeaningOf<I>['slots'], confirm: boolean) => Promise<Answer>;
  };
  /** How it takes a typed answer to its own open question; undefined when the line is no answer to it. */
  readonly answers?: Readonly<
    Record<string, (desk: Desk, line: string, draft: unknown) => Promise<Answer | undefined>>
  >;
  /** What it makes of a line in its own form of words (教一个词：…); undefined when the line is not in it. */
  readonly typed?: (desk: Desk, line: string) => Promise<Answer | undefined>;
  /** What its cards' buttons do, by step. */
  readonly presses?: Readonly<Record<string, (desk: Desk, pressed: Pressed) => Promise<Answer>>>;
};

export const defineCommand = (command: Command): Command => command;

export const mayUse = (command: Command, role: Role): boolean =>
  command.may === 'everyone' || command.may.includes(role);

export const press = (command: string, step: string, args?: Press['args']): Press => ({
  command,
  step,
  ...(args === undefined ? {} : { args }),
});

export const say = (card: Card, more: Omit<Answer, 'reply'> = {}): Answer => ({
  reply: { kind: 'card', card },
  ...more,
});
export const privately = (card: Card, more: Omit<Answer, 'reply'> = {}): Answer => ({
  reply: { kind: 'privately', card },
  ...more,
});
export const toast = (text: string, tone: Toast['tone'] = 'info', more: Omit<Answer, 'reply'> = {}): Answer => ({
  reply: { kind: 'toast', toast: { tone, text } },
  ...more,
});
export const silence = (more: Omit<Answer, 'reply'> = {}): Answer => ({ reply: { kind: 'silence' }, ...more });

export const newId = (): string => crypto.randomUUID();
/** Names one opened form or question, so that it is used up once. */
export const nonce = (): string => newId().slice(0, 8);

export const unitOf = (desk: Desk, id: string): Unit => {
  const unit = desk.units.find((one) => one.id === id);
  if (unit === undefined) throw new Refusal('bad-input', '没有这个单位。');
  return unit;
};

export const villages = (desk: Desk): Unit[] => desk.units.filter((unit) => unit.kind === 'village');

/** The village the actor acts for; undefined for the office, leaders and other units. */
export const ownVillage = (desk: Desk): string | undefined =>
  villages(desk).find((unit) => unit.id === desk.actor.unitId)?.id;

/** The unit the actor acts for without saying so; undefined for the office, which acts for anybody. */
export const ownUnit = (desk: Desk): string | undefined => (isOffice(desk.actor) ? undefined : desk.actor.unitId);

/** What may be shown here: a group hears no names and no small numbers of persons. */
export const audienceOf = (desk: Desk): 'group' | 'private' => (desk.place.type === 'group' ? 'group' : 'private');
