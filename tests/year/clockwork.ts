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
import type { Role } from '../../src/domain/actor.ts';
import { type LocalDate, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import type { RecordKind } from '../../src/domain/record.ts';
import { jobs } from '../../src/schedules/index.ts';
import { runDue } from '../../src/schedules/run.ts';
import { openDatabaseFile } from '../database-file.ts';
import { memoryFeishu, wordsShown } from '../world-feishu.ts';

export const villages = Array.from({ length: 6 }, (_, index) => `v${index + 1}`);
export const minorsOf = (village: string) => Array.from({ length: 8 }, (_, index) => `${village}-m${index}`);
const cadres: readonly Role[] = [
  'village-secretary',
  'village-cadre',
  'village-cadre',
  'liaison-cadre',
  'auxiliary-police',
];

/** What Feishu was sent: where, when, and what it says. */
export type Arrival = { readonly to: string; readonly at: Date; readonly words: string };

/** Something entered, as the forms keep it. */
export type Entered = {
  readonly kind: RecordKind;
  readonly village: string;
  readonly on: LocalDate;
  readonly at: LocalTime;
  readonly count?: number;
  readonly subjects?: readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
};

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

  await commit(db, [
    noteBirth(db, now()),
    ...villages.map((id, index) => putUnit(db, { id, name: `第${index + 1}村`, kind: 'village', aliases: [] }, index)),
    ...fushoushan2024.units.map((unit, index) => putUnit(db, unit, 100 + index)),
  ]);
  // The last village has no group of its own.
  const groups = villages.slice(0, -1).map((id) => bindChat(db, { chatId: `oc_${id}`, audience: 'unit', unitId: id }));
  const staff = villages.flatMap((unitId) =>
    cadres.map((role, index) => ({ name: `干部${index}`, unitId, role, openId: `ou_${unitId}_${index}` })),
  );
  const minors = villages.flatMap((unitId) => minorsOf(unitId).map((id) => ({ id, unitId })));
  await commit(db, [
    ...groups,
    bindChat(db, { chatId: 'oc_township', audience: 'township', unitId: null }),
    bindChat(db, { chatId: 'oc_office', audience: 'office', unitId: null }),
    ...(await Promise.all(staff.map((one) => putPerson(db, one)))),
    await putPerson(db, { name: '主任', unitId: 'PA', role: 'office-head', openId: 'ou_head' }),
    await putPerson(db, { name: '所长', unitId: 'PC', role: 'police', openId: 'ou_police' }),
    await putPerson(db, { name: '书记', unitId: 'DZ', role: 'leader', openId: 'ou_leader' }),
    ...minors.map((one) =>
      write(db.q.insert(caseFiles).values({ ...one, kind: 'minor', identityHash: one.id, nameHash: one.id })),
    ),
    ...minors.map(({ id }) =>
      write(db.q.insert(memberships).values({ register: 'L-F01', fileId: id, listedOn: '2023-12-01' })),
    ),
  ]);

  const rowsOf = (one: Entered): Write[] => {
    const id = `r${(entered += 1)}`;
    return [
      write(
        db.q.insert(records).values({
          id,
          kind: one.kind,
          unitId: one.village,
          occurredOn: one.on,
          daySeq: entered,
          times: [],
          count: one.count ?? 1,
          detail: { ...one.detail },
          evidenceState: 'attached',
          status: 'valid',
          late: false,
          reportedBy: 'somebody',
          onBehalf: false,
          source: 'card',
          version: 1,
          recordedAt: momentOf(one.on, one.at),
        }),
      ),
      ...(one.subjects ?? []).map((subjectId) =>
        write(db.q.insert(recordSubjects).values({ recordId: id, subjectId })),
      ),
    ];
  };

  return {
    db,
    arrivals,
    faults,
    staff,
    /** Feishu answers no more, or again. */
    away: (is: boolean) => void (isAway = is),
    enter: async (some: readonly Entered[]) => commit(db, some.flatMap(rowsOf)),
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
