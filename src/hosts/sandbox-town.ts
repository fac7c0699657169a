import { commit, type Db, type Write } from '../db/db.ts';
import { putFile } from '../db/case-files.ts';
import { allPeople, putPerson } from '../db/people.ts';
import { addRecord } from '../db/record-changes.ts';
import { allUnits, bindChat, putUnit } from '../db/units.ts';
import type { Person, Role, Unit } from '../domain/actor.ts';
import { roleNames } from '../domain/actor.ts';
import {
  addDays,
  dateOf,
  dayOfMonth,
  daysFrom,
  firstOfMonth,
  type LocalDate,
  type LocalTime,
  momentOf,
} from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';

/** The sandbox's fictional township. Nobody in it exists. */
const villageNames = ['雄风村', '密园村', '光华村', '五岭村', '花源村', '山泉村'];
const schoolName = '福星小学';

type Resident = { readonly openId: string; readonly name: string; readonly unit: string; readonly role: Role };

export const residents: readonly Resident[] = [
  { openId: 'ou_tianxiaohe', name: '田小禾', unit: '雄风村', role: 'village-cadre' },
  { openId: 'ou_luoqing', name: '罗青', unit: '雄风村', role: 'village-secretary' },
  { openId: 'ou_xiangmingyue', name: '向明月', unit: '密园村', role: 'village-cadre' },
  { openId: 'ou_penghaitang', name: '彭海棠', unit: '光华村', role: 'village-cadre' },
  { openId: 'ou_qinyuan', name: '秦远', unit: '五岭村', role: 'village-cadre' },
  { openId: 'ou_ranqiuju', name: '冉秋菊', unit: '花源村', role: 'village-cadre' },
  { openId: 'ou_zhoulichun', name: '周立春', unit: '山泉村', role: 'village-cadre' },
  { openId: 'ou_suwenjing', name: '苏文静', unit: '平安办', role: 'office-head' },
  { openId: 'ou_jianghe', name: '江河', unit: '党政办', role: 'leader' },
  { openId: 'ou_linxiao', name: '林晓', unit: '党政办', role: 'leader' },
  { openId: 'ou_gaofeng', name: '高峰', unit: '派出所', role: 'police' },
  { openId: 'ou_fangzheng', name: '方正', unit: '镇纪委', role: 'discipline' },
  { openId: 'ou_hean', name: '何安', unit: '平安办', role: 'office' },
  { openId: 'ou_huyang', name: '胡杨', unit: '派出所', role: 'police' },
  { openId: 'ou_wenqing', name: '文清', unit: '学区中心', role: 'school' },
  { openId: 'ou_bailu', name: '白露', unit: schoolName, role: 'school' },
  { openId: 'ou_minxingyuan', name: '闵行远', unit: '民政办', role: 'civil-affairs' },
  { openId: 'ou_yaochun', name: '姚春', unit: '卫生院', role: 'clinic' },
  { openId: 'ou_wenruyu', name: '温如玉', unit: '卫生院', role: 'clinic' },
  { openId: 'ou_shulan', name: '舒兰', unit: '镇妇联', role: 'unit-clerk' },
  { openId: 'ou_guanxiaoyun', name: '管晓芸', unit: '平安办', role: 'administrator' },
];

const stranger = { openId: 'ou_stranger', name: '新来的人', title: '名册里还没有' };

const villageChat = (village: string) => `oc_${villageNames.indexOf(village) + 1}_village`;

export const groups = [
  ...villageNames.map((village) => ({
    chatId: villageChat(village),
    name: `${village}护蕾群`,
    members: [
      ...residents.filter((one) => one.unit === village).map((one) => one.openId),
      'ou_suwenjing',
      'ou_jianghe',
      stranger.openId,
    ],
  })),
  { chatId: 'oc_township', name: '全镇护蕾工作群', members: residents.map((one) => one.openId) },
  { chatId: 'oc_office', name: '平安办', members: ['ou_suwenjing', 'ou_hean', 'ou_jianghe', 'ou_linxiao'] },
];

/** What the page's person switch lists. */
export const people = [
  ...residents.map(({ openId, name, unit, role }) => ({
    openId,
    name,
    title: [...new Set([unit, roleNames[role]])].join(' '),
  })),
  stranger,
];

/** Three children whom one grandmother looks after. */
const household = ['覃小雨', '覃小雪', '覃小冬'];

const minors: Readonly<Record<string, readonly string[]>> = {
  雄风村: ['陈小满', '陈小圆', '谭一诺', '田甜', '罗子墨', '马乐乐', ...household],
  密园村: ['向可心', '杨浩轩'],
  光华村: ['彭佳'],
  五岭村: ['秦朗', '周沐阳'],
  花源村: ['冉星宇', '刘梓涵', '王小雨'],
  山泉村: ['小宇'],
};

/** Who and what other registers follow, by village. */
const followed = [
  { register: 'L-F08', kind: 'key-person', unit: '雄风村', name: '龚铁生' },
  { register: 'L-F08', kind: 'key-person', unit: '密园村', name: '牟福根' },
  { register: 'L-P01', kind: 'place', unit: '雄风村', name: '清风旅馆' },
  { register: 'L-P01', kind: 'place', unit: '光华村', name: '云顶网吧' },
] as const;

