import { describe, expect, it } from 'vitest';
import { BadSettings, isSandbox, settingsFrom } from '../../src/config.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const app = { LARK_APP_ID: 'cli_0123456789abcdef', LARK_APP_SECRET: 'secret', DATA_KEY: key };
const webhook = { ...app, LARK_TRANSPORT: 'webhook', LARK_ENCRYPT_KEY: 'e', LARK_VERIFICATION_TOKEN: 'v' };

function mistakes(environment: Record<string, string | undefined>): readonly string[] {
  try {
    settingsFrom(environment);
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.sentences;
    throw error;
  }
}

describe('what works', () => {
  it('without any setting it is the sandbox', () => {
    const settings = settingsFrom({});
    expect(isSandbox(settings)).toBe(true);
    expect(settings).toEqual({
      LARK_TRANSPORT: 'socket',
      LARK_DOMAIN: 'https://open.feishu.cn',
      DATABASE_URL: 'file:./data/hulei.db',
      EVIDENCE_URL: 'file:./data/evidence',
      S3_REGION: 'us-east-1',
      CAMPAIGN: 'fushoushan-2024',
      HOST: '127.0.0.1',
      PORT: 3000,
      HEARTBEAT: 'on',
      LOG_LEVEL: 'info',
    });
  });

  it('a line of .env without a value is as good as none', () => {
    expect(isSandbox(settingsFrom({ LARK_APP_ID: '', LARK_APP_SECRET: '', DATA_KEY: '' }))).toBe(true);
  });

  it('an app, its secret and a data key are enough for the long connection', () => {
    const settings = settingsFrom(app);
    expect([isSandbox(settings), settings.LARK_TRANSPORT, settings.DATA_KEY]).toEqual([
      false,
      'socket',
      new Uint8Array(32).fill(1),
    ]);
  });

  it.each(['file:./x.db', 'libsql://town.example.com', 'https://town.example.com', 'http://127.0.0.1:8080'])(
    'the database may be %s',
    (url) => expect(mistakes({ DATABASE_URL: url })).toEqual([]),
  );

  it('a rehearsal may set the clock', () => {
    const settings = settingsFrom({ ...app, LARK_DOMAIN: 'http://127.0.0.1:9', CLOCK: '2024-03-15T20:05:00+08:00' });
    expect(settings.CLOCK).toEqual(new Date('2024-03-15T12:05:00Z'));
  });
});

describe('one clear sentence for a mistake', () => {
  it.each<[Record<string, string>, string]>([
    [{ LARK_APP_ID: 'cli_1', LARK_APP_SECRET: 's' }, 'LARK_APP_ID：要像 cli_0123456789abcdef'],
    [{ LARK_TRANSPORT: 'pigeon' }, 'LARK_TRANSPORT：只能是 socket 或 webhook'],
    [{ LARK_DOMAIN: 'https://open.feishu.cn/' }, 'LARK_DOMAIN：要是网址，末尾不带 /'],
    [{ LARK_DOMAIN: 'open.feishu.cn' }, 'LARK_DOMAIN：要是网址，末尾不带 /'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL：要以 file:、libsql://、https:// 或 http:// 开头'],
    [{ DATA_KEY: 'abc' }, 'DATA_KEY：要是 32 字节的 base64（可以用 openssl rand -base64 32 生成）'],
    [{ PORT: 'http' }, 'PORT：要是 0 到 65535 的整数'],
    [{ PORT: '70000' }, 'PORT：要是 0 到 65535 的整数'],
    [{ PORT: '1.5' }, 'PORT：要是 0 到 65535 的整数'],
    [{ CLOCK: 'yesterday' }, 'CLOCK：要是一个时刻，如 2024-03-15T20:05:00+08:00'],
    [{ HEARTBEAT: 'yes' }, 'HEARTBEAT：只能是 on 或 off'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL：只能是 debug、info、warn 或 error'],
    [{ LARK_APP_ID: app.LARK_APP_ID }, 'LARK_APP_ID 和 LARK_APP_SECRET 要么都填，要么都不填（不填就是试用沙盒）'],
    [{ LARK_APP_SECRET: 's' }, 'LARK_APP_ID 和 LARK_APP_SECRET 要么都填，要么都不填（不填就是试用沙盒）'],
    [
      { LARK_APP_ID: app.LARK_APP_ID, LARK_APP_SECRET: 's' },
      'DATA_KEY：必须填，用来加密个人信息（可以用 openssl rand -base64 32 生成，务必另外保管好）',
    ],
    [{ ...webhook, LARK_ENCRYPT_KEY: '' }, 'LARK_ENCRYPT_KEY：用 webhook 时必须填（开发者后台“加密策略”里）'],
    [
      { ...webhook, LARK_VERIFICATION_TOKEN: '' },
      'LARK_VERIFICATION_TOKEN：用 webhook 时必须填（开发者后台“加密策略”里）',
    ],
    [{ ...app, CLOCK: '2024-03-15T20:05:00+08:00' }, 'CLOCK：连真的飞书时不能调时钟'],
  ])('%j: %s', (environment, sentence) => {
    expect(mistakes(environment)).toContain(sentence);
  });

  it('several mistakes are told at once, and no value is repeated', () => {
    const told = mistakes({ DATA_KEY: 'abc-secret', PORT: 'secret', LARK_DOMAIN: 'secret' });
    expect(told).toHaveLength(3);
    expect(told.join()).not.toContain('secret');
  });
});
