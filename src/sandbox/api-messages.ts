import { Hono } from 'hono';
import { z } from 'zod';
import { bodyOf, checkCard, uncreatable } from './content.ts';
import { parsed, under } from './json.ts';
import type { Draft, Kept } from './ledger.ts';
import { itemOf } from './message-item.ts';
import { alive, CARD_LIFE_DAYS, DAY_MS, known, mine, replaceCard, roomFor, roomOf } from './reach.ts';
import { badParameter, FeishuRefusal } from './refusal.ts';
import { bodyAs, ok } from './request.ts';
import type { Tenant } from './tenant.ts';
import type { Room } from './town.ts';

const HOUR_MS = 3_600_000;
const MOST_EDITS = 20;

const uuid = z.string().max(50).optional();
const sendBody = z.object({ receive_id: z.string(), msg_type: z.string(), content: z.string(), uuid });
const replyBody = z.object({
  msg_type: z.string(),
  content: z.string(),
  reply_in_thread: z.boolean().optional(),
  uuid,
});

/** im/v1/messages: send, reply, change, edit, recall, read back. */
export function messageApi(tenant: Tenant): Hono {
  const api = new Hono();
  const { ledger } = tenant;

  api.post('/im/v1/messages', async (c) => {
    const body = await bodyAs(c.req.raw, sendBody);
    const room = roomFor(tenant, c.req.query('receive_id_type') ?? 'open_id', body.receive_id);
    return c.json(ok(itemOf(tenant, send(tenant, room, body))));
  });
  api.post('/im/v1/messages/:id/reply', async (c) => {
    const body = await bodyAs(c.req.raw, replyBody);
    const parent = alive(tenant, c.req.param('id'));
    return c.json(ok(itemOf(tenant, send(tenant, roomOf(tenant, parent), { ...body, replyTo: parent.messageId }))));
  });
  api.patch('/im/v1/messages/:id', async (c) => {
    const { content } = await bodyAs(c.req.raw, z.object({ content: z.string() }));
    const message = alive(tenant, c.req.param('id'));
    patchCard(tenant, message, parsed(content));
    return c.json(ok({}));
  });
  api.put('/im/v1/messages/:id', async (c) => {
    const body = await bodyAs(c.req.raw, z.object({ msg_type: z.string(), content: z.string() }));
    const message = mine(alive(tenant, c.req.param('id')), 230027, 'Lack of necessary permissions.');
    if (!['text', 'post'].includes(body.msg_type) || body.msg_type !== message.msgType)
      throw badParameter('this message type is not supported to edit');
    if (message.edits >= MOST_EDITS)
      throw new FeishuRefusal(230072, 'The message has reached the number of times it can be edited.');
    ledger.change(message, {
      ...bodyOf(tenant, roomOf(tenant, message), body.msg_type, body.content),
      edits: message.edits + 1,
    });
    return c.json(ok(itemOf(tenant, message)));
  });
  api.delete('/im/v1/messages/:id', (c) => {
    const message = mine(alive(tenant, c.req.param('id')), 230026, 'No permission to recall this message.');
    ledger.change(message, { recalled: true });
    return c.json(ok({}));
  });
  api.get('/im/v1/messages/:id', (c) => c.json(ok({ items: [itemOf(tenant, known(tenant, c.req.param('id')))] })));
  api.get('/im/v1/messages', (c) => {
    const room = roomFor(tenant, 'chat_id', c.req.query('container_id') ?? '');
    const [from = 0, to = Number.POSITIVE_INFINITY] = ['start_time', 'end_time'].map((key) =>
      seconds(c.req.query(key)),
    );
    const found = ledger.inChat(room.chatId).filter(({ at, onlyFor }) => !onlyFor && at >= from && at <= to);
    if (c.req.query('sort_type') === 'ByCreateTimeDesc') found.reverse();
    const start = Number(c.req.query('page_token') ?? 0);
    const end = start + Math.min(Number(c.req.query('page_size') ?? 20), 50);
    const items = found.slice(start, end).map((message) => itemOf(tenant, message));
    return c.json(ok({ items, has_more: end < found.length, ...(end < found.length && { page_token: `${end}` }) }));
  });
  return api;
}

const seconds = (text: string | undefined) => (text ? Number(text) * 1000 : undefined);

type Wish = { msg_type: string; content: string; uuid?: string | undefined; replyTo?: string };

/** A uuid already used within the hour gives back the message it made; nothing is sent again. */
function send(tenant: Tenant, room: Room, wish: Wish): Kept {
  const { ledger, limits, sent, clock } = tenant;
  const now = clock.now().getTime();
  const before = wish.uuid === undefined ? undefined : sent.get(wish.uuid);
  const made = before && now - before.at < HOUR_MS ? ledger.get(before.messageId) : undefined;
  if (made) return made;
  const [member = ''] = room.members;
  const code = room.type === 'p2p' ? tenant.faults.refuses(member) : undefined;
  if (code) throw new FeishuRefusal(code, 'Bot has NO availability to this user.');
  const body = bodyOf(tenant, room, wish.msg_type, wish.content);
  if (limits.chat.take(room.chatId) > 0) throw tooOften();
  const draft: Draft = { ...body, chatId: room.chatId, from: 'bot', ...(wish.replyTo && { replyTo: wish.replyTo }) };
  const message = ledger.add(draft);
  if (wish.uuid) sent.set(wish.uuid, { uuid: wish.uuid, messageId: message.messageId, at: now });
  return message;
}

const tooOften = () => new FeishuRefusal(230020, 'This operation triggers the frequency limit.');

function patchCard(tenant: Tenant, message: Kept, card: unknown): void {
  mine(message, 230027, 'Lack of necessary permissions.');
  if (message.msgType !== 'interactive' || message.onlyFor) throw badParameter('This message is NOT a card.');
  if (tenant.clock.now().getTime() - message.at > CARD_LIFE_DAYS * DAY_MS)
    throw new FeishuRefusal(230031, 'Message can only be modified within 14 days after sending.');
  checkCard(tenant, roomOf(tenant, message), card);
  if (![message.card, card].every((one) => under(under(one, 'config'), 'update_multi') === true))
    throw badParameter('update_multi must be true in the card before and after the update');
  if ([...tenant.pressed.values()].includes(message.messageId))
    throw uncreatable('ErrCode: 11310; ErrMsg: card action is lock');
  if (tenant.limits.message.take(message.messageId) > 0) throw tooOften();
  replaceCard(tenant, message, card);
}