const usualTimes: readonly LocalTime[] = ['08:00', '12:00', '18:00'];

const play = (unitId: string, day: LocalDate, times: readonly LocalTime[]): Draft => ({
  kind: 'broadcast',
  unitId,
  occurredOn: day,
  times,
  count: times.length,
  subjectIds: [],
  detail: { content: 'standard' },
  evidenceState: 'exempt',
});

async function past(db: Db, draft: Draft, by: Person, at: Date): Promise<void> {
  const entry = {
    by: by.id,
    onBehalf: false,
    source: 'text',
    chatId: 'oc_past',
    late: false,
    at,
    cause: 'sandbox',
  } as const;
  await commit(db, await addRecord(db, crypto.randomUUID(), draft, entry));
}

/** The month so far: most villages played three times a day, some days less, as it happens. */
async function seedMonth(
  db: Db,
  units: readonly Unit[],
  staff: readonly Person[],
  minorIds: ReadonlyMap<string, string[]>,
  today: LocalDate,
): Promise<void> {
  for (const [index, village] of villageNames.entries()) {
    const unit = units.find((one) => one.name === village);
    const cadre = staff.find((person) => person.unitId === unit?.id);
    if (unit === undefined || cadre === undefined) continue;
    for (const day of daysFrom(firstOfMonth(today), addDays(today, -1))) {
      const less = (dayOfMonth(day) + index * 3) % 7 === 0 ? 1 : 0;
      await past(db, play(unit.id, day, usualTimes.slice(0, 3 - less)), cadre, momentOf(day, '19:30'));
    }
    const [first] = minorIds.get(unit.id) ?? [];
    if (first === undefined || today.endsWith('-01')) continue;
    const visit: Draft = {
      ...play(unit.id, addDays(today, -1), []),
      kind: 'minor-visit',
      count: 1,
      subjectIds: [first],
      detail: { service: 'care', present: ['minor', 'guardian'], signature: 'signed' },
      evidenceState: 'claimed',
    };
    await past(db, visit, cadre, momentOf(addDays(today, -1), '17:00'));
  }
}

async function seedMinors(db: Db, units: readonly Unit[], today: LocalDate): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  const writes: Write[] = [];
  for (const [village, names] of Object.entries(minors)) {
    const unit = units.find((one) => one.name === village);
    if (unit === undefined) continue;
    for (const [index, name] of names.entries()) {
      const id = crypto.randomUUID();
      const adultOn = dateOf(Number(today.slice(0, 4)) + 6 + (index % 6), 1 + index, 10);
      writes.push(
        ...(await putFile(
          db,
          'L-F01',
          id,
          {
            unitId: unit.id,
            identity: `sandbox:${village}:${name}`,
            name,
            adultOn,
            household: household.includes(name) ? '覃家奶奶' : undefined,
            fields: { name, category: '留守儿童' },
          },
          '2024-01-12',
          true,
        )),
      );
      ids.set(unit.id, [...(ids.get(unit.id) ?? []), id]);
    }
  }
  await commit(db, writes);
  return ids;
}

async function seedFollowed(db: Db, idOf: (unit: string) => string): Promise<void> {
  const writes = await Promise.all(
    followed.map(({ register, kind, unit, name }) => {
      const row = { kind, unitId: idOf(unit), identity: `sandbox:${name}`, name, adultOn: undefined, fields: { name } };
      return putFile(db, register, crypto.randomUUID(), row, '2024-01-12', true);
    }),
  );
  await commit(db, writes.flat());
}

/** Fills an empty database with the fictional township; leaves any other as it is. */
export async function seedTown(db: Db, today: LocalDate): Promise<void> {
  if ((await allPeople(db)).length > 0) return;
  const village = (name: string, index: number) =>
    putUnit(db, { id: `village-${index + 1}`, name, kind: 'village', aliases: [name.replace(/村$/, '')] }, index + 1);
  const school = putUnit(
    db,
    { id: 'school-1', name: schoolName, kind: 'school', aliases: [] },
    villageNames.length + 1,
  );
  await commit(db, [...villageNames.map(village), school]);
  const units = await allUnits(db);
  // A rule book without such a unit (a township has its own names) seats its people in the office.
  const idOf = (name: string) =>
    (
      units.find((unit) => unit.name === name || unit.aliases.includes(name)) ??
      units.find((unit) => unit.kind === 'department')
    )?.id ?? '';
  await commit(
    db,
    await Promise.all(
      residents.map((one) =>
        putPerson(db, { name: one.name, unitId: idOf(one.unit), role: one.role, openId: one.openId }),
      ),
    ),
  );
  await commit(db, [
    ...villageNames.map((name) => bindChat(db, { chatId: villageChat(name), audience: 'unit', unitId: idOf(name) })),
    bindChat(db, { chatId: 'oc_township', audience: 'township', unitId: null }),
    bindChat(db, { chatId: 'oc_office', audience: 'office', unitId: null }),
  ]);
  await seedFollowed(db, idOf);
  const ids = await seedMinors(db, units, today);
  await seedMonth(db, units, await allPeople(db), ids, today);
}
