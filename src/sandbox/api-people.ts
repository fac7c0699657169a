import { Hono } from 'hono';
import { z } from 'zod';
import { FeishuRefusal } from './refusal.ts';
import { bodyAs, ok } from './request.ts';
import type { Tenant } from './tenant.ts';
import type { Resident, UserIdType } from './town.ts';

const lookUp = z.object({
  mobiles: z.array(z.string()).max(50).optional(),
  emails: z.array(z.string()).max(50).optional(),
});

/** Chats the bot is in, their members, and the contacts. */
export function peopleApi(tenant: Tenant): Hono {
  const api = new Hono();
  const { town } = tenant;
  const card = (person: Resident) => ({ ...town.ids(person.openId), name: person.name, status: active });

  const roomWithBot = (chatId: string) => {
    const room = town.room(chatId);
    if (!room) throw new FeishuRefusal(232006, 'Your request specifies a chat_id which is invalid.');
    if (!town.hasBot(chatId)) throw new FeishuRefusal(232011, 'Operator can NOT be out of the chat.');
    return room;
  };

  api.get('/im/v1/chats', (c) => {
    const chats = town.rooms.filter(({ chatId, type }) => type === 'group' && town.hasBot(chatId));
    const items = chats.map(({ chatId, name }) => ({
      chat_id: chatId,
      name,
      tenant_key: town.tenantKey,
      chat_status: 'normal',
    }));
    return c.json(ok(page(items, c.req.query('page_size'), c.req.query('page_token'))));
  });
  api.get('/im/v1/chats/:id', (c) => {
    const room = roomWithBot(c.req.param('id'));
    const [owner_id = ''] = room.members;
    const shown = { name: room.name, chat_mode: room.type, chat_type: 'private', owner_id, owner_id_type: 'open_id' };
    return c.json(ok({ ...shown, user_count: `${room.members.length}`, bot_count: '1', tenant_key: town.tenantKey }));
  });
  api.get('/im/v1/chats/:id/members', (c) => {
    const room = roomWithBot(c.req.param('id'));
    const type = idType(c.req.query('member_id_type'));
    const items = room.members.map((openId) => ({
      member_id_type: type,
      member_id: town.ids(openId)[type],
      name: town.person(openId)?.name ?? '',
      tenant_key: town.tenantKey,
    }));
    const listed = page(items, c.req.query('page_size'), c.req.query('page_token'));
    return c.json(ok({ ...listed, member_total: room.members.length }));
  });
  api.post('/contact/v3/users/batch_get_id', async (c) => {
    const { mobiles = [], emails = [] } = await bodyAs(c.req.raw, lookUp);
    const type = idType(c.req.query('user_id_type'));
    const found = mobiles.map((mobile) => {
      const person = town.people.find((one) => one.mobile === mobile);
      return { mobile, ...(person && { user_id: town.ids(person.openId)[type], status: active }) };
    });
    return c.json(ok({ user_list: [...found, ...emails.map((email) => ({ email }))] }));
  });
  api.get('/contact/v3/users/batch', (c) => {
    const ids = c.req.queries('user_ids') ?? [];
    const people = ids.flatMap((id) => town.found(idType(c.req.query('user_id_type')), id) ?? []);
    return c.json(ok({ items: people.map(card) }));
  });
  api.get('/contact/v3/users/:id', (c) => {
    const person = town.found(idType(c.req.query('user_id_type')), c.req.param('id'));
    if (!person) throw new FeishuRefusal(41012, 'user id invalid error');
    return c.json(ok({ user: card(person) }));
  });
  return api;
}

const active = { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false };

const idType = (text: string | undefined): UserIdType => (text === 'union_id' || text === 'user_id' ? text : 'open_id');

function page<T>(all: readonly T[], size: string | undefined, token: string | undefined) {
  const start = Number(token ?? 0);
  const end = start + Math.min(Math.max(Number(size ?? 20), 1), 100);
  const hasMore = end < all.length;
  return { items: all.slice(start, end), has_more: hasMore, page_token: hasMore ? `${end}` : '' };
}
