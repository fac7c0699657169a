// How many typed reports a second are understood, committed and answered by one process, and how long one takes.
// node --import tsx bench/answers.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { fushoushan2024 } from '../src/campaigns/fushoushan-2024/campaign.ts';
import { addDays } from '../src/domain/calendar.ts';
import { silentLog } from '../src/hosts/log.ts';
import { seedUnits } from '../src/hosts/rule-book.ts';
import { residents, seedTown } from '../src/hosts/sandbox-town.ts';
import { openDatabaseFile } from '../tests/database-file.ts';
import { textEnvelope } from '../tests/world-envelopes.ts';

const messages = 2000;
const atOnce = 32;
const folder = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
const { db, close } = await openDatabaseFile({ path: join(folder, 'hulei.db'), key: new Uint8Array(32) });
const now = new Date('2024-06-30T20:05:00+08:00');
await seedUnits(db, fushoushan2024);
await seedTown(db, '2024-03-15');

const silent = () => Promise.reject(new Error('nothing is sent here'));
const app = createApp({
  db,
  campaign: fushoushan2024,
  feishu: {
    send: silent,
    reply: silent,
    update: silent,
    urgent: silent,
    download: silent,
    uploadFile: silent,
    uploadImage: silent,
    me: silent,
    idsByMobile: silent,
    chats: silent,
  },
  evidence: { put: async () => undefined, get: async () => undefined, remove: async () => undefined },
  now: () => now,
  log: silentLog,
  botOpenId: () => 'ou_bot',
  // Delivery is not what is measured.
  afterwards: () => undefined,
  together: true,
});
await app.begin();

/** Each message is one report of one village for one day of its own, so every one makes exactly one record. */
const cadres = residents.filter((one) => one.role === 'village-cadre');
const envelopes = Array.from({ length: messages }, (_, n) => {
  const cadre = cadres[n % cadres.length];
  const day = addDays('2024-06-30', -Math.floor(n / cadres.length) % 28);
  const [, month, date] = day.split('-').map(Number);
  const sent = { id: `bench${n}`, at: now, from: cadre?.openId ?? '', chat: `oc_p2p_${n % cadres.length}` };
  return textEnvelope(
    sent,
    `${month}月${date}日村村响又播了一次，${7 + (Math.floor(n / 168) % 12)}点${10 + (Math.floor(n / 28) % 40)}分`,
  );
});

const took: number[] = [];
const started = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (next < envelopes.length) {
      const envelope = envelopes[next];
      next += 1;
      const since = performance.now();
      await app.handle(envelope);
      took.push(performance.now() - since);
    }
  }),
);
const seconds = (performance.now() - started) / 1000;
took.sort((a, b) => a - b);
const at = (part: number) => (took[Math.floor(took.length * part)] ?? 0).toFixed(1);
const { rows } = await db.client.execute(
  "select count(*) as kept from records where source = 'text' and chat_id like 'oc_p2p_%'",
);
process.stdout.write(
  `${(messages / seconds).toFixed(0)} messages/s, ${atOnce} at once, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, kept ${JSON.stringify(rows[0] ?? {})}\n`,
);
await close();
rmSync(folder, { recursive: true });
