import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commit, type Db, type Write, write } from '../../src/db/db.ts';
import { caseFiles, memberships } from '../../src/db/schema-case-files.ts';
import { records, recordSubjects } from '../../src/db/schema-records.ts';
import { whereabouts } from '../../src/db/schema-whereabouts.ts';
import { putUnit } from '../../src/db/units.ts';
import { addDays, type LocalDate } from '../../src/domain/calendar.ts';
import { kindOnRegister } from '../../src/domain/case-file.ts';
import { openDatabaseFile } from '../database-file.ts';
import { counted, countedByHand, differences } from './compare.ts';
import { months, type Town, townOf } from './generate.ts';
import { factsOf, rowOf } from './rows.ts';

const town: Town = townOf(20_240_112, { villages: 30, minors: 600, keyPersons: 200 });
let folder: string;
let open: Awaited<ReturnType<typeof openDatabaseFile>>;

const chunks = <T>(rows: readonly T[], size = 500): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));

async function load(db: Db) {
  await commit(
    db,
    town.units.map((unit, index) => putUnit(db, unit, index)),
  );
  const files = town.listed.map(({ id, unitId, register, adultOn }) => ({
    id,
    kind: kindOnRegister(register),
    unitId,
    identityHash: id,
    nameHash: id,
    adultOn: adultOn ?? null,
  }));
  const members = town.listed.map((one) => ({
    register: one.register,
    fileId: one.id,
    listedOn: one.listedOn,
    leftOn: one.leftOn ?? null,
  }));
  const stays = town.listed.flatMap(({ id, away }) =>
    away === undefined
      ? []
      : [{ fileId: id, awayFrom: away.from, backOn: away.until === undefined ? null : addDays(away.until, 1) }],
  );
  const rows = town.records.map((one, index) => rowOf(one, index));
  const subjects = town.records.flatMap(({ id, subjectIds }) =>
    subjectIds.map((subjectId) => ({ recordId: id, subjectId })),
  );
  const writes: Write[] = [
    ...chunks(files).map((some) => write(db.q.insert(caseFiles).values(some))),
    ...chunks(members).map((some) => write(db.q.insert(memberships).values(some))),
    ...chunks(stays).map((some) => write(db.q.insert(whereabouts).values(some))),
    ...chunks(rows).map((some) => write(db.q.insert(records).values(some))),
    ...chunks(subjects).map((some) => write(db.q.insert(recordSubjects).values(some))),
  ];
  await commit(db, writes);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hulei-year-'));
  open = await openDatabaseFile({ path: join(folder, 'township.db'), key: randomBytes(32) });
  await load(open.db);
});

afterAll(async () => {
  await open.close();
  await rm(folder, { recursive: true });
});

describe('a year of thirty villages in the database', () => {
  it('every month read back gives every counter that counting by hand gives', async () => {
    const facts = new Map<LocalDate, Awaited<ReturnType<typeof factsOf>>>();
    for (const month of months) facts.set(month, await factsOf(open.db, month));
    const product = counted((month) => {
      const known = facts.get(month);
      if (known === undefined) throw new Error(`${month} was not read`);
      return known;
    });
    expect(differences(product, countedByHand(town))).toEqual([]);
  }, 120_000);
});
