import { Client, DefaultCache, EventDispatcher, WSClient } from '@larksuiteoapi/node-sdk';
import { type StandIn, type StandInOptions, startStandIn } from '../../src/sandbox/stand-in.ts';

export const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'a-secret-for-trying',
  encryptKey: 'an-encrypt-key',
  verificationToken: 'a-verification-token',
  botName: '护蕾助手',
};

export const OFFICE = 'ou_office';
export const VILLAGE = 'ou_village';
export const OUTSIDER = 'ou_outsider';
export const GROUP = 'oc_dispatch';

/** A clock that stands still until it is set. */
export function stillClock(at = '2025-03-20T09:00:00+08:00') {
  let now = new Date(at);
  return { now: () => now, set: (to: Date) => void (now = to) };
}

const people = [
  { openId: OFFICE, name: '镇未保办', title: '镇政府 未保办', mobile: '13800000001' },
  { openId: VILLAGE, name: '村干部甲', title: '甲村 村干部' },
  { openId: OUTSIDER, name: '村干部乙', title: '乙村 村干部' },
];

/** A small township on its own stand-in. Close it. */
export const township = (options: Partial<StandInOptions> = {}): Promise<StandIn> =>
  startStandIn({
    app,
    people,
    chats: [{ chatId: GROUP, name: '调度群', members: [OFFICE, VILLAGE] }],
    menu: [{ name: '登记', eventKey: 'register' }],
    clock: stillClock(),
    delivery: 'socket',
    ...options,
  });

export const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };

export const client = (standIn: StandIn): Client =>
  new Client({ ...app, domain: standIn.url, logger: quiet, cache: new DefaultCache() });

type Handlers = Record<string, (event: unknown) => Promise<unknown>>;

/** The unmodified SDK on the long connection, waited for until it hears. */
export async function listening(standIn: StandIn, handlers: Handlers) {
  const eventDispatcher = new EventDispatcher({ logger: quiet }).register(handlers);
  const ws = new WSClient({ ...app, domain: standIn.url, logger: quiet, handshakeTimeoutMs: 3000 });
  await ws.start({ eventDispatcher });
  await until(() => standIn.connected());
  return { close: () => ws.close({ force: true }) };
}

export async function until(holds: () => boolean, ms = 30_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const plain = (content: string) => ({ tag: 'plain_text', content });

export const noticeCard = (content = '本月走访请于25日前完成') => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: plain('提醒'), template: 'orange' },
  body: { elements: [{ tag: 'markdown', content }] },
});

export const buttonCard = () => ({
  ...noticeCard(),
  body: {
    elements: [
      { tag: 'button', name: 'seen', text: plain('知道了'), behaviors: [{ type: 'callback', value: { a: 'seen' } }] },
    ],
  },
});

/** A visit's form with one field of every kind. */
export const visitForm = () => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, summary: { content: '入户走访登记' } },
  header: { title: plain('入户走访登记'), template: 'blue' },
  body: {
    elements: [
      { tag: 'markdown', content: '每月一次，**25日**前。' },
      {
        tag: 'form',
        name: 'visit_form',
        elements: [
          { tag: 'select_static', name: 'village', required: true, options: villages(), placeholder: plain('哪个村') },
          { tag: 'multi_select_static', name: 'topics', options: topics() },
          { tag: 'date_picker', name: 'visit_date', initial_date: '2025-03-20' },
          { tag: 'picker_time', name: 'visit_time' },
          { tag: 'picker_datetime', name: 'visit_at', placeholder: plain('时间') },
          {
            tag: 'input',
            name: 'note',
            input_type: 'multiline_text',
            rows: 3,
            max_length: 500,
            placeholder: plain('情况'),
          },
          { tag: 'checker', name: 'followup', text: plain('需要跟进') },
          {
            tag: 'column_set',
            columns: [
              {
                tag: 'column',
                width: 'auto',
                elements: [
                  {
                    tag: 'button',
                    name: 'visit_submit',
                    type: 'primary_filled',
                    form_action_type: 'submit',
                    text: plain('提交'),
                    behaviors: [{ type: 'callback', value: { a: 'visit.submit', v: 1 } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
});

const villages = () => ['v01', 'v02'].map((value) => ({ text: plain(value), value }));
const topics = () => ['drown', 'law'].map((value) => ({ text: plain(value), value }));

/** Sends a card as the bot and gives back its message id. */
export async function sendCard(bot: Client, chatId: string, card: unknown, uuid?: string): Promise<string> {
  const data = { receive_id: chatId, msg_type: 'interactive', content: JSON.stringify(card) };
  const answer = await bot.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { ...data, ...(uuid && { uuid }) },
  });
  return answer.data?.message_id ?? '';
}
