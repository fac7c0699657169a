import { Hono } from 'hono';
import { z } from 'zod';
import type { Kept } from './ledger.ts';
import { alive, DAY_MS, mine, roomOf } from './reach.ts';
import { badParameter, FeishuRefusal } from './refusal.ts';
import { bodyAs, ok } from './request.ts';
import type { Tenant } from './tenant.ts';

/** What hangs on a message: who read it, who was urged to, and the reactions. */
export function receiptApi(tenant: Tenant): Hono {
  const api = new Hono();
  const { ledger, town, clock } = tenant;

  api.get('/im/v1/messages/:id/read_users', (c) => {
    const message = mine(alive(tenant, c.req.param('id')), 230012, 'Bot is NOT the sender of the message.');
    if (clock.now().getTime() - message.at > 7 * DAY_MS)
      throw new FeishuRefusal(230033, 'Get the reading status must be done within 7 days after the message is sent.');
    const type = c.req.query('user_id_type') === 'union_id' ? 'union_id' : 'open_id';
    const items = Object.entries(message.readBy).map(([openId, at]) => ({
      user_id_type: type,
      user_id: town.ids(openId)[type],
      timestamp: `${at}`,
      tenant_key: town.tenantKey,
    }));
    return c.json(ok({ items, has_more: false }));
  });
  api.post('/im/v1/messages/:id/reactions', async (c) => {
    const shape = z.object({ reaction_type: z.object({ emoji_type: z.string().min(1) }) });
    const { reaction_type } = await bodyAs(c.req.raw, shape);
    const message = alive(tenant, c.req.param('id'));
    const reaction_id = `${message.messageId}-${Object.keys(message.reactions).length}`;
    ledger.change(message, { reactions: { ...message.reactions, [reaction_id]: reaction_type.emoji_type } });
    const operator = { operator_id: tenant.app.appId, operator_type: 'app' };
    return c.json(ok({ reaction_id, operator, action_time: `${clock.now().getTime()}`, reaction_type }));
  });
  api.delete('/im/v1/messages/:id/reactions/:reaction', (c) => {
    const message = alive(tenant, c.req.param('id'));
    const { [c.req.param('reaction')]: removed, ...reactions } = message.reactions;
    if (!removed) throw badParameter('reaction_id is invalid');
    ledger.change(message, { reactions });
    return c.json(ok({ reaction_id: c.req.param('reaction'), reaction_type: { emoji_type: removed } }));
  });
  for (const kind of ['urgent_app', 'urgent_sms', 'urgent_phone'])
    api.patch(`/im/v1/messages/:id/${kind}`, async (c) => {
      const { user_id_list } = await bodyAs(c.req.raw, z.object({ user_id_list: z.array(z.string()).min(1).max(200) }));
      const message = alive(tenant, c.req.param('id') ?? '');
      return c.json(
        ok({ invalid_user_id_list: urge(tenant, message, c.req.query('user_id_type') ?? '', user_id_list) }),
      );
    });
  return api;
}

const MOST_UNREAD_URGENT = 200;

/** Pushes to the members among `ids` and returns the others; 230001 when nobody is left. */
function urge(tenant: Tenant, message: Kept, type: string, ids: readonly string[]): string[] {
  const { town, ledger, news } = tenant;
  mine(message, 230012, 'Bot is NOT the sender of the message.');
  if (type !== 'open_id' && type !== 'user_id' && type !== 'union_id') throw badParameter('user_id_type is required');
  const members = roomOf(tenant, message).members;
  const reached = ids.flatMap((id) => {
    const openId = town.found(type, id)?.openId;
    return openId && members.includes(openId) ? [{ id, openId }] : [];
  });
  if (reached.length === 0) throw badParameter('all user ids are invalid');
  const openIds = reached.map(({ openId }) => openId);
  const unread = (openId: string) =>
    ledger.all().filter((one) => one.urgentFor.includes(openId) && !(openId in one.readBy)).length;
  if (openIds.some((openId) => unread(openId) >= MOST_UNREAD_URGENT))
    throw new FeishuRefusal(230023, 'The user has too many unread urgent messages.');
  ledger.change(message, { urgentFor: [...new Set([...message.urgentFor, ...openIds])] });
  news.tell({ type: 'urgent', messageId: message.messageId, chatId: message.chatId, openIds });
  return ids.filter((id) => !reached.some((one) => one.id === id));
}
