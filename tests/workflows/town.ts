import { fushoushan2024 } from '../../src/campaigns/fushoushan-2024/campaign.ts';
import { commit } from '../../src/db/db.ts';
import { allUnits, putUnit } from '../../src/db/units.ts';
import type { Unit } from '../../src/domain/actor.ts';
import { assess } from '../../src/domain/assess.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import { dutyOf } from '../../src/domain/campaign.ts';
import { spanAt } from '../../src/domain/period.ts';
import { asEvidence } from '../../src/domain/record.ts';
import { expect, onTestFinished } from 'vitest';
import { type World, world } from '../world.ts';

/**
 * A village with its cadre, a school, and the units that matters go through. Nobody in it exists. When the story is over
 * nothing that is said in it in private may stand in a group, a log line or a key.
 */
export async function town(at: string) {
  const w = await world({ at });
  const put = async (id: string, name: string, kind: Unit['kind']) => {
    const position = (await allUnits(w.db)).length + 1;
    await commit(w.db, [putUnit(w.db, { id, name, kind, aliases: [] }, position)]);
    return { id };
  };
  const [xiongfeng, miyuan] = [await w.village('雄风村'), await w.village('密园村')];
  const office = await put('PA', '平安办', 'department');
  const station = await put('PC', '派出所', 'department');
  const discipline = await put('JW', '镇纪委', 'department');
  const civil = await put('MZ', '民政办', 'department');
  const centre = await put('ED', '学区中心', 'department');
  const school = await put('S1', '石桥小学', 'school');
  const clinic = await put('WS', '卫生院', 'department');
  const [townshipGroup, officeGroup] = [
    await w.group('oc_group_township', 'township'),
    await w.group('oc_group_office', 'office'),
  ];
  const groups = [xiongfeng.group, miyuan.group, townshipGroup, officeGroup];
  onTestFinished(async () => expect(await leaks(w, groups)).toEqual([]));
  return Object.assign(w, {
    xiongfeng,
    miyuan,
    school,
    clinic,
    townshipGroup,
    officeGroup,
    tian: await w.person('田小禾', xiongfeng, 'village-cadre'),
    luo: await w.person('罗青', xiongfeng, 'village-secretary'),
    shi: await w.person('石勇', xiongfeng, 'auxiliary-police'),
    xiang: await w.person('向明月', miyuan, 'village-cadre'),
    su: await w.person('苏文静', office, 'office-head'),
    he: await w.person('何安', office, 'office'),
    jiang: await w.person('江河', { id: 'PA' }, 'leader'),
    gao: await w.person('高峰', station, 'police'),
    fang: await w.person('方正', discipline, 'discipline'),
    min: await w.person('闵行远', civil, 'civil-affairs'),
    wen: await w.person('文清', centre, 'school'),
    bai: await w.person('白露', school, 'school'),
    yao: await w.person('姚春', clinic, 'clinic'),
    guan: await w.person('管三', office, 'administrator'),
  });
}

export type Town = Awaited<ReturnType<typeof town>>;

/** What is said in the stories of children, places and papers: nothing of it is for a group, a log line or a key. */
const secrets = ['陈小满', '陈桂香', '云顶网吧', '文化广场', '监察建议书', '一案一', '逃学'];

/** Where a secret leaked to: messages to groups, log lines, what of the outbox is not sealed. */
async function leaks(w: World, groups: readonly string[]): Promise<string[]> {
  const keys = (await w.outbox()).map((post) => `${post.key} ${post.target} ${post.failure ?? ''}`);
  const told = [...groups.flatMap((group) => w.heard(group)), ...w.logged, ...keys];
  return told.filter((words) => secrets.some((secret) => words.includes(secret)));
}

/** How many messages of a chat say so. */
export const said = (t: Town, chat: string, words: string): number =>
  t.heard(chat).filter((message) => message.includes(words)).length;

/** The same press, by somebody whose card it is not. */
export function pressedBy(t: Town, press: ReturnType<Town['pressing']>, who: { readonly openId: string }) {
  return t.pressed({
    ...press,
    header: { ...press.header, event_id: `${press.header.event_id}-${who.openId}` },
    event: { ...press.event, operator: { ...press.event.operator, open_id: who.openId } },
  });
}

/** Where a unit stands with a row at the end of a day, as “Every duty” counts the records at hand. */
export async function standings(t: Town, row: string, unitId: string, day: LocalDate): Promise<string[]> {
  const duty = dutyOf(fushoushan2024, row);
  if (duty === undefined) throw new Error(`no duty ${row}`);
  const records = (await t.records()).map((one) => asEvidence(one.id, one, one.late, one.recordedAt));
  const roster = { units: await allUnits(t.db), listed: [] };
  const facts = { roster, records, window: fushoushan2024.window, asOf: { day, time: '23:59' as const } };
  return assess(duty, spanAt(duty.cadence, day), facts)
    .filter((one) => one.unitId === unitId)
    .map((one) => one.standing);
}
