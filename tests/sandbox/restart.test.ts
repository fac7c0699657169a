import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../src/sandbox/frame.ts';
import { client, GROUP, noticeCard, OFFICE, sendCard, stillClock, township, VILLAGE } from './township.ts';

it('keeps messages, pictures, the clock, spent uuids and waiting events over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  const store = join(folder, 'feishu.json');
  const first = await township({ store });
  await sendCard(client(first), GROUP, noticeCard(), 'once');
  await first.sendImage(OFFICE, GROUP, Buffer.from('ffd8ff00', 'hex'));
  await first.say(VILLAGE, first.privateChat(VILLAGE), '走访');
  await first.moveClock(new Date('2025-03-20T09:00:10+08:00'));
  const before = first.messages(GROUP);
  await first.close();

  const clock = stillClock('2030-01-01T00:00:00+08:00');
  const second = await township({ store, clock });
  expect(second.messages(GROUP)).toEqual(before);
  expect(clock.now().toISOString()).toMatch(/^2025-03-20T01:00:1/);
  expect(second.waiting()).toHaveLength(1);
  await sendCard(client(second), GROUP, noticeCard(), 'once');
  expect(second.messages(GROUP)).toHaveLength(2);
  const picture = await second.page.request(`${before[1]?.imageUrl}?as=${VILLAGE}`);
  expect(Buffer.from(await picture.arrayBuffer()).toString('hex')).toBe('ffd8ff00');
  await second.close();
  await rm(folder, { recursive: true });
});

it('codes and decodes any frame of the long connection', () => {
  const count = fc.maxSafeNat();
  const headers = fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.string({ unit: 'grapheme' }),
    { noNullPrototype: true },
  );
  const payload = fc.option(fc.uint8Array({ minLength: 1 }), { nil: undefined });
  const frame = fc.record({ seqId: count, logId: count, service: fc.nat(), method: fc.nat(1), headers, payload });
  fc.assert(
    fc.property(frame, (one) => {
      const { payload: bytes, ...rest } = decodeFrame(encodeFrame(one));
      expect({ ...rest, payload: bytes && Uint8Array.from(bytes) }).toEqual(one);
    }),
  );
});
