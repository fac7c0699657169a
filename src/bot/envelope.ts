import { z } from 'zod';
import type { Press } from '../cards/kit.ts';
import type { FieldValue, FieldValues } from '../domain/field.ts';
import { contentOf, type Mention } from './message-content.ts';
import { fieldOfName, pressOfValue } from './press.ts';
import { momentOfStamp } from './stamp.ts';

/**
 * What Feishu tells the bot, from either door. `key` names the happening for good: Feishu delivers the same one up to
 * five times within seven hours. `at` is when it happened, not when it arrived. An id Feishu withheld is ''.
 */
export type Heard =
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly at: Date;
      readonly messageId: string;
      readonly chatId: string;
      readonly chatType: 'group' | 'p2p';
      readonly openId: string;
      /** As typed, at most 10,000 characters: without the bot's mention, other people's mentions as their names. */
      readonly text: string;
      readonly mentionsBot: boolean;
      readonly images: readonly string[];
      readonly files: readonly string[];
      /** Of the files those that are photos by their names. */
      readonly photoFiles: readonly string[];
      /** Of the files those that are tables by their names. */
      readonly tables: readonly string[];
      readonly repliesTo: string | undefined;
    }
  | {
      readonly kind: 'press';
      readonly key: string;
      readonly at: Date;
      readonly openId: string;
      readonly messageId: string;
      readonly chatId: string;
      readonly press: Press;
      readonly form: FieldValues;
    }
  | {
      readonly kind: 'menu';
      readonly key: string;
      readonly at: Date;
      readonly openId: string;
      readonly eventKey: string;
    }
  | {
      readonly kind: 'entered';
      readonly key: string;
      readonly at: Date;
      readonly openId: string;
      readonly chatId: string;
    }
  | {
      readonly kind: 'recalled';
      readonly key: string;
      readonly at: Date;
      readonly messageId: string;
      readonly chatId: string;
    }
  | {
      readonly kind: 'bot-added';
      readonly key: string;
      readonly at: Date;
      readonly openId: string;
      readonly chatId: string;
      readonly name: string;
    }
  | { readonly kind: 'other'; readonly type: string };

type Bot = { readonly openId: string | undefined };
type Head = { readonly key: string; readonly at: Date; readonly type: string };

/** Feishu leaves out, nulls or empties what it does not know; all three read as ''. */
const id = z.string().max(200).catch('');
const person = z.object({ open_id: id }).catch({ open_id: '' });
const elsewhere = z.object({ open_message_id: id, open_chat_id: id });

const envelope = z.object({
  header: z.object({
    event_id: z.string().min(1).max(200),
    event_type: z.string().max(200),
    create_time: z.unknown().optional(),
  }),
  event: z.unknown().optional(),
  context: z.unknown().optional(),
});

const messageEvent = z.object({
  sender: z.object({ sender_id: person, sender_type: id }),
  message: z.object({
    message_id: z.string().min(1).max(200),
    chat_id: z.string().min(1).max(200),
    // An unknown kind of chat is taken for a group, where less is said.
    chat_type: z.enum(['group', 'p2p']).catch('group'),
    message_type: id,
    content: z.string().catch(''),
    create_time: z.unknown().optional(),
    parent_id: id,
    mentions: z.array(z.object({ key: id, id: person, name: id, mentioned_type: id })).catch([]),
  }),
});

const pressEvent = z.object({
  operator: person,
  action: z.object({ value: z.unknown().optional(), form_value: z.record(z.string(), z.unknown()).catch({}) }),
  context: z.unknown().optional(),
});

const menuEvent = z.object({ operator: z.object({ operator_id: person }), event_key: z.string().max(200) });
const enteredEvent = z.object({ operator_id: person, chat_id: id });
const recalledEvent = z.object({ message_id: z.string().min(1).max(200), chat_id: id });
const botAddedEvent = z.object({ operator_id: person, chat_id: z.string().min(1).max(200), name: id });

function hearMessage(head: Head, event: unknown, bot: Bot): Heard | undefined {
  const read = messageEvent.safeParse(event);
  if (!read.success) return undefined;
  const { sender, message } = read.data;
  const openId = sender.sender_id.open_id;
  // What bots say is never a report; answering them could go on for ever.
  if (!['user', ''].includes(sender.sender_type) || openId === '' || openId === bot.openId) return undefined;
  const isBot = (mention: (typeof message.mentions)[number]) =>
    bot.openId === undefined ? mention.mentioned_type === 'bot' : mention.id.open_id === bot.openId;
  const mentions = new Map(
    message.mentions.map((one): [string, Mention] => [one.key, isBot(one) ? 'bot' : { name: one.name }]),
  );
  return {
    kind: 'message',
    key: message.message_id,
    at: momentOfStamp(message.create_time) ?? head.at,
    messageId: message.message_id,
    chatId: message.chat_id,
    chatType: message.chat_type,
    openId,
    ...contentOf(message.message_type, message.content, mentions),
    mentionsBot: message.mentions.some(isBot),
    repliesTo: message.parent_id === '' ? undefined : message.parent_id,
  };
}

