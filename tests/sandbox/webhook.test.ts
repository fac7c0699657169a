import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { AESCipher, EventDispatcher, generateChallenge } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { under } from '../../src/sandbox/json.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { app, buttonCard, client, GROUP, OFFICE, quiet, sendCard, township } from './township.ts';

let door: Server;
let feishu: StandIn;
const posts: { headers: IncomingHttpHeaders; raw: string }[] = [];
let answer: (raw: string, headers: IncomingHttpHeaders) => Promise<{ status: number; body: string }>;

beforeEach(async () => {
  posts.length = 0;
  answer = async () => ({ status: 200, body: '{}' });
  door = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const raw = Buffer.concat(parts).toString();
      posts.push({ headers: request.headers, raw });
      void answer(raw, request.headers).then(({ status, body }) => response.writeHead(status).end(body));
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  feishu = await township({ delivery: { webhook: `http://127.0.0.1:${port}/webhook` }, deadlineMs: 200 });
});
afterEach(async () => {
  await feishu.close();
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
});

it('seals an event as the SDK opens it, signed over the raw bytes', async () => {
  const messageId = await feishu.say(OFFICE, feishu.privateChat(OFFICE), '走访 甲村');
  const [{ headers, raw } = { headers: {}, raw: '{}' }] = posts;
  const { encrypt } = JSON.parse(raw);
  const opened = JSON.parse(new AESCipher(app.encryptKey).decrypt(encrypt));
  expect(opened).toMatchObject({
    schema: '2.0',
    header: { event_type: 'im.message.receive_v1', token: app.verificationToken, app_id: app.appId },
    event: { message: { message_id: messageId } },
  });
  const [timestamp, nonce] = [headers['x-lark-request-timestamp'], headers['x-lark-request-nonce']].map(String);
  const signed = `${timestamp}${nonce}${app.encryptKey}${raw}`;
  expect(headers['x-lark-signature']).toBe(createHash('sha256').update(signed).digest('hex'));
});

it('is taken by the SDK’s own dispatcher, check and all', async () => {
  const heard: unknown[] = [];
  const dispatcher = new EventDispatcher({ ...app, logger: quiet }).register({
    'im.message.receive_v1': async (event) => void heard.push(event.message.content),
  });
  answer = async (raw, headers) => {
    await dispatcher.invoke(Object.assign(Object.create({ headers }), JSON.parse(raw)));
    return { status: 200, body: '{}' };
  };
  await feishu.say(OFFICE, feishu.privateChat(OFFICE), '走访');
  expect(heard).toEqual(['{"text":"走访"}']);
});

it('is verified by a sealed challenge', async () => {
  answer = async (raw) => {
    const { challenge } = generateChallenge(JSON.parse(raw), { encryptKey: app.encryptKey });
    return { status: 200, body: JSON.stringify(challenge) };
  };
  expect(await feishu.verifyWebhook()).toBe(true);
  answer = async () => ({ status: 200, body: '{}' });
  expect(await feishu.verifyWebhook()).toBe(false);
});

it.each([
  [
    'a toast',
    { status: 200, body: '{"toast":{"type":"info","content":"好"}}' },
    { toast: { type: 'info', content: '好' } },
  ],
  ['nothing to say', { status: 200, body: '{}' }, {}],
  ['HTTP 500', { status: 500, body: '{}' }, { failure: 200671 }],
  ['a redirect', { status: 302, body: '{}' }, { failure: 200671 }],
  ['a list', { status: 200, body: '[]' }, { failure: 200672 }],
  ['no JSON', { status: 200, body: 'ok' }, { failure: 200672 }],
])('shows a person who pressed %s', async (_, given, seen) => {
  const messageId = await sendCard(client(feishu), GROUP, buttonCard());
  answer = async () => given;
  expect(await feishu.press({ as: OFFICE, messageId, tag: 'button', name: 'seen' })).toEqual(seen);
});

it('shows 200341 after the deadline and 200342 when nothing listens', async () => {
  const messageId = await sendCard(client(feishu), GROUP, buttonCard());
  answer = () => new Promise((resolve) => setTimeout(() => resolve({ status: 200, body: '{}' }), 300));
  expect(await feishu.press({ as: OFFICE, messageId, tag: 'button', name: 'seen' })).toEqual({ failure: 200341 });
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
  expect(await feishu.press({ as: OFFICE, messageId, tag: 'button', name: 'seen' })).toEqual({ failure: 200342 });
});

it('updates a pressed card later: after the answer, twice, within half an hour', async () => {
  const bot = client(feishu);
  const messageId = await sendCard(bot, GROUP, buttonCard());
  const update = (token: unknown) =>
    bot
      .request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data: { token, card: buttonCard() } })
      .then(() => 0)
      .catch((error: unknown) => under(under(under(error, 'response'), 'data'), 'code'));
  const tokens: unknown[] = [];
  const early: unknown[] = [];
  answer = async (raw) => {
    const { event } = JSON.parse(new AESCipher(app.encryptKey).decrypt(JSON.parse(raw).encrypt));
    tokens.push(event.token);
    early.push(await update(event.token));
    return { status: 200, body: '{}' };
  };
  await feishu.press({ as: OFFICE, messageId, tag: 'button', name: 'seen' });
  expect(early).toEqual([10002]);
  const [token] = tokens;
  expect([await update(token), await update(token), await update(token)]).toEqual([0, 0, 300040]);
  expect(await update('c-made-up')).toBe(300020);
  await feishu.press({ as: OFFICE, messageId, tag: 'button', name: 'seen' });
  await feishu.moveClock(new Date('2025-03-20T09:30:00.001+08:00'));
  expect(await update(tokens[1])).toBe(300030);
});

it('locks a card while it is being pressed', async () => {
  const bot = client(feishu);
  const messageId = await sendCard(bot, GROUP, buttonCard());
  const patched: unknown[] = [];
  answer = async () => {
    const patch = { path: { message_id: messageId }, data: { content: JSON.stringify(buttonCard()) } };
    await bot.im.v1.message
      .patch(patch)
      .catch((error: unknown) => patched.push(under(under(error, 'response'), 'data')));
    return { status: 200, body: '{}' };
  };
  await feishu.press({ as: OFFICE, messageId, tag: 'button', name: 'seen' });
  expect(patched).toMatchObject([{ code: 230099, msg: expect.stringContaining('card action is lock') }]);
});
