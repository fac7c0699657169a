import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { News } from './news.ts';
import type { SandboxMessage } from './wire.ts';

/** A message as Feishu keeps it. `content` is what the sender's `content` string said; a card's lives in `card`. */
export const keptMessage = z.object({
  messageId: z.string(),
  chatId: z.string(),
  /** 'bot' or an open_id */
  from: z.string(),
  at: z.number(),
  msgType: z.string(),
  content: z.string(),
  text: z.string().optional(),
  imageKey: z.string().optional(),
  fileKey: z.string().optional(),
  card: z.unknown().optional(),
  /** The card before the last change: a phone may still show it when its owner presses. */
  formerCard: z.unknown().optional(),
  edits: z.number(),
  recalled: z.boolean(),
  urgentFor: z.array(z.string()),
  readBy: z.record(z.string(), z.number()),
  reactions: z.record(z.string(), z.string()),
  replyTo: z.string().optional(),
  onlyFor: z.string().optional(),
});
export type Kept = z.infer<typeof keptMessage>;

/** What a sender brings; the ledger gives it an id and a moment. */
export type Draft = Pick<Kept, 'chatId' | 'from' | 'msgType' | 'content'> &
  Partial<Pick<Kept, 'text' | 'imageKey' | 'fileKey' | 'card' | 'replyTo' | 'onlyFor'>>;

export type Ledger = {
  readonly add: (draft: Draft) => Kept;
  readonly get: (messageId: string) => Kept | undefined;
  /** Oldest first. */
  readonly inChat: (chatId: string) => readonly Kept[];
  /** Changes what is kept and tells whoever watches. */
  readonly change: (message: Kept, change: Partial<Kept>) => void;
  readonly all: () => readonly Kept[];
};

export const freshId = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;

export function openLedger(saved: readonly Kept[], now: () => Date, news: News, changed: () => void): Ledger {
  const byId = new Map<string, Kept>();
  const byChat = new Map<string, Kept[]>();
  const keep = (message: Kept) => {
    byId.set(message.messageId, message);
    const others = byChat.get(message.chatId);
    if (others) others.push(message);
    else byChat.set(message.chatId, [message]);
  };
  saved.forEach(keep);
  const tell = (message: Kept) => {
    changed();
    news.tell({ type: 'message', message: shown(message) });
  };
  return {
    add: (draft) => {
      const message: Kept = {
        ...draft,
        messageId: freshId('om_'),
        at: now().getTime(),
        edits: 0,
        recalled: false,
        urgentFor: [],
        readBy: {},
        reactions: {},
      };
      keep(message);
      tell(message);
      return message;
    },
    get: (messageId) => byId.get(messageId),
    inChat: (chatId) => byChat.get(chatId) ?? [],
    change: (message, change) => {
      Object.assign(message, change);
      tell(message);
    },
    all: () => [...byId.values()],
  };
}

/** The message as the page shows it. */
export function shown(message: Kept): SandboxMessage {
  const { messageId, chatId, from, at, recalled, text, imageKey, fileKey, card, replyTo, onlyFor } = message;
  const kind = message.msgType === 'interactive' ? 'card' : message.msgType === 'image' ? 'image' : 'text';
  const rest = { edited: message.edits > 0, recalled, urgentFor: message.urgentFor, ...(replyTo && { replyTo }) };
  return {
    messageId,
    chatId,
    from,
    at,
    kind,
    ...rest,
    ...(onlyFor && { onlyFor }),
    ...(!recalled && {
      ...(text !== undefined && { text }),
      ...(imageKey && { imageUrl: `/sandbox/image/${imageKey}` }),
      ...(fileKey && { fileUrl: `/sandbox/image/${fileKey}` }),
      ...(card !== undefined && { card }),
    }),
  };
}
