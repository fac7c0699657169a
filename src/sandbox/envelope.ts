import { z } from 'zod';
import { freshId, type Kept } from './ledger.ts';
import type { Town } from './town.ts';

/** Feishu's envelope, schema 2.0: every event and the card callback. */
export const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string(),
    event_type: z.string(),
    create_time: z.string(),
    token: z.string(),
    tenant_key: z.string(),
    app_id: z.string(),
  }),
  event: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelope>;

export type Sealing = { readonly appId: string; readonly verificationToken: string };

/** `create_time` is in ms, but in µs for the card callback. */
export function envelopeOf(app: Sealing, town: Town, at: Date, type: string, event: Record<string, unknown>): Envelope {
  const micro = type === 'card.action.trigger' ? '000' : '';
  return {
    schema: '2.0',
    header: {
      event_id: freshId(''),
      event_type: type,
      create_time: `${at.getTime()}${micro}`,
      token: app.verificationToken,
      tenant_key: town.tenantKey,
      app_id: app.appId,
    },
    event,
  };
}

export type Mention = { readonly key: string; readonly openId: string; readonly name: string; readonly bot: boolean };

/** im.message.receive_v1 */
export function messageEvent(town: Town, message: Kept, mentions: readonly Mention[], rootId?: string) {
  const room = town.room(message.chatId);
  return {
    sender: { sender_id: town.ids(message.from), sender_type: 'user', tenant_key: town.tenantKey },
    message: {
      message_id: message.messageId,
      ...(message.replyTo && { root_id: rootId ?? message.replyTo, parent_id: message.replyTo }),
      create_time: String(message.at),
      update_time: String(message.at),
      chat_id: message.chatId,
      chat_type: room?.type ?? 'group',
      message_type: message.msgType,
      content: message.content,
      ...(mentions.length > 0 && { mentions: mentions.map((mention) => mentionOf(town, mention)) }),
      user_agent: 'Mozilla/5.0 (sandbox) Lark/7.52.0',
    },
  };
}

const mentionOf = (town: Town, { key, openId, name, bot }: Mention) => ({
  key,
  id: bot ? { open_id: openId, union_id: `on_${openId.slice(3)}`, user_id: '' } : town.ids(openId),
  mentioned_type: bot ? 'bot' : 'user',
  name,
  tenant_key: town.tenantKey,
});
