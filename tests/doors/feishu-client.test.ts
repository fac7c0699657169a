import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectFeishu, type Feishu, FeishuFailure, type FeishuSettings } from '../../src/bot/feishu-client.ts';
import { failureOf } from '../../src/bot/feishu-failure.ts';
import { toFeishuCard } from '../../src/bot/feishu-card.ts';
import { card, md, text } from '../../src/cards/kit.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { app, GROUP, OFFICE, OUTSIDER, township, VILLAGE } from '../sandbox/township.ts';

const notice = (words: string) => toFeishuCard(card('提醒', 'needs-you', text(md`${words}`)));
const now = new Date('2025-03-20T01:00:00Z');

const logged: unknown[] = [];
const connect = (domain: string, more: Partial<FeishuSettings> = {}): Feishu =>
  connectFeishu({
    appId: app.appId,
    appSecret: app.appSecret,
    domain,
    now: () => now,
    log: (...line) => logged.push(line),
    ...more,
  });

const failureIn = async (call: Promise<unknown>): Promise<FeishuFailure> => {
  const error: unknown = await call.catch((caught: unknown) => caught);
  if (error instanceof FeishuFailure) return error;
  throw new Error('it did not fail');
};

describe('on the stand-in', () => {
  let standIn: StandIn;
  let feishu: Feishu;
  let lookedUp = 0;
  const tokenRequests = () => standIn.calls().filter(({ what }) => what.includes('tenant_access_token')).length;

  beforeEach(async () => {
    lookedUp = 0;
    standIn = await township();
    feishu = connect(standIn.url, { lookedUp: async () => void (lookedUp += 1) });
  });
  afterEach(() => standIn.close());

  it('sends to a chat and a person, replies, changes a card and pushes it', async () => {
    const { messageId } = await feishu.send({ chat: GROUP }, { card: notice('还差两户') }, 'u1');
    await feishu.update(messageId, notice('都走访了'));
    expect(await feishu.urgent(messageId, [OFFICE])).toEqual({ invalid: [] });
    await feishu.reply(messageId, { text: '收到' }, 'u2');
    await feishu.send({ person: VILLAGE }, { text: '请看群里' }, 'u3');
    const [changed, answer] = standIn.messages(GROUP);
    expect(changed).toMatchObject({ messageId, kind: 'card', edited: true, urgentFor: [OFFICE] });
    expect(JSON.stringify(changed?.card)).toContain('都走访了');
    expect(answer).toMatchObject({ text: '收到', replyTo: messageId });
    expect(standIn.messages(standIn.privateChat(VILLAGE))).toMatchObject([{ text: '请看群里' }]);
    expect(lookedUp).toBe(0);
  });

  it('sends the same uuid once, also when the first answer was lost', async () => {
    standIn.faults.loseAnswers(1);
    const lost = await failureIn(feishu.send({ chat: GROUP }, { text: '一次' }, 'same'));
    expect(lost.kind).toBe('again');
    await feishu.send({ chat: GROUP }, { text: '一次' }, 'same');
    expect(standIn.messages(GROUP)).toHaveLength(1);
  });

  it('brings files both ways, byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 251);
    const messageId = await standIn.sendFile(OFFICE, standIn.privateChat(OFFICE), '排查表.json', bytes);
    const [sent] = standIn.messages(standIn.privateChat(OFFICE));
    const key = /file_[\w-]+/.exec(sent?.fileUrl ?? '')?.[0] ?? '';
    expect(await feishu.download(messageId, key, 'file')).toEqual(bytes);
    const { fileKey } = await feishu.uploadFile('3月通报.docx', bytes);
    await feishu.send({ chat: GROUP }, { file: fileKey }, 'u4');
    expect(standIn.messages(GROUP)).toMatchObject([{ text: '3月通报.docx' }]);
    expect((await failureIn(feishu.download(messageId, 'file_gone', 'file'))).code).toBe(234003);
  });

  it('knows itself, its chats, and who has a number', async () => {
    expect(await feishu.me()).toMatchObject({ name: '护蕾助手', openId: expect.stringMatching(/^ou_/) });
    expect(await feishu.chats()).toEqual([{ chatId: GROUP, name: '调度群' }]);
    const numbers = ['13800000001', ...Array.from({ length: 60 }, (_, n) => `139000000${10 + n}`)];
    expect(await feishu.idsByMobile(numbers)).toEqual(new Map([['13800000001', OFFICE]]));
    expect(lookedUp, 'sixty-one numbers are two calls').toBe(4);
  });

  it('pages through more chats than one answer holds', async () => {
    const chats = Array.from({ length: 130 }, (_, n) => ({ chatId: `oc_${n}`, name: `第${n}村`, members: [OFFICE] }));
    const large = await township({ chats });
    expect(await connect(large.url).chats()).toHaveLength(130);
    await large.close();
  });

  it('asks for a token once for ten calls at a time, and each for itself where promises must not be shared', async () => {
    await Promise.all(Array.from({ length: 10 }, () => feishu.me()));
    expect(tokenRequests()).toBe(1);
    const apart = connect(standIn.url, { singleFlight: false });
    await Promise.all([apart.me(), apart.me()]);
    await apart.me();
    expect(tokenRequests()).toBe(3);
  });

  it('gets a new token once when Feishu does not take the old one', async () => {
    await feishu.me();
    standIn.faults.expireTokens();
    await feishu.me();
    expect(tokenRequests()).toBe(2);
    standIn.faults.failNext(2, { code: 99991663, path: /bot\/v3\/info/ });
    expect(await failureIn(feishu.me())).toMatchObject({ code: 99991663, kind: 'again' });
  });

  it('gets a new token before the old one ends', async () => {
    let time = now.getTime();
    const patient = connect(standIn.url, { now: () => new Date(time) });
    await patient.me();
    time += 6900_000;
    await patient.me();
    expect(tokenRequests()).toBe(2);
  });

  it('says what each refusal means', async () => {
    standIn.faults.unreachable(OUTSIDER);
    const sending = feishu.send({ person: OUTSIDER }, { text: 'x' }, 'u5');
    expect(await failureIn(sending)).toMatchObject({ code: 230013, kind: 'unreachable' });
    standIn.faults.down(true);
    expect(await failureIn(feishu.me())).toMatchObject({ kind: 'again' });
  });

  it('reports a wrong secret as a matter of setup', async () => {
    const wrong = connect(standIn.url, { appSecret: 'guess' });
    expect(await failureIn(wrong.me())).toMatchObject({ code: 10014, kind: 'setup' });
  });
});

