import { expect, it } from 'vitest';
import { BadSettings } from '../../src/config.ts';
import { type Env, workerSettings } from '../../src/hosts/worker-settings.ts';
import { app } from '../sandbox/township.ts';

const complete: Env = {
  LARK_APP_ID: app.appId,
  LARK_APP_SECRET: app.appSecret,
  LARK_ENCRYPT_KEY: app.encryptKey,
  LARK_VERIFICATION_TOKEN: app.verificationToken,
  DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
  DATABASE_URL: 'libsql://township.example',
  EVIDENCE: { put: async () => undefined, get: async () => null, delete: async () => undefined },
};

function complaints(change: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    workerSettings({ ...complete, ...change });
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.sentences;
    throw error;
  }
}

it('a worker has the webhook, whatever the settings say', () => {
  expect(workerSettings({ ...complete, LARK_TRANSPORT: 'socket' }).LARK_TRANSPORT).toBe('webhook');
});

it.each([
  ['the app', { LARK_APP_ID: '', LARK_APP_SECRET: '' }, 'LARK_APP_ID：在 Workers 上必须填'],
  [
    'the key',
    { DATA_KEY: '' },
    'DATA_KEY：必须填，用来加密个人信息（可以用 openssl rand -base64 32 生成，务必另外保管好）',
  ],
  ['a server', { DATABASE_URL: '' }, 'DATABASE_URL：Workers 没有磁盘，要填 libSQL 服务器的网址'],
  ['a server, not a file', { DATABASE_URL: 'file:./x.db' }, 'DATABASE_URL：Workers 没有磁盘，要填 libSQL 服务器的网址'],
  ['the real time', { CLOCK: '2024-03-15T16:20:00+08:00' }, 'CLOCK：连真的飞书时不能调时钟'],
  [
    'the real time even in a rehearsal',
    { CLOCK: '2024-03-15T16:20:00+08:00', LARK_DOMAIN: 'http://127.0.0.1:9' },
    'CLOCK：Workers 上不能调时钟',
  ],
  ['a bucket', { EVIDENCE: undefined }, 'EVIDENCE：要在 wrangler.toml 里绑定一个 R2 存储桶'],
])('a worker asks for %s', (_, change, sentence) => {
  expect(complaints(change)).toContain(sentence);
});
