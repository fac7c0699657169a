import { randomBytes } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { BadSettings, settingsFrom } from '../../src/config.ts';
import { evidenceS3 } from '../../src/hosts/evidence-s3.ts';
import { evidenceStore } from '../../src/hosts/evidence-store.ts';
import { world } from '../world.ts';
import { openBucket } from './s3-double.ts';

const keys = { id: 'AKIATESTTESTTESTTEST', secret: 'a secret of nobody', region: 'cn-north-1' };

async function bucket() {
  const opened = await openBucket(keys);
  onTestFinished(() => opened.close());
  return opened;
}

const storeAt = (endpoint: string, secretAccessKey = keys.secret) =>
  evidenceS3({
    url: 's3://hulei/photos/2024/',
    endpoint,
    region: keys.region,
    accessKeyId: keys.id,
    secretAccessKey,
  });

it('what is put under a name is got back byte for byte, and what is not there is nothing', async () => {
  const { endpoint, objects, seen } = await bucket();
  const store = storeAt(endpoint);
  const bytes = new Uint8Array(randomBytes(300_000));
  await store.put('11111111-aaaa', bytes);
  expect([...objects.keys()]).toEqual(['/hulei/photos/2024/11111111-aaaa']);
  expect(await store.get('11111111-aaaa')).toEqual(bytes);
  expect(await store.get('22222222-bbbb')).toBeUndefined();
  expect(seen).toHaveLength(3);
});

it('what is removed is gone, and removing it again is no fault', async () => {
  const { endpoint, objects } = await bucket();
  const store = storeAt(endpoint);
  await store.put('one', Uint8Array.of(1));
  await store.remove('one');
  await store.remove('one');
  expect(objects.size).toBe(0);
});

it('with the wrong key nothing is stored, and the fault names no secret', async () => {
  const { endpoint, objects } = await bucket();
  const store = storeAt(endpoint, 'another secret');
  const fault = await store.put('one', Uint8Array.of(1)).catch((error: unknown) => String(error));
  expect(fault).toBe('StoreRefused: the evidence store answered 403');
  expect(objects.size).toBe(0);
});

it('a store that is out of order is a fault, not an absence', async () => {
  const { endpoint, faults, seen } = await bucket();
  const store = storeAt(endpoint);
  faults.push(503, 500, 404);
  await expect(store.get('one')).rejects.toThrow('503');
  await expect(store.remove('one')).rejects.toThrow('500');
  await expect(store.put('one', Uint8Array.of(1))).rejects.toThrow('404');
  expect(seen).toHaveLength(3);
});

it('a name that is no id never reaches the store', async () => {
  const { endpoint, seen } = await bucket();
  await expect(storeAt(endpoint).get('../other')).rejects.toThrow('is an id');
  expect(seen).toEqual([]);
});

it('s3:// needs its keys, and is opened by the settings', async () => {
  const { endpoint, objects } = await bucket();
  const wish = { EVIDENCE_URL: 's3://hulei', S3_ENDPOINT: endpoint, S3_REGION: keys.region };
  expect(() => settingsFrom(wish)).toThrow(BadSettings);
  expect(() => settingsFrom({ ...wish, EVIDENCE_URL: 'ftp://hulei' })).toThrow(/s3:\/\/桶名/);
  const whole = { ...wish, S3_ACCESS_KEY_ID: keys.id, S3_SECRET_ACCESS_KEY: keys.secret };
  await evidenceStore(settingsFrom(whole)).put('one', Uint8Array.of(1));
  expect([...objects.keys()]).toEqual(['/hulei/one']);
});

it('a photo lies encrypted in the bucket, is opened from there, and is gone when it was taken back', async () => {
  const { endpoint, objects } = await bucket();
  const t = await world({ at: '2024-03-12T16:20', evidence: storeAt(endpoint) });
  const village = await t.village('雄风村');
  const tian = await t.person('田小禾', village, 'village-cadre');
  await t.child('陈小满', village);
  await t.type(tian, tian.chat, '今天走访了陈小满，表签了');
  const photo = new Uint8Array([0xff, 0xd8, 0xff, ...randomBytes(500)]);
  const message = await t.picture(tian, tian.chat, photo);
  const [lies] = objects.values();
  expect(lies?.includes(Buffer.from(photo.slice(10, 60)))).toBe(false);
  await t.press(tian, tian.chat, '看照片');
  expect(t.town.uploaded).toEqual([photo]);
  await t.recall(tian, tian.chat, message);
  await t.tick();
  expect(objects.size).toBe(0);
});
