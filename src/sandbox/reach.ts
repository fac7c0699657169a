import { badParameter, FeishuRefusal } from './refusal.ts';
import type { Kept } from './ledger.ts';
import type { Tenant } from './tenant.ts';
import type { Room } from './town.ts';

export const DAY_MS = 86_400_000;
/** Days a card can be changed and pressed after it was sent. */
export const CARD_LIFE_DAYS = 14;

/** The chat behind a receive_id: 230002 where the bot is not, 230013 for a person it cannot reach. */
export function roomFor(tenant: Tenant, type: string, id: string): Room {
  const { town, faults } = tenant;
  if (type === 'chat_id') {
    const room = town.room(id);
    if (!room || !town.hasBot(id)) throw new FeishuRefusal(230002, 'Bot/User can NOT be out of the chat.');
    return room;
  }
  if (type !== 'open_id' && type !== 'user_id' && type !== 'union_id') {
    if (type === 'email') throw new FeishuRefusal(230034, 'The receive_id is invalid.');
    throw badParameter(`invalid receive_id_type ${type}`);
  }
  const person = town.found(type, id);
  if (!person) throw new FeishuRefusal(230013, 'Bot has NO availability to this user.');
  const code = faults.refuses(person.openId);
  if (code) throw new FeishuRefusal(code, 'Bot has NO availability to this user.');
  return town.privateRoom(person.openId);
}

/** The whole card is replaced; what was there stays known for a phone that has not caught up. */
export function replaceCard({ ledger }: Tenant, message: Kept, card: unknown): void {
  ledger.change(message, { card, formerCard: message.card, edits: message.edits + 1 });
}

export function known({ ledger, town }: Tenant, messageId: string): Kept {
  const message = ledger.get(messageId);
  if (!message) throw badParameter('invalid message_id');
  if (!town.hasBot(message.chatId)) throw new FeishuRefusal(230002, 'Bot/User can NOT be out of the chat.');
  return message;
}

/** The message, unless it was recalled. */
export function alive(tenant: Tenant, messageId: string): Kept {
  const message = known(tenant, messageId);
  if (message.recalled) throw new FeishuRefusal(230011, 'The message is recalled.');
  return message;
}

export function mine(message: Kept, code: number, words: string): Kept {
  if (message.from !== 'bot') throw new FeishuRefusal(code, words);
  return message;
}

export function roomOf({ town }: Tenant, message: Kept): Room {
  const room = town.room(message.chatId);
  if (!room) throw new FeishuRefusal(232009, 'Your request specifies a chat which has already been dissolved.');
  return room;
}
