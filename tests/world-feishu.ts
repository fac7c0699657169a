import type { Feishu, Outgoing } from '../src/bot/feishu-client.ts';
import { FeishuFailure } from '../src/bot/feishu-client.ts';
import { cardFaults } from '../src/sandbox/card-rules.ts';
import { wordsOf } from './world-cards.ts';

/** A message of the bot as the chat shows it now. */
export type Shown = {
  readonly messageId: string;
  readonly chat: string;
  readonly at: Date;
  message: Outgoing;
  /** Everything it ever showed, oldest first. */
  readonly versions: Outgoing[];
  readonly urgentFor: string[];
};

export const privateChat = (openId: string): string => `oc_p2p_${openId}`;
export const isPrivateChat = (chat: string): boolean => chat.startsWith(privateChat(''));

export const wordsShown = (message: Outgoing): string =>
  'card' in message
    ? wordsOf(message.card)
    : 'text' in message
      ? message.text
      : 'image' in message
        ? `[${message.image}]`
        : message.file;

/**
 * Feishu in memory: keeps what the bot sent and where it stands, makes one message of a uuid, refuses cards that
 * Feishu would refuse. `faults` is what it had to refuse.
 */
export function memoryFeishu(now: () => Date) {
  const shown: Shown[] = [];
  const chatOf = new Map<string, string>();
  const made = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  const files = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>();
  const uploaded: Uint8Array[] = [];
  let refusals = 0;
  const faults: string[] = [];

  function check(card: object): void {
    const found = cardFaults(card);
    faults.push(...found);
    if (found.length > 0) throw new FeishuFailure(230099, 'shape');
  }

  async function post(chat: string, message: Outgoing, uuid: string): Promise<{ messageId: string }> {
    const known = made.get(uuid);
    if (known !== undefined) return { messageId: known };
    if ('card' in message) check(message.card);
    const messageId = `om_bot_${shown.length + 1}`;
    shown.push({ messageId, chat, at: now(), message, versions: [message], urgentFor: [] });
    chatOf.set(messageId, chat);
    made.set(uuid, messageId);
    return { messageId };
  }

  const find = (messageId: string): Shown => {
    const message = shown.find((one) => one.messageId === messageId);
    if (message === undefined) throw new FeishuFailure(230011, 'gone');
    return message;
  };

  function change(messageId: string, card: object): void {
    check(card);
    const message = find(messageId);
    message.message = { card };
    message.versions.push({ card });
  }

  const feishu: Feishu = {
    send: (to, message, uuid) => post('chat' in to ? to.chat : privateChat(to.person), message, uuid),
    reply: async (messageId, message, uuid) => {
      const chat = chatOf.get(messageId);
      if (chat === undefined) throw new FeishuFailure(230011, 'gone');
      return post(chat, message, uuid);
    },
    update: async (messageId, card) => change(messageId, card),
    urgent: async (messageId, openIds) => {
      find(messageId).urgentFor.push(...openIds);
      return { invalid: [] };
    },
    download: async (_messageId, key) => {
      const bytes = pictures.get(key);
      if (bytes === undefined) throw new FeishuFailure(234003, 'gone');
      return bytes;
    },
    uploadFile: async (name, bytes) => {
      if (refusals > 0) {
        refusals -= 1;
        throw new FeishuFailure(undefined, 'again');
      }
      const fileKey = `file_${files.size + 1}`;
      files.set(fileKey, { name, bytes });
      return { fileKey };
    },
    uploadImage: async (bytes) => {
      uploaded.push(bytes);
      return { imageKey: `img_bot_${uploaded.length}` };
    },
    me: async () => ({ openId: 'ou_bot', name: '护蕾助手' }),
    idsByMobile: async () => new Map(),
    chats: async () => [],
  };

  return {
    feishu,
    shown,
    faults,
    change,
    pictures,
    /** The photos the bot sent, oldest first. */
    uploaded,
    /** What the bot uploaded, by its key. */
    files,
    /** The next uploads fail as a lost connection does. */
    refuseUploads: (times: number) => void (refusals = times),
    /** A person's message stands in this chat and can be replied to. */
    stands: (messageId: string, chat: string) => void chatOf.set(messageId, chat),
    in: (chat: string) => shown.filter((one) => one.chat === chat),
  };
}
