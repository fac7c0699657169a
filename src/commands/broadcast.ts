import { demandVillage, villageOf } from './village.ts';
import { linesCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import { isLocalTime, isoOf, momentOf, sayDay } from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';
import { broadcast, broadcastFields, timesShown } from '../records/broadcast.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { BroadcastSlots } from '../understanding/slots.ts';
import { understand } from '../understanding/understand.ts';
import { answerByPlace, choose, type Choosing, draftOfPick, picksOf, takePick } from './choice.ts';
import { type Answer, type Desk, press, privately, villages } from './define.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { keepRecord } from './record-flow.ts';
import { type FormOpening } from './record-form.ts';
import { placeOnDay, playsAsked, total } from './broadcast-day.ts';
import { answerList, askWhich, keepTicked, LIST_ASKED } from './broadcast-list.ts';
import { askWhetherSame, doubtOf, meetDay } from './broadcast-questions.ts';
import { hearSeveral } from './several.ts';

const name = broadcast.kind;

function draftOf(unitId: string, slots: BroadcastSlots): Draft {
  const count = slots.count ?? slots.times.length;
  return {
    kind: name,
    unitId,
    occurredOn: slots.date,
    times: slots.times,
    count,
    subjectIds: [],
    detail: {
      content: 'standard',
      ...(slots.day_parts === undefined || slots.day_parts.length === 0 ? {} : { dayParts: [...slots.day_parts] }),
      ...(slots.sites === undefined || slots.sites.length === 0 ? {} : { sites: [...slots.sites] }),
    },
    evidenceState: 'exempt',
  };
}

/** A line that tells of one day's plays in one village. */
async function hearOne(desk: Desk, slots: BroadcastSlots, confirm: boolean): Promise<Answer> {
  const unitId = villageOf(desk, slots.village);
  if (unitId === undefined) {
    const values = broadcast.fill(draftOf('', slots));
    return privately(await entryForm(desk, broadcast, conversation, { values, args: {}, lead: '请选是哪个村' }));
  }
  demandVillage(desk, unitId);
  const draft = draftOf(unitId, slots);
  const doubt = await doubtOf(desk, draft, slots, confirm && slots.conflict !== 'count_vs_times');
  if (doubt !== undefined) return doubt;
  const met = await meetDay(desk, draft, { seq: slots.seq, again: slots.adds === true });
  if (met !== undefined) return met;
  return keepRecord(desk, broadcast, draft, { source: 'text' });
}

/** 8点播了1次，12点播了1次: what a line tells of one village's day is one report. Times stay only if there is one for each play. */
function byDay(desk: Desk, items: readonly BroadcastSlots[]): BroadcastSlots[] {
  const days = new Map<string, BroadcastSlots>();
  for (const item of items) {
    const key = dayKey(desk, item);
    const before = days.get(key);
    const count = (before === undefined ? 0 : playsOf(before)) + playsOf(item);
    const times = [...new Set([...(before?.times ?? []), ...item.times])].toSorted();
    days.set(
      key,
      before === undefined ? item : { ...before, ...item, count, times: times.length === count ? times : [] },
    );
  }
  return [...days.values()];
}

const dayKey = (desk: Desk, { village, date }: BroadcastSlots): string => `${villageOf(desk, village) ?? ''} ${date}`;

const playsOf = ({ count, times }: BroadcastSlots): number => count ?? times.length;

const sayItem = (item: BroadcastSlots): string =>
  `${item.village ?? ''} ${sayDay(item.date)} ${playsOf(item)}次${item.times.length === 0 ? '' : `：${item.times.join(' ')}`}`.trim();

const hear = (desk: Desk, slots: MeaningOf<'log_broadcast'>['slots'], confirm: boolean): Promise<Answer> => {
  if (!('items' in slots)) return hearOne(desk, slots, confirm);
  const days = byDay(desk, slots.items);
  const [first, ...rest] = days;
  const drafts = days.flatMap((item) => {
    const unitId = villageOf(desk, item.village);
    return unitId === undefined ? [] : [draftOf(unitId, item)];
  });
  if (confirm && rest.length > 0 && drafts.length === days.length) return askWhich(desk, drafts);
  return first !== undefined && rest.length === 0
    ? hearOne(desk, first, confirm)
    : hearSeveral('村村响已登记', days, {
        keyOf: (item) => dayKey(desk, item),
        say: sayItem,
        hear: (item) => hearOne(desk, item, confirm),
      });
};

/** A form that would make more plays than the day asks stays open; another person's day is asked about. */
async function considerForm(desk: Desk, draft: Draft, form: FormOpening): Promise<Answer | undefined> {
  const existing = await findRecords(desk.db, {
    kind: name,
    unitId: draft.unitId,
    from: draft.occurredOn,
    to: draft.occurredOn,
  });
  const asked = playsAsked(desk, draft.occurredOn);
  const again = existing.every((record) => record.reportedBy === desk.actor.id);
  const place = placeOnDay(existing, draft, desk.actor.id, { again }, asked);
  if (total(existing) + draft.count > asked && existing.length > 0 && place.kind === 'new') {
    const faults = {
      first: `${sayDay(draft.occurredOn)}已有 ${total(existing)}次，再记就超过${asked}次；确实多播了请打字说“又播了一次”`,
    };
    return {
      reply: {
        kind: 'privately',
        card: await entryForm(desk, broadcast, conversation, { ...form, faults }),
        toast: '有一处要改，填的都还在',
      },
    };
  }
  return place.kind === 'ask' ? askWhetherSame(desk, existing, draft) : undefined;
}

const choosing: Choosing = {
  declaration: broadcast,
  consider: (desk, draft) => meetDay(desk, draft),
  left: linesCard('好的，没有登记', ['原来的登记不变。']),
};

const typedPick: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  broadcast_same: [
    [/^(是)?同一[批次]|不重复|^是的?[。]?$/, 'same'],
    [/另外|又[播放]/, 'again'],
    [/按这次|以这次/, 'replace'],
  ],
  broadcast_confirm: [
    [/^(对|是|好|嗯|可以|没错)/, 'yes'],
    [/^(不|别|算了)/, 'no'],
  ],
  broadcast_conflict: [[/空着|先空/, 'count']],
};

