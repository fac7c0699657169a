import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import {
  buttonCard,
  client,
  GROUP,
  listening,
  noticeCard,
  OFFICE,
  sendCard,
  township,
  until,
  VILLAGE,
} from './township.ts';

let feishu: StandIn;
let bot: { close(): void };
const heard: unknown[] = [];
let onPress: () => Promise<unknown>;

beforeEach(async () => {
  heard.length = 0;
  onPress = async () => ({
    toast: { type: 'success', content: '已登记' },
    card: { type: 'raw', data: noticeCard('已读') },
  });
  feishu = await township({ deadlineMs: 300, fragmentBytes: 400 });
  bot = await listening(feishu, {
    'im.message.receive_v1': async (event) => void heard.push(event),
    'application.bot.menu_v6': async (event) => void heard.push(event),
    'im.message.recalled_v1': async (event) => void heard.push(event),
    'im.chat.access_event.bot_p2p_chat_entered_v1': async (event) => void heard.push(event),
    'im.chat.member.bot.added_v1': async (event) => void heard.push(event),
    'card.action.trigger': async (event) => {
      heard.push(event);
      return onPress();
    },
  });
});
afterEach(async () => {
  bot.close();
  await feishu.close();
});

const press = async (messageId?: string) =>
  feishu.press({
    as: OFFICE,
    messageId: messageId ?? (await sendCard(client(feishu), GROUP, buttonCard())),
    tag: 'button',
    name: 'seen',
    value: { a: 'seen' },
  });

it('brings a word said in private to the SDK, put together from several fragments', async () => {
  const text = '今天到了三户人家，孩子都好。'.repeat(40);
  const messageId = await feishu.say(OFFICE, feishu.privateChat(OFFICE), text);
  expect(heard).toMatchObject([
    { message: { message_id: messageId, chat_type: 'p2p', content: JSON.stringify({ text }) } },
  ]);
  expect(feishu.calls()).toContainEqual(expect.objectContaining({ what: 'im.message.receive_v1', outcome: 'ok' }));
});

it('brings a word in a group only when the bot is mentioned, as @_user_1', async () => {
  await feishu.say(OFFICE, GROUP, '大家早');
  await feishu.say(OFFICE, GROUP, '查 甲村', { mention: true });
  expect(heard).toMatchObject([
    {
      sender: { sender_id: { open_id: OFFICE } },
      message: {
        chat_type: 'group',
        content: '{"text":"@_user_1 查 甲村"}',
        mentions: [{ key: '@_user_1', name: '护蕾助手' }],
      },
    },
  ]);
});

it('tells of a menu tap, a recall, an entered chat and of being added', async () => {
  await feishu.tapMenu(VILLAGE, 'register');
  const messageId = await feishu.say(VILLAGE, feishu.privateChat(VILLAGE), '写错了');
  await feishu.recall(VILLAGE, messageId);
  await feishu.enter(VILLAGE);
  await feishu.seatBot(GROUP, true, OFFICE);
  expect(heard).toMatchObject([
    { event_key: 'register', operator: { operator_id: { open_id: VILLAGE } } },
    { message: { message_id: messageId } },
    { message_id: messageId, recall_type: 'message_owner' },
    { chat_id: feishu.privateChat(VILLAGE), last_message_id: messageId },
    { chat_id: GROUP, operator_id: { open_id: OFFICE } },
  ]);
});

it('shows the toast of a press and puts the answered card in place of the pressed one', async () => {
  const messageId = await sendCard(client(feishu), GROUP, buttonCard());
  expect(await press(messageId)).toEqual({ toast: { type: 'success', content: '已登记' } });
  expect(feishu.messages(GROUP)).toMatchObject([{ messageId, edited: true, card: noticeCard('已读') }]);
  const [event] = heard;
  expect(event).toMatchObject({
    action: { tag: 'button', value: { a: 'seen' } },
    context: { open_message_id: messageId },
  });
  expect(event).toHaveProperty('create_time', expect.stringMatching(/^\d{16}$/));
});

it.each([
  ['throws', async () => Promise.reject(new Error('no')), 200671],
  ['is silent for too long', () => new Promise((resolve) => setTimeout(resolve, 400)), 200341],
  ['answers with a sentence', async () => '好', 200672],
  ['answers with a toast of no known kind', async () => ({ toast: { type: 'loud', content: '好' } }), 200672],
  ['answers with an old card', async () => ({ card: { type: 'raw', data: { elements: [] } } }), 200830],
  [
    'answers with a bad card',
    async () => ({ card: { type: 'raw', data: { ...noticeCard(), colour: 'red' } } }),
    200673,
  ],
])('shows a failure code when the bot %s', async (_, answer, failure) => {
  onPress = answer;
  expect(await press()).toEqual({ failure });
});

it('shows 200340 when no client is online, and never repeats the press', async () => {
  bot.close();
  await until(() => !feishu.connected());
  expect(await press()).toEqual({ failure: 200340 });
  expect(feishu.waiting()).toEqual([]);
});

it('is connected again after the line dropped, and brings what was said meanwhile', async () => {
  feishu.faults.dropSocket();
  await feishu.say(OFFICE, feishu.privateChat(OFFICE), '还在吗');
  expect(heard).toEqual([]);
  await until(() => feishu.waiting().length === 0);
  expect(heard).toHaveLength(1);
});

it('can bring the same message again, many times at once', async () => {
  const messageId = await feishu.say(OFFICE, feishu.privateChat(OFFICE), '走访');
  await feishu.redeliver(messageId, 3);
  const ids = heard.map((event) =>
    typeof event === 'object' && event && 'event_id' in event ? event.event_id : undefined,
  );
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(1);
});
