import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hear } from '../../src/bot/envelope.ts';
import type { CallbackAnswer } from '../../src/bot/feishu-card.ts';
import { isSigned, sameSecret, unseal } from '../../src/bot/seal.ts';
import { webhook } from '../../src/bot/webhook.ts';
import { sealed, signature } from '../../src/sandbox/seal.ts';
import { recorded, recordedApp } from './recorded.ts';

const { encryptKey, verificationToken, appId, botOpenId } = recordedApp;
const now = new Date('2024-03-15T08:00:00Z');
const seconds = now.getTime() / 1000;

/** The door with a bot behind it that remembers what it was told. */
function door(handle?: (envelope: unknown) => Promise<CallbackAnswer>) {
  const told: unknown[] = [];
  const counted: string[] = [];
  const logged: unknown[] = [];
  const app = webhook({
    encryptKey,
    verificationToken,
    appId,
    now: () => now,
    handle:
      handle ??
      (async (envelope) => {
        told.push(hear(envelope, { openId: botOpenId }));
        return {};
      }),
    log: (level, event, facts) => logged.push({ level, event, facts }),
    count: (type, outcome) => counted.push(`${type} ${outcome}`),
  });
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    app.request('/lark/events', { method: 'POST', body, headers });
  const push = (envelope: unknown, at = seconds) => {
    const body = sealed(encryptKey, envelope);
    return post(body, signature(encryptKey, body, at));
  };
  return { told, counted, logged, post, push };
}

const altered = (change: (header: Record<string, unknown>) => void) => {
  const envelope = recorded('message-text-group') as { header: Record<string, unknown> };
  change(envelope.header);
  return envelope;
};

