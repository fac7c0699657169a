import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import {
  client,
  GROUP,
  listening,
  noticeCard,
  OFFICE,
  OUTSIDER,
  sendCard,
  township,
  until,
  VILLAGE,
  visitForm,
} from './township.ts';

let feishu: StandIn;
beforeEach(async () => {
  feishu = await township();
});
afterEach(() => feishu.close());

const get = (path: string) => feishu.page.request(`/sandbox/${path}`);
const post = (path: string, body: object) =>
  feishu.page.request(`/sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });

it('shows everybody the town, and no mobile number', async () => {
  const state: unknown = await (await get('state')).json();
  expect(state).toMatchObject({ botName: '护蕾助手', botConnected: false, menu: [{ eventKey: 'register' }] });
  expect(state).toHaveProperty('people.0', { openId: OFFICE, name: '镇未保办', title: '镇政府 未保办' });
  expect(state).toHaveProperty('chats.length', 4);
  expect(JSON.stringify(state)).not.toContain('13800000001');
});

it('lets a person read and write only where they belong', async () => {
  expect((await post('send', { as: OFFICE, chat: GROUP, text: '早' })).status).toBe(200);
  expect(await (await get(`messages?as=${VILLAGE}&chat=${GROUP}`)).json()).toMatchObject([
    { from: OFFICE, text: '早' },
  ]);
  expect((await get(`messages?as=${OUTSIDER}&chat=${GROUP}`)).status).toBe(403);
  expect((await get(`messages?as=${VILLAGE}&chat=${feishu.privateChat(OFFICE)}`)).status).toBe(403);
  expect((await get(`messages?as=ou_nobody&chat=${GROUP}`)).status).toBe(403);
  expect((await post('send', { as: OUTSIDER, chat: GROUP, text: '早' })).status).toBe(403);
  expect((await post('send', { as: OFFICE, chat: GROUP })).status).toBe(400);
});

it('serves a picture to the members of its chat', async () => {
  const form = new FormData();
  form.set('as', OFFICE);
  form.set('chat', GROUP);
  form.set('image', new File([Buffer.from('ffd8ffe000104a46', 'hex')], '照片.jpg'));
  const sent = await feishu.page.request('/sandbox/image', { method: 'POST', body: form });
  expect(sent.status).toBe(200);
  const [{ imageUrl } = { imageUrl: '' }] = feishu.messages(GROUP);
  const seen = await feishu.page.request(`${imageUrl}?as=${VILLAGE}`);
  expect(seen.headers.get('content-type')).toBe('image/jpeg');
  expect((await feishu.page.request(`${imageUrl}?as=${OUTSIDER}`)).status).toBe(403);
  expect((await feishu.page.request(`${imageUrl}`)).status).toBe(403);
});

it('keeps a card for one person from the others', async () => {
  const data = { chat_id: GROUP, open_id: OFFICE, msg_type: 'interactive', card: noticeCard() };
  await client(feishu).request({ method: 'POST', url: '/open-apis/ephemeral/v1/send', data });
  expect(await (await get(`messages?as=${OFFICE}&chat=${GROUP}`)).json()).toHaveLength(1);
  expect(await (await get(`messages?as=${VILLAGE}&chat=${GROUP}`)).json()).toEqual([]);
});

it('streams what happens as it happens', async () => {
  const response = await get(`stream?as=${VILLAGE}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const opened = await reader?.read();
  expect(opened?.value).toContain(': open');
  await feishu.say(OFFICE, feishu.privateChat(OFFICE), '不该看见');
  await feishu.say(OFFICE, GROUP, '都看见');
  let heard = '';
  while (!heard.includes('都看见')) heard += (await reader?.read())?.value ?? '';
  const messages = heard.split('\n').filter((line) => line.startsWith('data: {"type":"message"'));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('都看见');
  await reader?.cancel();
});

it('moves the clock and answers with the moment', async () => {
  expect(await (await post('clock', { at: '2025-04-25T08:00:00+08:00' })).json()).toEqual({
    now: Date.parse('2025-04-25T08:00:00+08:00'),
  });
});

it('sends a form the way Feishu’s client does', async () => {
  const actions: unknown[] = [];
  const bot = await listening(feishu, {
    'card.action.trigger': async (event) => void actions.push(event),
  });
  const messageId = await sendCard(client(feishu), GROUP, visitForm());
  const submit = (form: object) => post('press', { as: VILLAGE, messageId, tag: 'button', name: 'visit_submit', form });
  const answers = {
    village: 'v01',
    topics: ['drown'],
    visit_time: '07:05',
    visit_at: '2025-03-19 18:30',
    note: '第一行\n第二行',
  };
  expect(await (await submit(answers)).json()).toEqual({});
  expect(await (await submit({ village: 'v02', topics: [], note: '', followup: true, visit_date: '' })).json()).toEqual(
    {},
  );
  await until(() => actions.length === 2);
  expect(actions).toMatchObject([
    {
      operator: { open_id: VILLAGE },
      action: {
        tag: 'button',
        name: 'visit_submit',
        timezone: 'Asia/Shanghai',
        value: { a: 'visit.submit', v: 1 },
        form_value: {
          ...answers,
          visit_date: '2025-03-20 +0800',
          visit_time: '07:05 +0800',
          visit_at: '2025-03-19 18:30 +0800',
          followup: false,
        },
      },
    },
    {},
  ]);
  expect(actions[1]).toHaveProperty('action.form_value', { village: 'v02', followup: true });
  bot.close();
});

it.each([
  ['leaves a required field empty', { topics: ['law'] }],
  ['chooses what is not offered', { village: 'v99' }],
  ['writes more than fits', { village: 'v01', note: '字'.repeat(501) }],
  ['gives a date no picker gives', { village: 'v01', visit_date: '明天' }],
  ['fills in a field that is not there', { village: 'v01', salary: '1' }],
])('does not submit when a person %s', async (_, form) => {
  const messageId = await sendCard(client(feishu), GROUP, visitForm());
  const pressed = await post('press', { as: VILLAGE, messageId, tag: 'button', name: 'visit_submit', form });
  expect(pressed.status).toBe(403);
  expect(feishu.calls().some(({ what }) => what === 'card.action.trigger')).toBe(false);
});

it('takes no press from outside the chat, on another’s card, or after 14 days', async () => {
  const messageId = await sendCard(client(feishu), GROUP, visitForm());
  const wish = { messageId, tag: 'button', name: 'visit_submit', form: { village: 'v01' } };
  await expect(feishu.press({ ...wish, as: OUTSIDER })).rejects.toThrow('不在这个会话');
  await feishu.moveClock(new Date('2025-04-03T09:00:00.001+08:00'));
  await expect(feishu.press({ ...wish, as: VILLAGE })).rejects.toThrow('14 天');
});
