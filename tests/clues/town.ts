import { asc } from 'drizzle-orm';
import { FeishuFailure, type UrgentBy } from '../../src/bot/feishu-client.ts';
import { commit } from '../../src/db/db.ts';
import { putPerson } from '../../src/db/people.ts';
import { clueReaders, clueSteps, clues } from '../../src/db/schema-clues.ts';
import { putUnit } from '../../src/db/units.ts';
import type { Role } from '../../src/domain/actor.ts';
import { schoolCentre } from '../../src/domain/case-file.ts';
import { township } from '../stories/township.ts';
import { pressEnvelope } from '../world-envelopes.ts';
import type { Somebody, Typed } from '../world.ts';

export const NOON = '2024-03-15T12:20';
/** Words that must never leave the matter. */
export const told = ['独自在家三天', '身上好多伤'];

const usual = { 情形: '被遗弃或长期没人照料', 现在是否危险: '是', '说明（可不填）': '独自在家三天' };

type Rung = { readonly who: string; readonly by: UrgentBy; readonly at: string };

/** The township with everybody a clue may reach, a Feishu that can fail, and a note of every urgent push. */
export async function clueTown(at: string = NOON) {
  const t = await township(at);
  const unit = (id: string, name: string, kind: 'department' | 'school') =>
    commit(t.db, [putUnit(t.db, { id, name, kind, aliases: [] }, 30)]).then(() => ({ id }));
  const centre = await unit(schoolCentre, '第二学区教育事务中心', 'department');
  const primary = await unit('S1', '福星小学', 'school');
  const [hospital, civil] = [await t.department('卫生院'), await t.department('民政办')];
  const station = await t.department('安定派出所');
  const rung: Rung[] = [];
  const refused = new Set<UrgentBy>();
  const weather = { down: false };
  const { feishu } = t.town;
  const fair = { ...feishu };
  const hour = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const reach = () => {
    if (weather.down) throw new FeishuFailure(undefined, 'again', 10_000);
  };
  Object.assign(feishu, {
    send: async (...given: Parameters<typeof fair.send>) => (reach(), fair.send(...given)),
    reply: async (...given: Parameters<typeof fair.reply>) => (reach(), fair.reply(...given)),
    update: async (...given: Parameters<typeof fair.update>) => (reach(), fair.update(...given)),
    urgent: async (message: string, people: readonly string[], by: UrgentBy) => {
      reach();
      if (refused.has(by)) throw new FeishuFailure(230024, 'shape');
      rung.push(...people.map((who) => ({ who, by, at: hour(t.now()) })));
      return fair.urgent(message, people);
    },
  });

  const people = {
    ma: await t.person('马校长', primary, 'school'),
    ning: await t.person('宁老师', centre, 'school'),
    wen: await t.person('温医生', hospital, 'clinic'),
    yao: await t.person('姚护士', hospital, 'clinic'),
    min: await t.person('闵助理', civil, 'civil-affairs'),
    hu: await t.person('胡警官', station, 'police'),
    guan: await t.person('管系统', t.office, 'administrator'),
  };
  const everybody = Object.assign(t, people, { rung, refused, weather });
  return Object.assign(everybody, {
    /** Reports in private and gives the number. */
    async report(more: Typed = {}, who: Somebody = t.tian): Promise<string> {
      await t.type(who, who.chat, '线索上报');
      const { 情形: situation, 现在是否危险: danger, '说明（可不填）': words } = usual;
      const typed = { 情形: situation, 现在是否危险: danger, '说明（可不填）': words, 哪个村: '雄风村', ...more };
      await t.fill(who, who.chat, typed, '上报');
      return /XS-[2-9A-Z]{4}/.exec(t.last(who.chat))?.[0] ?? '';
    },
    /** Presses a step by its name, whether or not a card offers it; what the toast or the card says. */
    async force(who: Somebody, step: string, args: Record<string, string>, form?: object): Promise<string> {
      const messageId = t.town.in(who.chat)[0]?.messageId ?? 'om_nowhere';
      const sent = { id: crypto.randomUUID(), at: t.now(), from: who.openId, chat: who.chat };
      const value = { v: 1, command: 'clue', step, args };
      const { toast, card } = await t.deliver(pressEnvelope(sent, messageId, value, form));
      return toast?.content ?? JSON.stringify(card?.data ?? {});
    },
    clueId: async () => (await t.db.q.select().from(clues))[0]?.id ?? '',
    steps: () => t.db.q.select().from(clueSteps).orderBy(asc(clueSteps.step)),
    kept: () => t.db.q.select().from(clues),
    list: () => t.db.q.select().from(clueReaders),
    mobile: async (who: Somebody, role: Role, mobile: string) =>
      commit(t.db, [await putPerson(t.db, { name: who.name, unitId: station.id, role, openId: who.openId, mobile })]),
    /** Those rung between two minutes of the day, by which way, in the order of the roster’s names. */
    rungAt: (from: string, to: string) => rung.filter((one) => one.at >= from && one.at <= to),
  });
}

export type ClueTown = Awaited<ReturnType<typeof clueTown>>;