/** Pickers answer `2026-03-20 +0800` and `07:00 +0800`; an unanswered field is absent, '' or []. */
function fieldValueOf(answer: unknown): FieldValue | undefined {
  if (typeof answer === 'boolean') return answer;
  if (Array.isArray(answer)) {
    const chosen = answer.filter((one) => typeof one === 'string');
    return chosen.length === 0 ? undefined : chosen;
  }
  if (typeof answer !== 'string' || answer === '') return undefined;
  return answer.replace(/^([\d-]{10}|[\d:]{5}|[\d-]{10} [\d:]{5}) [+-]\d{4}$/, '$1').slice(0, 10_000);
}

function hearPress({ key, at }: Head, event: unknown, outerContext: unknown): Heard | undefined {
  const read = pressEvent.safeParse(event);
  if (!read.success) return undefined;
  const { operator, action, context } = read.data;
  const place = elsewhere.catch({ open_message_id: '', open_chat_id: '' }).parse(context ?? outerContext);
  const answers = Object.entries(action.form_value).flatMap(([name, answer]) => {
    const value = fieldValueOf(answer);
    return value === undefined ? [] : [[fieldOfName(name), value] as const];
  });
  return {
    kind: 'press',
    key,
    at,
    openId: operator.open_id,
    messageId: place.open_message_id,
    chatId: place.open_chat_id,
    press: pressOfValue(action.value),
    form: Object.fromEntries(answers),
  };
}

function hearMenu({ key, at }: Head, event: unknown): Heard | undefined {
  const read = menuEvent.safeParse(event);
  if (!read.success) return undefined;
  return { kind: 'menu', key, at, openId: read.data.operator.operator_id.open_id, eventKey: read.data.event_key };
}

function hearEntered({ key, at }: Head, event: unknown): Heard | undefined {
  const read = enteredEvent.safeParse(event);
  if (!read.success) return undefined;
  return { kind: 'entered', key, at, openId: read.data.operator_id.open_id, chatId: read.data.chat_id };
}

function hearRecalled({ key, at }: Head, event: unknown): Heard | undefined {
  const read = recalledEvent.safeParse(event);
  if (!read.success) return undefined;
  return { kind: 'recalled', key, at, messageId: read.data.message_id, chatId: read.data.chat_id };
}

function hearBotAdded({ key, at }: Head, event: unknown): Heard | undefined {
  const read = botAddedEvent.safeParse(event);
  if (!read.success) return undefined;
  const { operator_id, chat_id, name } = read.data;
  return { kind: 'bot-added', key, at, openId: operator_id.open_id, chatId: chat_id, name };
}

function heardOf(head: Head, event: unknown, outerContext: unknown, bot: Bot): Heard | undefined {
  switch (head.type) {
    case 'im.message.receive_v1':
      return hearMessage(head, event, bot);
    case 'card.action.trigger':
      return hearPress(head, event, outerContext);
    case 'application.bot.menu_v6':
      return hearMenu(head, event);
    case 'im.chat.access_event.bot_p2p_chat_entered_v1':
      return hearEntered(head, event);
    case 'im.message.recalled_v1':
      return hearRecalled(head, event);
    case 'im.chat.member.bot.added_v1':
      return hearBotAdded(head, event);
    default:
      return undefined;
  }
}

/**
 * Reads an envelope of schema 2.0; undefined when it is none. Events nobody subscribed to, events too broken to act on
 * and messages by bots are `other`. Without the bot's own open_id any mention of a bot counts as a mention of it.
 */
export function hear(delivered: unknown, bot: Bot): Heard | undefined {
  const read = envelope.safeParse(delivered);
  if (!read.success) return undefined;
  const { header, event, context } = read.data;
  const other = { kind: 'other', type: header.event_type } as const;
  const at = momentOfStamp(header.create_time);
  if (at === undefined) return other;
  return heardOf({ key: header.event_id, at, type: header.event_type }, event, context, bot) ?? other;
}