describe('what a refusal means', () => {
  it.each([
    [400, 230020, 'again'],
    [429, 99991400, 'again'],
    [429, 99991403, 'quota'],
    [500, undefined, 'again'],
    [400, 230011, 'gone'],
    [400, 230031, 'gone'],
    [400, 230002, 'unreachable'],
    [400, 230053, 'unreachable'],
    [400, 230022, 'redact'],
    [400, 230028, 'redact'],
    [400, 99991672, 'setup'],
    [403, undefined, 'setup'],
    [400, 230001, 'shape'],
    [400, 230099, 'shape'],
    [200, 1254043, 'shape'],
  ] as const)('HTTP %i with code %s: %s', (status, code, kind) => {
    expect(failureOf(status, code, 'Failed to create card content, ErrCode: 200621').kind).toBe(kind);
  });

  it('tries again when somebody is pressing a button of the card', () => {
    expect(failureOf(400, 230099, 'ext=ErrCode: 11310; ErrMsg: card action is lock').kind).toBe('again');
  });
});

describe('on a server that misbehaves', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const seen: { method?: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ method: request.method, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  let domain: string;
  const token = JSON.stringify({ code: 0, tenant_access_token: 't-secret-token', expire: 7200 });
  const withToken =
    (status: number, body: string, headers: Record<string, string> = {}) =>
    (request: IncomingMessage, response: ServerResponse) =>
      request.url?.includes('/auth/') === true ? response.end(token) : response.writeHead(status, headers).end(body);

  beforeEach(async () => {
    seen.length = 0;
    logged.length = 0;
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  it('fails on HTTP 200 with a code that is not 0', async () => {
    answer = withToken(200, JSON.stringify({ code: 230002, msg: 'Bot NOT in chat' }));
    expect(await failureIn(connect(domain).me())).toMatchObject({ code: 230002 });
  });

  it('waits as long as the rate limit says', async () => {
    answer = withToken(429, JSON.stringify({ code: 99991400, msg: 'limit' }), { 'x-ogw-ratelimit-reset': '3' });
    expect(await failureIn(connect(domain).me())).toMatchObject({ kind: 'again', afterMs: 3000 });
  });

  it.each([
    ['a proxy’s page', 200, '<html>bad gateway</html>'],
    ['nothing', 200, ''],
    ['success without a message id', 200, '{"code":0,"data":{}}'],
  ])('takes %s for a failure worth another try', async (_, status, body) => {
    answer = withToken(status, body);
    expect((await failureIn(connect(domain).send({ chat: 'oc_1' }, { text: 'x' }, 'u'))).kind).toBe('again');
  });

  it('gives up on an answer that never comes, and on one that stops in the middle', async () => {
    answer = (request, response) => {
      if (request.url?.includes('/auth/') === true) response.end(token);
    };
    expect((await failureIn(connect(domain, { timeoutMs: 100 }).me())).kind).toBe('again');
    answer = (request, response) => {
      if (request.url?.includes('/auth/') === true) response.end(token);
      else response.writeHead(200, { 'content-length': '1000' }).write('{"code":0');
    };
    expect((await failureIn(connect(domain, { timeoutMs: 100 }).me())).kind).toBe('again');
  });

  it('sends no body with GET, and no connection at all is a failure too', async () => {
    answer = withToken(200, '{"code":0,"data":{"items":[]}}');
    expect(await connect(domain).chats()).toEqual([]);
    expect(seen.at(-1)).toEqual({ method: 'GET', body: '' });
    expect((await failureIn(connect('http://127.0.0.1:9').me())).kind).toBe('again');
  });

  it('puts neither secret nor token nor message in the log or in an error', async () => {
    const said = '孩子的情况';
    const broken = JSON.stringify({ code: 10014, msg: `app secret ${app.appSecret} invalid` });
    answer = (_, response) => response.writeHead(400).end(broken);
    const errors = [await failureIn(connect(domain).me())];
    answer = withToken(400, JSON.stringify({ code: 230001, msg: `bad content ${said}` }));
    errors.push(await failureIn(connect(domain).send({ chat: 'oc_1' }, { text: said }, 'u')));
    errors.push(await failureIn(connect(domain).update('om_1', notice(said))));
    const told = JSON.stringify([logged, errors.map((error) => [error, error.message, error.stack])]);
    expect(logged.length).toBeGreaterThan(0);
    for (const secret of [app.appSecret, 't-secret-token', said, 'oc_1']) expect(told).not.toContain(secret);
  });
});
