import { objectsIn } from './card-people.ts';
import { under } from './json.ts';
import type { Kept } from './ledger.ts';
import type { Tenant } from './tenant.ts';

/** A message as im/v1 gives it back. */
export function itemOf({ app, town }: Tenant, message: Kept): Record<string, unknown> {
  const fromBot = message.from === 'bot';
  return {
    message_id: message.messageId,
    ...(message.replyTo && { root_id: message.replyTo, parent_id: message.replyTo }),
    msg_type: message.msgType,
    create_time: `${message.at}`,
    update_time: `${message.at}`,
    deleted: message.recalled,
    updated: message.edits > 0,
    chat_id: message.chatId,
    sender: {
      id: fromBot ? app.appId : message.from,
      id_type: fromBot ? 'app_id' : 'open_id',
      sender_type: fromBot ? 'app' : 'user',
      tenant_key: town.tenantKey,
    },
    body: { content: message.recalled ? 'This message was recalled' : contentOf(message) },
  };
}

/** A card comes back simplified: its title and its words, not the JSON that was sent. */
function contentOf({ msgType, content, card }: Kept): string {
  if (msgType !== 'interactive') return content;
  const words = [...objectsIn(under(card, 'body'))].flatMap((object) =>
    typeof object['content'] === 'string' ? [[{ tag: 'text', text: object['content'] }]] : [],
  );
  const title = under(under(under(card, 'header'), 'title'), 'content') ?? null;
  return JSON.stringify({ title, elements: words });
}
