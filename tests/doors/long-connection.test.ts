import { afterEach, beforeEach, expect, it } from 'vitest';
import { hear } from '../../src/bot/envelope.ts';
import { toCallback, toFeishuCard } from '../../src/bot/feishu-card.ts';
import { connectFeishu } from '../../src/bot/feishu-client.ts';
import { buttons, card } from '../../src/cards/kit.ts';
import { listen, type LongConnection } from '../../src/hosts/long-connection.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { app, GROUP, OFFICE, township, until } from '../sandbox/township.ts';

const heard: unknown[] = [];
const logged: unknown[] = [];
let fails = false;
let standIn: StandIn;
let door: LongConnection;

async function handle(envelope: unknown) {
  if (fails) throw new TypeError('王某某的事没存上');
  const one = hear(envelope, { openId: undefined });
  heard.push(one);
  return one?.kind === 'press' ? toCallback({ toast: { tone: 'success', text: '已登记' } }) : {};
}

const open = (appSecret = app.appSecret) =>
  listen({ appId: app.appId, appSecret, domain: standIn.url, log: (...line) => logged.push(line) }, handle);

beforeEach(async () => {
  heard.length = 0;
  logged.length = 0;
  fails = false;
  standIn = await township({ deadlineMs: 500, fragmentBytes: 300 });
  door = await open();
  await until(() => door.ready() && standIn.connected());
});
afterEach(async () => {
  door.close();
  await standIn.close();
});

it('brings the same envelope as the webhook, put together from fragments', async () => {
  const text = '今天村村响播放3次。'.repeat(60);
  const messageId = await standIn.say(OFFICE, GROUP, text, { mention: true });
  expect(heard).toMatchObject([{ kind: 'message', messageId, text, mentionsBot: true, chatType: 'group' }]);
  await standIn.tapMenu(OFFICE, 'register');
  expect(heard[1]).toMatchObject({ kind: 'menu', eventKey: 'register', openId: OFFICE });
});

it('answers a press', async () => {
  const press = { command: 'visit', step: 'open', args: { child: 'c1' } };
  const shown = toFeishuCard(card('待办', 'needs-you', buttons({ label: '登记', press })));
  const feishu = connectFeishu({ ...app, domain: standIn.url, now: () => new Date(0), log: () => undefined });
  const { messageId } = await feishu.send({ chat: GROUP }, { card: shown }, 'u1');
  const value = { v: 1, ...press };
  const answer = await standIn.press({ as: OFFICE, messageId, tag: 'button', value });
  expect(answer).toEqual({ toast: { type: 'success', content: '已登记' } });
  expect(heard).toMatchObject([{ kind: 'press', press, messageId, chatId: GROUP, openId: OFFICE }]);
});

it('lets Feishu deliver again what the bot could not take', async () => {
  fails = true;
  await standIn.say(OFFICE, GROUP, '走访了', { mention: true });
  expect(standIn.waiting()).toMatchObject([{ pushes: 1 }]);
  expect(JSON.stringify(logged)).not.toContain('王某某');
});

it('is no longer ready once closed', () => {
  door.close();
  expect(door.ready()).toBe(false);
});

it('keeps the secret out of the log when Feishu refuses it', async () => {
  const refused = await open('a-wrong-secret');
  await until(() => JSON.stringify(logged).includes('514'));
  expect(refused.ready()).toBe(false);
  refused.close();
  expect(JSON.stringify(logged)).not.toContain('a-wrong-secret');
});
