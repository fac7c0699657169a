import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliver } from '../../src/bot/deliver.ts';
import { type Feishu, FeishuFailure } from '../../src/bot/feishu-client.ts';
import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { commit, write, type Write } from '../../src/db/db.ts';
import { putPerson } from '../../src/db/people.ts';
import { withdrawUnsent } from '../../src/db/reminders.ts';
import { caseFiles, memberships } from '../../src/db/schema-case-files.ts';
import { outbox } from '../../src/db/schema-exchange.ts';
import { records, recordSubjects } from '../../src/db/schema-records.ts';
import { callsIn, noteBirth } from '../../src/db/settings.ts';
import { bindChat, putUnit } from '../../src/db/units.ts';
import type { Role, Unit } from '../../src/domain/actor.ts';
import type { Listed } from '../../src/domain/assess.ts';
import { type LocalDate, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import { kindOnRegister } from '../../src/domain/case-file.ts';
import type { Evidence } from '../../src/domain/record.ts';
import { jobs } from '../../src/schedules/index.ts';
import { runDue } from '../../src/schedules/run.ts';
import { openDatabaseFile } from '../database-file.ts';
import { memoryFeishu, wordsShown } from '../world-feishu.ts';
import { rowOf } from './rows.ts';

export const villages = Array.from({ length: 6 }, (_, index) => `v${index + 1}`);
const cadres: readonly Role[] = [
  'village-secretary',
  'village-cadre',
  'village-cadre',
  'liaison-cadre',
  'auxiliary-police',
];

export const minorsOf = (village: string): string[] =>
  listed.filter(({ unitId, register }) => unitId === village && register === 'L-F01').map(({ id }) => id);

/** What Feishu was sent: where, when, and what it says. */
export type Arrival = { readonly to: string; readonly at: Date; readonly words: string };

/** Everybody who owes: the villages, the paper's own units, two schools and two works. */
export const units: readonly Unit[] = [
  ...villages.map((id, index): Unit => ({ id, name: `第${index + 1}村`, kind: 'village', aliases: [] })),
  { id: 'school-1', name: '第一小学', kind: 'school', aliases: [] },
  { id: 'school-2', name: '第二小学', kind: 'school', aliases: [] },
  { id: 'works-1', name: '茶厂', kind: 'enterprise', aliases: [] },
  { id: 'works-2', name: '竹木厂', kind: 'enterprise', aliases: [] },
  ...fushoushan2024.units,
];

const followed = (register: string, village: string, many: number): Listed[] =>
  Array.from({ length: many }, (_, index) => ({
    id: `${village}-${register === 'L-F01' ? 'm' : 'k'}${index}`,
    unitId: village,
    register,
    listedOn: '2023-12-01',
  }));
/** Who is on the registers, all year. */
export const listed: readonly Listed[] = villages.flatMap((village) => [
  ...followed('L-F01', village, 8),
  ...followed('L-F08', village, 3),
]);

const MINUTE = 60_000;
/** In memory where there is such a place: a year's commits are about the clock here, not about the disk. */
const quickFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A township of six villages and thirty cadres, two instances of the bot on one database, and a Feishu that fails. */
export async function openClockwork(from: LocalDate) {
  const folder = mkdtempSync(join(quickFolder, 'hulei-clockwork-'));
  const place = { path: join(folder, 'township.db'), key: crypto.getRandomValues(new Uint8Array(32)) };
  const instances = [await openDatabaseFile(place), await openDatabaseFile(place)];
  const [first] = instances;
  if (first === undefined) throw new Error('there are two');
  const { db } = first;
  let time = momentOf(from, '00:01').getTime();
  let isAway = false;
  let turn = 0;
  let entered = 0;
  const now = () => new Date(time);
  const arrivals: Arrival[] = [];
  const town = memoryFeishu(now);
  const { faults } = town;
  const sentAs = new Set<string>();

  const take: Feishu['send'] = async (to, message, uuid) => {
    if (isAway) throw new FeishuFailure(undefined, 'again');
    if (sentAs.has(uuid)) faults.push(`sent twice: ${uuid}`);
    sentAs.add(uuid);
    arrivals.push({ to: 'chat' in to ? to.chat : to.person, at: now(), words: wordsShown(message) });
    return town.feishu.send(to, message, uuid);
  };
  const feishu: Feishu = { ...town.feishu, send: take };

  await commit(db, [noteBirth(db, now()), ...units.map((unit, index) => putUnit(db, unit, index))]);
  // The last village has no group of its own.
  const groups = villages.slice(0, -1).map((id) => bindChat(db, { chatId: `oc_${id}`, audience: 'unit', unitId: id }));
  const staff = villages.flatMap((unitId) =>
    cadres.map((role, index) => ({ name: `干部${index}`, unitId, role, openId: `ou_${unitId}_${index}` })),
  );
  const township = [
    { name: '主任', unitId: 'PA', role: 'office-head', openId: 'ou_head' },
    { name: '所长', unitId: 'PC', role: 'police', openId: 'ou_police' },
    { name: '书记', unitId: 'DZ', role: 'leader', openId: 'ou_leader' },
  ] as const;
  await commit(db, [
    ...groups,
    bindChat(db, { chatId: 'oc_township', audience: 'township', unitId: null }),
    bindChat(db, { chatId: 'oc_office', audience: 'office', unitId: null }),
    ...(await Promise.all([...staff, ...township].map((one) => putPerson(db, one)))),
    ...listed.map(({ id, unitId, register }) =>
      write(
        db.q.insert(caseFiles).values({ id, unitId, kind: kindOnRegister(register), identityHash: id, nameHash: id }),
      ),
    ),
    ...listed.map(({ id, register, listedOn }) =>
      write(db.q.insert(memberships).values({ register, fileId: id, listedOn })),
    ),
  ]);

  const rowsOf = (one: Evidence): Write[] => [
    write(db.q.insert(records).values(rowOf(one, (entered += 1)))),
    ...one.subjectIds.map((subjectId) => write(db.q.insert(recordSubjects).values({ recordId: one.id, subjectId }))),
  ];

  return {
    db,
    arrivals,
    faults,
    staff,
    /** Whose books somebody keeps, by the open id. */
    unitOf: new Map([...staff, ...township].map(({ openId, unitId }) => [openId, unitId])),
    /** Feishu answers no more, or again. */
    away: (is: boolean) => void (isAway = is),
    enter: async (some: readonly Evidence[]) => commit(db, some.flatMap(rowsOf)),
    /** One heartbeat of one of the two instances, in turns; as the app's own. */
    async tick(day: LocalDate, at: LocalTime) {
      time = Math.max(time, momentOf(day, at).getTime());
      const { db: own } = instances[(turn += 1) % 2] ?? first;
      await withdrawUnsent(own, new Date(time - 10 * MINUTE));
      const ran = await runDue(own, fushoushan2024, jobs, now());
      faults.push(...ran.filter(({ outcome }) => outcome === 'failed').map(({ job, slot }) => `${job} ${slot} failed`));
      const log = () => undefined;
      const pause = async (ms: number) => void (time += ms);
      await deliver({ db: own, feishu, now, log, pause, together: false });
      return ran;
    },
    calls: (month: string) => callsIn(db, month),
    posts: () => db.q.select({ key: outbox.key, state: outbox.state }).from(outbox),
    async close() {
      for (const one of instances) await one.close();
      rmSync(folder, { recursive: true });
    },
  };
}
