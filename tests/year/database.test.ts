import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { listedOn } from '../../src/db/case-files.ts';
import { commit, type Db, type Write, write } from '../../src/db/db.ts';
import { evidenceOf } from '../../src/db/records.ts';
import { caseFiles, memberships } from '../../src/db/schema-case-files.ts';
import { records, recordSubjects } from '../../src/db/schema-records.ts';
import { whereabouts } from '../../src/db/schema-whereabouts.ts';
import { allUnits, putUnit } from '../../src/db/units.ts';
import type { Facts } from '../../src/domain/assess.ts';
import { addDays, endOfMonth, type LocalDate } from '../../src/domain/calendar.ts';
import { longKinds } from '../../src/domain/campaign.ts';
import { kindOnRegister } from '../../src/domain/case-file.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { openDatabaseFile } from '../database-file.ts';
import { counted, countedByHand, differences } from './compare.ts';
import { months, type Town, townOf } from './generate.ts';

const { window, duties } = fushoushan2024;
const town: Town = townOf(20_240_112, { villages: 30, minors: 600, keyPersons: 200 });
let folder: string;
let open: Awaited<ReturnType<typeof openDatabaseFile>>;

const chunks = <T>(rows: readonly T[], size = 500): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));

/** A record as the forms keep it. */
const rowOf = (one: Evidence, daySeq: number): typeof records.$inferInsert => ({
  id: one.id,
  kind: one.kind,
  unitId: one.unitId === '*' ? 'PA' : one.unitId,
  occurredOn: one.occurredOn,
  daySeq,
  times: [],
  count: one.count,
  detail: {
    tags: one.tags,
    answers: one.answers,
    action: one.action,
    outOf: one.outOf,
    dueOn: one.dueOn,
    until: one.until,
    period: one.forPeriod,
    scope: one.unitId === '*' ? 'township' : undefined,
  },
  evidenceState: one.evidenceState,
  status: 'valid',
  late: false,
  reportedBy: 'somebody',
  onBehalf: false,
  source: 'import',
  version: 1,
  recordedAt: one.at,
});

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

/** What counting reads of a month, as the product reads it. */
async function factsOf(db: Db, month: LocalDate): Promise<Facts> {
  const span = { from: month, to: endOfMonth(month), since: window.from, longKinds: longKinds(duties) };
  const [units, listed, found] = await Promise.all([allUnits(db), listedOn(db), evidenceOf(db, span)]);
  return { roster: { units, listed }, records: found, window, asOf: { day: '2024-12-31', time: '23:59' } };
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
    const facts = new Map<LocalDate, Facts>();
    for (const month of months) facts.set(month, await factsOf(open.db, month));
    const product = counted((month) => {
      const known = facts.get(month);
      if (known === undefined) throw new Error(`${month} was not read`);
      return known;
    });
    expect(differences(product, countedByHand(town))).toEqual([]);
  }, 120_000);
});
