import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type KeptRecord, withSubjects } from '../../src/db/records.ts';
import { records } from '../../src/db/schema-records.ts';
import { openDatabaseFile } from '../database-file.ts';

it('more records than SQLite takes values in one statement are read with whom they concern', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-records-'));
  const { db, close } = await openDatabaseFile({ path: join(folder, 'hulei.db'), key: new Uint8Array(32) });
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  await db.client.executeMultiple(`
    insert into units (id, name, kind, aliases, position) values ('v', '雄风村', 'village', '[]', 1);
    insert into case_files (id, kind, unit_id, identity_hash, name_hash) values ('c', 'minor', 'v', 'i', 'n');
    with recursive n (n) as (select 1 union all select n + 1 from n where n < 33000)
      insert into records (id, kind, unit_id, occurred_on, day_seq, times, count, detail, evidence_state, status, late,
        reported_by, on_behalf, source, version, recorded_at)
      select 'r' || n, 'minor-visit', 'v', '2024-03-15', n, '[]', 1, '{}', 'none', 'valid', 0, 'p', 0, 'card', 1, 0 from n;
    insert into record_subjects select id, 'c' from records;
  `);
  const rows = await db.q.select().from(records);
  const concerned = (await withSubjects(db, rows)).map(({ subjectIds }: KeptRecord) => subjectIds.length);
  expect([concerned.length, Math.min(...concerned.slice(0, 1000)), concerned.at(-1)]).toEqual([33_000, 1, 1]);
});
