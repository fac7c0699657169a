import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealed, signature } from '../../src/sandbox/seal.ts';
import { app, openTown } from '../hosts/town.ts';
import { type Hrana, startHrana } from '../hrana.ts';
import { runtimeChecks } from '../runtime-checks.ts';
import { bundle, freePort, startWorkerd } from './workerd.ts';

describe('in workerd', () => runtimeChecks(() => openTown('Workers')));

describe('a worker that is not set up', () => {
  let folder: string;
  let database: Hrana;
  const complete = () => ({
    LARK_APP_ID: app.appId,
    LARK_APP_SECRET: app.appSecret,
    LARK_ENCRYPT_KEY: app.encryptKey,
    LARK_VERIFICATION_TOKEN: app.verificationToken,
    LARK_DOMAIN: 'http://127.0.0.1:9',
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    DATABASE_URL: database.url,
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hulei-worker-'));
    database = await startHrana({ path: join(folder, 'empty.db') });
    await bundle('src/hosts/worker.ts', join(folder, 'worker'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const start = async (settings: Readonly<Record<string, string>>) =>
    startWorkerd(join(folder, 'worker', 'worker.js'), await freePort(), settings);

  it('takes half of what the free plan allows (3 MiB packed), and brings nothing native', async () => {
    const script = await readFile(join(folder, 'worker', 'worker.js'));
    expect(gzipSync(script).length).toBeLessThan(1.5 * 1024 * 1024);
    expect(script.includes('@libsql/linux')).toBe(false);
  });

  it('names the settings it lacks, and is alive all the same', async () => {
    const worker = await start({ DATABASE_URL: database.url });
    try {
      const ready = await fetch(`${worker.url}/readyz`);
      expect([ready.status, await ready.json()]).toMatchObject([
        503,
        { reasons: expect.arrayContaining(['LARK_APP_ID：在 Workers 上必须填']) },
      ]);
      expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
    } finally {
      await worker.close();
    }
  });

  it('says what to do while the database is not migrated, and lets Feishu deliver again', async () => {
    const worker = await start(complete());
    try {
      const ready = await fetch(`${worker.url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { ready: false, reasons: [expect.stringMatching(/^migrations missing: 0000_first.*hulei migrate/)] },
      ]);
      const header = { event_id: randomUUID(), token: app.verificationToken, app_id: app.appId, event_type: 'x' };
      const body = sealed(app.encryptKey, { schema: '2.0', header, event: {} });
      const headers = signature(app.encryptKey, body, Math.floor(Date.now() / 1000));
      expect((await fetch(`${worker.url}/lark/events`, { method: 'POST', body, headers })).status).toBe(500);
      await expect(worker.beat(new Date())).rejects.toThrow('scheduled');
    } finally {
      await worker.close();
    }
  });
});
