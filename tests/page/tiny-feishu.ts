import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { pageRoutes } from '../../src/sandbox/page-bundle.ts';
import type {
  SandboxCall,
  SandboxChat,
  SandboxMessage,
  SandboxNews,
  SandboxPerson,
  SandboxPress,
  SandboxPressAnswer,
  SandboxSend,
  SandboxState,
} from '../../src/sandbox/wire.ts';
import { nasty, overview, receipt, visitForm } from './cards.ts';

const people: readonly SandboxPerson[] = [
  { openId: 'ou_zhang', name: '张三', title: '雄风村 村干部' },
  { openId: 'ou_li', name: '李四', title: '镇未保办 工作人员' },
  { openId: 'ou_wang', name: '王五', title: '镇领导' },
  { openId: 'ou_zhao', name: '赵六', title: '派出所 民警' },
  { openId: 'ou_guest', name: '陌生人', title: '不在名册' },
];
const group: SandboxChat = {
  chatId: 'oc_village',
  type: 'group',
  name: '雄风村护蕾工作群',
  members: ['ou_zhang', 'ou_li', 'ou_wang'],
};
const township: SandboxChat = {
  chatId: 'oc_town',
  type: 'group',
  name: '全镇护蕾工作群',
  members: ['ou_zhang', 'ou_li', 'ou_wang', 'ou_zhao'],
};
const chats = [
  group,
  township,
  ...people.map(({ openId, name }): SandboxChat => ({ chatId: `p2p_${openId}`, type: 'p2p', name, members: [openId] })),
];
const leaf = (name: string, eventKey: string) => ({ name, eventKey });
const menu = [
  { name: '登记', items: [leaf('村村响登记', 'broadcast'), leaf('走访登记', 'visit'), leaf('链接转发', 'link')] },
  { name: '查看', items: [leaf('我的待办', 'todo'), leaf('本村情况', 'status')] },
  { name: '线索', items: [leaf('线索上报', 'clue'), leaf('帮助', 'help')] },
];

const start = Date.parse('2024-03-15T20:05:00+08:00');
const said = (n: number, chatId: string, from: string, rest: Partial<SandboxMessage>): SandboxMessage => ({
  messageId: `om_${n}`,
  chatId,
  from,
  at: start - 600_000 + n * 30_000,
  kind: 'text',
  edited: false,
  recalled: false,
  urgentFor: [],
  ...rest,
});

const story = (): SandboxMessage[] => [
  said(1, 'oc_village', 'ou_zhang', { text: '@护蕾助手 今天村村响播放3次，8点12点18点' }),
  said(2, 'oc_village', 'bot', { kind: 'card', card: receipt, replyTo: 'om_1' }),
  said(3, 'oc_town', 'ou_li', { text: '请各村今天把走访记录补齐' }),
  said(4, 'oc_town', 'bot', { kind: 'card', card: overview }),
  said(5, 'p2p_ou_zhang', 'bot', { kind: 'card', card: visitForm }),
  said(6, 'p2p_ou_li', 'bot', { kind: 'card', card: nasty }),
  said(7, 'p2p_ou_zhao', 'bot', { kind: 'card', card: receipt, urgentFor: ['ou_zhao'] }),
  said(8, 'oc_village', 'bot', { kind: 'card', card: nasty, onlyFor: 'ou_wang' }),
];

const calls: readonly SandboxCall[] = [
  {
    n: 1,
    at: start - 1000,
    direction: 'to-bot',
    what: 'im.message.receive_v1',
    outcome: 'ok',
    ms: 12,
    body: { event: { message: { content: '{"text":"今天播了3次"}' } } },
    answer: {},
  },
  {
    n: 2,
    at: start,
    direction: 'from-bot',
    what: 'POST /im/v1/messages',
    outcome: 'refused 230020',
    ms: 31,
    body: { msg_type: 'interactive' },
    answer: { code: 230020 },
  },
];

