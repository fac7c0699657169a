import type { Outgoing } from '../../src/bot/feishu-client.ts';
import { groups } from '../../src/hosts/sandbox-town.ts';
import { isObject, listOf, parsed, textUnder, under } from '../../src/sandbox/json.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import type { SandboxCall } from '../../src/sandbox/wire.ts';

type Version = { readonly chat: string; readonly versions: Outgoing[] };

const isGroup = (chat: string) => groups.some(({ chatId }) => chatId === chat);

function outgoing(content: unknown): Outgoing {
  if (isObject(content) && 'text' in content) return { text: textUnder(content, 'text') };
  if (isObject(content) && 'file_key' in content) return { file: textUnder(content, 'file_key') };
  return { card: isObject(content) ? content : {} };
}

/** What one call showed, in which chat: a message, a card changed later, or a press answered with a new card. */
function shownBy({ what, body, answer }: SandboxCall, chatOf: ReadonlyMap<string, string>): Version[] {
  if (what === 'card.action.trigger') {
    const chat = textUnder(under(under(body, 'event'), 'context'), 'open_chat_id');
    const card = under(under(answer, 'card'), 'data');
    return isObject(card) ? [{ chat, versions: [{ card }] }] : [];
  }
  const changed = /^PATCH \/im\/v1\/messages\/(\w+)$/.exec(what)?.[1];
  const chat = changed === undefined ? textUnder(under(answer, 'data'), 'chat_id') : chatOf.get(changed);
  const content = textUnder(body, 'content');
  return chat === undefined || content === '' ? [] : [{ chat, versions: [outgoing(parsed(content))] }];
}

/** Every version of every message a group was shown, from what was said between Feishu and the bot. */
export function groupMessages(feishu: StandIn): Version[] {
  const chatOf = new Map(
    groups.flatMap(({ chatId }) => feishu.messages(chatId).map(({ messageId }) => [messageId, chatId] as const)),
  );
  return feishu
    .calls()
    .flatMap((call) => shownBy(call, chatOf))
    .filter(({ chat }) => isGroup(chat));
}

/** Whom 加急 reached by which way since a moment (ms). */
export const urgentPushes = (feishu: StandIn, since: number) =>
  feishu
    .calls()
    .filter(({ at, outcome }) => outcome === 'ok' && at >= since)
    .flatMap(({ what, body }) => {
      const by = /\/urgent_(\w+)$/.exec(what)?.[1];
      return by === undefined ? [] : listOf(under(body, 'user_id_list')).map((id) => ({ by, openId: String(id) }));
    });
