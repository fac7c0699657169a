import { alive } from './reach.ts';
import type { Answer } from './door.ts';
import { envelopeOf, type Mention, messageEvent } from './envelope.ts';
import type { Draft, Kept } from './ledger.ts';
import { pictureType } from './media.ts';
import { NotOffered } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import type { Room } from './town.ts';

export type SayOptions = { readonly mention?: boolean; readonly replyTo?: string };
/** `pushed` resolves when the bot took the first push, or did not; undefined when the bot is not told. */
export type Said = { readonly messageId: string; readonly pushed: Promise<Answer> | undefined };

/** What a person does in Feishu's client. Each throws NotOffered where the client would not let them. */
export type Acts = {
  readonly say: (as: string, chatId: string, text: string, options?: SayOptions) => Said;
  readonly sendImage: (as: string, chatId: string, bytes: Uint8Array) => Said;
  readonly sendFile: (as: string, chatId: string, name: string, bytes: Uint8Array) => Said;
  readonly recall: (as: string, messageId: string) => Promise<Answer>;
  readonly tapMenu: (as: string, eventKey: string) => Promise<Answer>;
  readonly enter: (as: string) => Promise<Answer>;
  readonly read: (as: string, chatId: string) => void;
  readonly seatBot: (chatId: string, seated: boolean, by: string) => Promise<Answer>;
};

export function openActs(tenant: Tenant): Acts {
  const { app, town, clock, ledger, media, courier } = tenant;
  const push = (type: string, event: Record<string, unknown>) =>
    courier.event(envelopeOf(app, town, clock.now(), type, event));

  const read = (as: string, chatId: string) => {
    roomWith(tenant, as, chatId);
    // Whatever came before something of one's own, or something already read, was read then.
    const unread = ledger.inChat(chatId).findLastIndex(({ from, readBy }) => from === as || as in readBy) + 1;
    for (const { readBy } of ledger.inChat(chatId).slice(unread)) readBy[as] = clock.now().getTime();
    tenant.changed();
  };

  function send(room: Room, draft: Draft, mentions: readonly Mention[]): Said {
    read(draft.from, room.chatId);
    const message = ledger.add(draft);
    const heard = town.hasBot(room.chatId) && (room.type === 'p2p' || mentions.some(({ bot }) => bot));
    const rootId = draft.replyTo && rootOf(tenant, draft.replyTo);
    const pushed = heard ? push('im.message.receive_v1', messageEvent(town, message, mentions, rootId)) : undefined;
    return { messageId: message.messageId, pushed };
  }

  return {
    read,
    say: (as, chatId, text, { mention = false, replyTo } = {}) => {
      const room = roomWith(tenant, as, chatId);
      if (replyTo !== undefined && ledger.get(replyTo)?.chatId !== chatId) throw new NotOffered('这条消息不在此会话中');
      const typed = mention ? `@${app.botName} ${text}` : text;
      const { content, mentions } = mentioned(tenant, room, typed);
      const draft = { chatId, from: as, msgType: 'text', content: JSON.stringify({ text: content }), text: typed };
      return send(room, { ...draft, ...(replyTo && { replyTo }) }, mentions);
    },
    sendImage: (as, chatId, bytes) => {
      const room = roomWith(tenant, as, chatId);
      const mime = pictureType(bytes);
      if (!mime) throw new NotOffered('这不是图片');
      const imageKey = media.put('image', bytes, { name: 'image', mime, owner: as });
      const content = JSON.stringify({ image_key: imageKey });
      return send(room, { chatId, from: as, msgType: 'image', content, imageKey }, []);
    },
    sendFile: (as, chatId, name, bytes) => {
      const room = roomWith(tenant, as, chatId);
      const fileKey = media.put('file', bytes, { name, mime: 'application/octet-stream', owner: as });
      const content = JSON.stringify({ file_key: fileKey, file_name: name });
      return send(room, { chatId, from: as, msgType: 'file', content, fileKey, text: name }, []);
    },
    recall: (as, messageId) => {
      const message = alive(tenant, messageId);
      if (message.from !== as) throw new NotOffered('只能撤回自己发的消息');
      ledger.change(message, { recalled: true });
      const { chatId } = message;
      const event = {
        message_id: messageId,
        chat_id: chatId,
        recall_time: ms(clock.now()),
        recall_type: 'message_owner',
      };
      return push('im.message.recalled_v1', event);
    },
    tapMenu: (as, eventKey) => {
      const operator = { operator_name: person(tenant, as).name, operator_id: town.ids(as) };
      const timestamp = Math.floor(clock.now().getTime() / 1000);
      return push('application.bot.menu_v6', { operator, event_key: eventKey, timestamp });
    },
    enter: (as) => {
      const { chatId } = town.privateRoom(person(tenant, as).openId);
      const last = ledger.inChat(chatId).at(-1);
      read(as, chatId);
      return push('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: chatId,
        operator_id: town.ids(as),
        ...(last && { last_message_id: last.messageId, last_message_create_time: `${last.at}` }),
      });
    },
    seatBot: (chatId, seated, by) => {
      const room = roomWith(tenant, by, chatId);
      town.seatBot(chatId, seated);
      return push(`im.chat.member.bot.${seated ? 'added' : 'deleted'}_v1`, {
        chat_id: chatId,
        operator_id: town.ids(by),
        external: false,
        operator_tenant_key: town.tenantKey,
        name: room.name,
      });
    },
  };
}

const ms = (at: Date) => `${at.getTime()}`;

export function person({ town }: Tenant, openId: string) {
  const found = town.person(openId);
  if (!found) throw new NotOffered('没有这个人');
  return found;
}

/** The chat, for one of its members. */
export function roomWith(tenant: Tenant, openId: string, chatId: string): Room {
  const room = tenant.town.room(chatId);
  if (!room?.members.includes(person(tenant, openId).openId)) throw new NotOffered('你不在这个会话中');
  return room;
}

function rootOf({ ledger }: Tenant, messageId: string): string {
  let at: Kept | undefined = ledger.get(messageId);
  while (at?.replyTo) at = ledger.get(at.replyTo);
  return at?.messageId ?? messageId;
}

/** Names after an @ become `@_user_N`, the way the client sends them; @所有人 becomes `@_all`. */
function mentioned({ app, town }: Tenant, room: Room, typed: string) {
  const bot = { openId: town.botOpenId, name: app.botName, bot: true };
  const members = room.type === 'p2p' ? [] : room.members.flatMap((openId) => town.person(openId) ?? []);
  const known = [bot, ...members.map(({ openId, name }) => ({ openId, name, bot: false }))];
  const mentions: Mention[] = [];
  let content = room.type === 'p2p' ? typed : typed.replaceAll('@所有人', '@_all');
  for (const one of known.sort((a, b) => content.indexOf(`@${a.name}`) - content.indexOf(`@${b.name}`))) {
    if (!content.includes(`@${one.name}`)) continue;
    const key = `@_user_${mentions.length + 1}`;
    content = content.replaceAll(`@${one.name}`, key);
    mentions.push({ key, ...one });
  }
  return { content, mentions };
}