/** The page in front of a stand-in that keeps what people did and answers presses as told. */
export type TinyFeishu = {
  readonly url: string;
  readonly presses: SandboxPress[];
  readonly sent: SandboxSend[];
  readonly did: string[];
  /** What the next presses are answered, and whether the card changes before. */
  answer: SandboxPressAnswer;
  put(message: SandboxMessage): void;
  readonly message: (messageId: string) => SandboxMessage | undefined;
  close(): Promise<void>;
};

function routesOf(feishu: Omit<TinyFeishu, 'url' | 'close' | 'put' | 'message'>, log: SandboxMessage[]) {
  const listeners = new Set<(news: SandboxNews) => void>();
  let now = start;
  const tell = (news: SandboxNews) => listeners.forEach((listener) => listener(news));
  const put = (message: SandboxMessage) => {
    const at = log.findIndex((other) => other.messageId === message.messageId);
    if (at < 0) log.push(message);
    else log[at] = message;
    tell({ type: 'message', message });
  };
  const app = new Hono();
  app.route('/', pageRoutes());
  app.get('/sandbox/state', (c) =>
    c.json<SandboxState>({ now, botName: '护蕾助手', botConnected: true, people, chats, menu }),
  );
  app.get('/sandbox/messages', (c) => {
    const as = c.req.query('as');
    const chat = c.req.query('chat');
    return c.json(log.filter((m) => m.chatId === chat && (m.onlyFor === undefined || m.onlyFor === as)));
  });
  app.get('/sandbox/calls', (c) => c.json(calls));
  app.get('/sandbox/stream', (c) =>
    streamSSE(c, async (stream) => {
      const hear = (news: SandboxNews) => void stream.writeSSE({ data: JSON.stringify(news) });
      listeners.add(hear);
      await stream.writeSSE({ data: JSON.stringify({ type: 'clock', now }) });
      await new Promise<void>((done) => stream.onAbort(done));
      listeners.delete(hear);
    }),
  );
  app.post('/sandbox/send', async (c) => {
    const wish: SandboxSend = await c.req.json();
    feishu.sent.push(wish);
    const text = `${wish.mention === true ? '@护蕾助手 ' : ''}${wish.text}`;
    put(said(100 + log.length, wish.chat, wish.as, { text, ...(wish.replyTo && { replyTo: wish.replyTo }) }));
    return c.json({ messageId: 'om_x' });
  });
  app.post('/sandbox/image', async (c) => {
    const form = await c.req.formData();
    const image = form.get('image');
    const chat = form.get('chat');
    feishu.did.push(`image ${typeof chat === 'string' ? chat : ''} ${image instanceof File ? image.size : 0}`);
    return c.json({ messageId: 'om_x' });
  });
  app.post('/sandbox/recall', async (c) => {
    const { messageId }: { messageId: string } = await c.req.json();
    const message = log.find((other) => other.messageId === messageId);
    if (message) put({ ...message, recalled: true });
    return c.json({});
  });
  app.post('/sandbox/clock', async (c) => {
    const { at }: { at: string } = await c.req.json();
    feishu.did.push(`clock ${at}`);
    now = Date.parse(at);
    tell({ type: 'clock', now });
    return c.json({ now });
  });
  app.post('/sandbox/read', (c) => c.json({}));
  for (const path of ['menu', 'enter']) {
    app.post(`/sandbox/${path}`, async (c) => {
      feishu.did.push(`${path} ${JSON.stringify(await c.req.json())}`);
      return c.json({});
    });
  }
  app.post('/sandbox/press', async (c) => {
    feishu.presses.push(await c.req.json());
    return c.json(feishu.answer);
  });
  return { app, put };
}

export async function openTinyFeishu(): Promise<TinyFeishu> {
  const log = story();
  const kept = { presses: [], sent: [], did: [], answer: {} };
  const { app, put } = routesOf(kept, log);
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((ready) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => ready({ server, port }));
  });
  return Object.assign(kept, {
    url: `http://127.0.0.1:${port}`,
    put,
    message: (messageId: string) => log.find((other) => other.messageId === messageId),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  });
}