describe('the seal', () => {
  it('opens the example of the official documents', async () => {
    expect(await unseal('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world');
  });

  it.each([
    ['another key', 'other key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='],
    ['half a block', 'test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReE='],
    ['no base64', 'test key', '护蕾'],
    ['nothing', 'test key', ''],
  ])('stays shut for %s', async (_, key, payload) => {
    expect(await unseal(key, payload)).toBeUndefined();
  });

  it('is signed over the bytes as they came, spaces included', async () => {
    const raw = new TextEncoder().encode('{ "encrypt" : "x" }');
    const headers = signature(encryptKey, '{ "encrypt" : "x" }', 1);
    const by = {
      timestamp: headers['x-lark-request-timestamp'] ?? '',
      nonce: headers['x-lark-request-nonce'] ?? '',
      signature: headers['x-lark-signature'] ?? '',
    };
    expect(await isSigned(encryptKey, by, raw)).toBe(true);
    expect(await isSigned(encryptKey, by, new TextEncoder().encode('{"encrypt":"x"}'))).toBe(false);
    expect(await isSigned(encryptKey, { ...by, signature: '' }, raw)).toBe(false);
  });

  it('compares secrets of any length', async () => {
    expect(await sameSecret('abc', 'abc')).toBe(true);
    expect(await sameSecret('abc', 'abcd')).toBe(false);
    expect(await sameSecret('', 'abc')).toBe(false);
  });
});

describe('the webhook', () => {
  it('hands an event on and answers 200', async () => {
    const { push, told, counted } = door();
    const response = await push(recorded('message-text-group'));
    expect([response.status, await response.json()]).toEqual([200, {}]);
    expect(told).toMatchObject([{ kind: 'message', key: 'om_f1a0' }]);
    expect(counted).toEqual(['im.message.receive_v1 answered']);
  });

  it('answers a press with what the bot says', async () => {
    const answer: CallbackAnswer = { toast: { type: 'success', content: '已登记' } };
    const response = await door(async () => answer).push(recorded('press-form'));
    expect(await response.json()).toEqual(answer);
  });

  it('answers the challenge, unsigned, for the right token only', async () => {
    const { post, told } = door();
    const challenge = recorded('url-verification') as Record<string, unknown>;
    const right = await post(sealed(encryptKey, challenge));
    expect([right.status, await right.json()]).toEqual([200, { challenge: 'ajls384kdjx98XX' }]);
    expect((await post(sealed(encryptKey, { ...challenge, token: 'guess' }))).status).toBe(401);
    expect((await post(JSON.stringify(challenge))).status).toBe(401);
    expect(told).toEqual([]);
  });

  it('answers 200 to an event nobody subscribed to, of either schema', async () => {
    const { push } = door();
    expect((await push(recorded('unsubscribed'))).status).toBe(200);
    const old = { uuid: 'u1', token: verificationToken, type: 'event_callback', event: { type: 'p2p', app_id: appId } };
    expect((await push(old)).status).toBe(200);
  });

  it('makes Feishu deliver again when the bot fails, and logs the class of the fault alone', async () => {
    const { push, logged } = door(async () => {
      throw new TypeError('王某某的走访没存上');
    });
    expect((await push(recorded('message-text-group'))).status).toBe(500);
    expect(logged).toEqual([
      { level: 'error', event: 'event-failed', facts: { type: 'im.message.receive_v1', error: 'TypeError' } },
    ]);
  });

  it.each([
    ['seven hours ago, as the last redelivery is', seconds - 7 * 3600, 200],
    ['nine hours ago', seconds - 9 * 3600, 401],
    ['nine minutes ahead', seconds + 9 * 60, 200],
    ['eleven minutes ahead', seconds + 11 * 60, 401],
    ['now, in milliseconds', seconds * 1000, 200],
    ['now, in microseconds', seconds * 1_000_000, 200],
    ['at no moment', Number.NaN, 401],
    ['at zero', 0, 401],
  ])('takes a request signed %s or not', async (_, at, status) => {
    expect((await door().push(recorded('message-text-group'), at)).status).toBe(status);
  });

  it.each<[string, (d: ReturnType<typeof door>) => Promise<Response>]>([
    ['has no signature', ({ post }) => post(sealed(encryptKey, recorded('press-form')))],
    [
      'is signed with another key',
      ({ post }) => {
        const body = sealed(encryptKey, recorded('press-form'));
        return post(body, signature('guess', body, seconds));
      },
    ],
    [
      'carries the signature of another body',
      ({ post }) =>
        post(sealed(encryptKey, recorded('press-form')), signature(encryptKey, sealed(encryptKey, {}), seconds)),
    ],
    [
      'is not encrypted',
      ({ post }) => {
        const body = JSON.stringify(recorded('press-form'));
        return post(body, signature(encryptKey, body, seconds));
      },
    ],
    [
      'is encrypted with another key',
      ({ post }) => {
        const body = sealed('guess', recorded('press-form'));
        return post(body, signature(encryptKey, body, seconds));
      },
    ],
    ['has another token', ({ push }) => push(altered((header) => Object.assign(header, { token: 'guess' })))],
    ['has no token', ({ push }) => push(altered((header) => Reflect.deleteProperty(header, 'token')))],
    ['is for another app', ({ push }) => push(altered((header) => Object.assign(header, { app_id: 'cli_0' })))],
    ['is empty', ({ post }) => post('', signature(encryptKey, '', seconds))],
    ['holds no envelope', ({ push }) => push(['nothing'])],
  ])('refuses with 401 what %s, and stores nothing', async (_, attempt) => {
    const visited = door();
    expect((await attempt(visited)).status).toBe(401);
    expect(visited.told).toEqual([]);
    expect(visited.counted).toEqual([' refused']);
  });

  it('refuses more than 1 MiB with 413, whether or not its length is announced', async () => {
    const { post } = door();
    expect((await post('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await post('x'.repeat(1024 * 1024 + 1), { 'content-length': '5000000' })).status).toBe(413);
    expect((await post('x'.repeat(1024 * 1024))).status).toBe(401);
  });

  it('is there for POST alone', async () => {
    const app = webhook({
      ...recordedApp,
      now: () => now,
      handle: async () => ({}),
      log: () => undefined,
      count: () => undefined,
    });
    expect((await app.request('/lark/events')).status).toBe(404);
  });

  it('never fails, whatever the bytes: 2,000 altered requests', async () => {
    const { post, told } = door();
    const good = new TextEncoder().encode(sealed(encryptKey, recorded('press-form')));
    const headers = signature(encryptKey, new TextDecoder().decode(good), seconds);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 }),
        fc.nat(good.length),
        async (changes, length) => {
          const body = good.slice(0, length % 3 === 0 ? length : good.length);
          for (const [at, byte] of changes) if (at < body.length) body[at] = byte;
          const isSame = body.length === good.length && body.every((byte, n) => byte === good[n]);
          expect((await post(body, headers)).status).toBe(isSame ? 200 : 401);
        },
      ),
      { numRuns: 2000 },
    );
    expect(told.length).toBeLessThan(20);
  });

  it.each([
    ['brackets 300,000 deep', '['.repeat(300_000)],
    ['brackets 300,000 deep and closed', `${'['.repeat(300_000)}${']'.repeat(300_000)}`],
    ['a huge number', '{"encrypt":1e999999}'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['a NUL', '\0'],
    ['an object with a prototype in it', '{"__proto__":{"encrypt":"x"},"encrypt":{}}'],
  ])('refuses %s like anything else', async (_, body) => {
    expect((await door().post(body, signature(encryptKey, '', seconds))).status).toBe(401);
  });

  it('hands on an envelope nested 200,000 deep when Feishu really signed it', async () => {
    const { post, told } = door();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const text = JSON.stringify(recorded('press-form')).replace('"form_value":{', `"form_value":{"deep":${deep},`);
    const { createCipheriv, createHash } = await import('node:crypto');
    const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), Buffer.alloc(16));
    const encrypt = Buffer.concat([Buffer.alloc(16), cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
    const body = JSON.stringify({ encrypt });
    expect((await post(body, signature(encryptKey, body, seconds))).status).toBe(200);
    expect(told).toMatchObject([{ kind: 'press', key: 'e1c0' }]);
  });
});