const answerTo =
  (about: string) =>
  async (desk: Desk, line: string, stored: unknown): Promise<Answer | undefined> => {
    const pick = typedPick[about]?.find(([words]) => words.test(line.trim()))?.[1];
    return pick === undefined || !(pick in picksOf(stored))
      ? answerByPlace(desk, choosing, line, stored)
      : takePick(desk, choosing, desk.actor.id, stored, pick);
  };

/** A typed number or time answers for the day and village that were asked about, unless it names another day. */
async function answerCount(desk: Desk, line: string, stored: unknown): Promise<Answer | undefined> {
  const asked = draftOfPick(stored, '1');
  if (asked === undefined) return undefined;
  const pick = ['一', '二两', '三', '四', '五', '六'].findIndex((word, index) =>
    new RegExp(`^(就)?(播了|放了)?[${index + 1}${word}][次遍回]?[。]?$`).test(line.trim()),
  );
  const said = String(pick + 1);
  if (said in picksOf(stored)) return takePick(desk, choosing, desk.actor.id, stored, said);
  const placed = await answerByPlace(desk, choosing, line, stored);
  if (placed !== undefined) return placed;
  if (asked.occurredOn !== desk.today && /[今昨前]|[日号]|周|星期/.test(line)) return undefined;
  const village = villages(desk).find((unit) => unit.id === asked.unitId)?.name ?? null;
  const now = asked.occurredOn === desk.today ? desk.now : momentOf(asked.occurredOn, '23:59');
  const { intent, slots, confirm } = understand(
    line,
    { village, role: 'village_cadre', chat: desk.place.type, now: isoOf(now), pending: 'broadcast_times_asked' },
    { villages: [], units: [], minors: {}, keyPersons: {} },
  );
  if (intent !== 'log_broadcast' || 'items' in slots || confirm || slots.times.length === 0) return undefined;
  return hearOne(desk, { ...slots, ...(village === null ? {} : { village }) }, false);
}

const conversation: RecordConversation = {
  example: '村村响播了3次，8点12点18点',
  says: ['村村响', '广播登记'],
  hears: { log_broadcast: hear },
  answers: {
    broadcast_times_asked: answerCount,
    broadcast_same: answerTo('broadcast_same'),
    broadcast_confirm: answerTo('broadcast_confirm'),
    broadcast_conflict: answerTo('broadcast_conflict'),
    [LIST_ASKED]: answerList,
  },
  consider: considerForm,
  dress: (desk, opening) => ({
    ...opening,
    fields: broadcastFields(playsAsked(desk, desk.today), opening.values),
    more:
      opening.args['corrects'] === undefined
        ? [{ label: '坏了，没播成', press: press('broadcast-fault', 'open', {}) }]
        : [],
    byTyping:
      opening.args['corrects'] === undefined ? '打字也行：“村村响播了3次，8点12点18点”' : '打字也行：“不对，是两次”',
  }),
  presses: {
    choose: (desk, { args }) => choose(desk, choosing, args),
    'keep-ticked': keepTicked,
    fill: async (desk, { args }) => {
      const values = {
        ...broadcast.blank({ today: desk.today, now: desk.now }),
        day: args['day'] ?? desk.today,
        ...timesShown((args['times'] ?? '').split(' ').filter(isLocalTime)),
      };
      return privately(
        await entryForm(desk, broadcast, conversation, {
          values,
          args: args['unit'] === undefined ? {} : { unit: args['unit'] },
        }),
      );
    },
  },
};

/** 村村响登记: typed, by card, or by the office on a village's behalf (F-A-CJ-5b). */
export const broadcastCommand = recordCommand(broadcast, conversation);
