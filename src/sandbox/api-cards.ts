import { Hono } from 'hono';
import { z } from 'zod';
import { alive, mine, replaceCard, roomFor, roomOf } from './reach.ts';
import type { CardTokenFault } from './card-tokens.ts';
import { checkCard } from './content.ts';
import { badParameter, FeishuRefusal } from './refusal.ts';
import { bodyAs, ok } from './request.ts';
import type { Tenant } from './tenant.ts';

const tokenFaults: Record<CardTokenFault, readonly [code: number, words: string]> = {
  unknown: [300020, 'invalid token format'],
  early: [10002, 'the callback has not been answered yet'],
  expired: [300030, 'token has expired'],
  spent: [300040, 'token has been used more than twice'],
};

const ephemeralBody = z.object({
  chat_id: z.string(),
  open_id: z.string().optional(),
  user_id: z.string().optional(),
  msg_type: z.literal('interactive'),
  card: z.unknown(),
});

/** The delayed update after a callback, and cards only one member sees. */
export function cardApi(tenant: Tenant): Hono {
  const api = new Hono();
  const { ledger, town, cardTokens, limits } = tenant;

  api.post('/interactive/v1/card/update', async (c) => {
    const { token, card } = await bodyAs(c.req.raw, z.object({ token: z.string(), card: z.unknown() }));
    const used = cardTokens.use(token);
    if ('fault' in used) throw new FeishuRefusal(...tokenFaults[used.fault]);
    const message = ledger.get(used.messageId);
    if (!message || message.recalled) throw new FeishuRefusal(200000, 'the message has been recalled');
    asCardError(() => checkCard(tenant, roomOf(tenant, message), card));
    replaceCard(tenant, message, card);
    return c.json(ok({}));
  });

  api.post('/ephemeral/v1/send', async (c) => {
    const body = await bodyAs(c.req.raw, ephemeralBody);
    const room = roomFor(tenant, 'chat_id', body.chat_id);
    if (room.type !== 'group') throw badParameter('ephemeral messages are for groups only');
    const person = body.open_id ? town.found('open_id', body.open_id) : town.found('user_id', body.user_id ?? '');
    if (!person || !room.members.includes(person.openId))
      throw new FeishuRefusal(230013, 'Bot has NO availability to this user.');
    checkCard(tenant, room, body.card);
    if (limits.chat.take(`ephemeral:${room.chatId}`) > 0)
      throw new FeishuRefusal(230020, 'This operation triggers the frequency limit.');
    const kept = { chatId: room.chatId, from: 'bot', msgType: 'interactive', content: JSON.stringify(body.card) };
    const { messageId } = ledger.add({ ...kept, card: body.card, onlyFor: person.openId });
    return c.json(ok({ message_id: messageId }));
  });

  api.post('/ephemeral/v1/delete', async (c) => {
    const { message_id } = await bodyAs(c.req.raw, z.object({ message_id: z.string() }));
    if (ledger.get(message_id)?.recalled) throw new FeishuRefusal(18051, 'the ephemeral message is already deleted');
    const message = mine(alive(tenant, message_id), 230026, 'No permission to recall this message.');
    if (!message.onlyFor) throw badParameter('this is no ephemeral message');
    ledger.change(message, { recalled: true });
    return c.json(ok({}));
  });
  return api;
}

/** The older card API knows one code for every invalid card. */
function asCardError(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof FeishuRefusal) throw new FeishuRefusal(11311, error.message);
    throw error;
  }
}
