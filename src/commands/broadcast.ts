import { demandVillage, villageOf } from './village.ts';
import { linesCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import { sayDay } from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';
import { broadcast } from '../records/broadcast.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { BroadcastSlots } from '../understanding/slots.ts';
import { choose, draftOfPick, picksOf, takePick } from './choice.ts';
import { type Answer, type Desk, press, privately } from './define.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { keepRecord } from './record-flow.ts';
import { type FormOpening } from './record-form.ts';
import { placeOnDay, total } from './broadcast-day.ts';
import { askWhetherSame, doubtOf } from './broadcast-questions.ts';

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
    return privately(entryForm(desk, broadcast, conversation, { values, args: {}, lead: '请选是哪个村' }));
  }
  demandVillage(desk, unitId);
  const draft = draftOf(unitId, slots);
  const doubt = await doubtOf(desk, draft, slots, confirm && slots.conflict !== 'count_vs_times');
  if (doubt !== undefined) return doubt;
  const existing = await findRecords(desk.db, { kind: name, unitId, from: draft.occurredOn, to: draft.occurredOn });
  const place = placeOnDay(existing, draft, desk.actor.id, { seq: slots.seq, again: slots.adds === true });
  if (place.kind === 'ask') return askWhetherSame(desk, existing, draft);
  if (place.kind === 'known') {
    return {
      reply: {
        kind: 'card',
        card: linesCard('已经登记过了', [`${sayDay(draft.occurredOn)} ${broadcast.say(place.record)}，没有重复记。`]),
      },
    };
  }
  return keepRecord(desk, broadcast, draft, { source: 'text' });
}

/** Several days or villages in one line: kept together when all are clear, else each is asked in a form of its own. */
async function hearSeveral(desk: Desk, items: readonly BroadcastSlots[], confirm: boolean): Promise<Answer> {
  const answers: (Answer & { card?: unknown })[] = [];
  for (const item of items) answers.push(await hearOne(desk, item, confirm));
  const unclear = answers.find((answer) => !('id' in answer));
  if (unclear !== undefined) return unclear;
  const lines = items.map(
    (item) =>
      `${item.village ?? ''} ${sayDay(item.date)} ${item.count ?? item.times.length}次${item.times.length === 0 ? '' : `：${item.times.join(' ')}`}`,
  );
  return {
    reply: { kind: 'card', card: { ...linesCard('村村响已登记', lines), tone: 'done' } },
    writes: answers.flatMap((answer) => answer.writes ?? []),
    posts: answers.flatMap((answer) => answer.posts ?? []),
  };
}

const hear = (desk: Desk, slots: MeaningOf<'log_broadcast'>['slots'], confirm: boolean): Promise<Answer> => {
  if (!('items' in slots)) return hearOne(desk, slots, confirm);
  const [first, ...rest] = slots.items;
  return first !== undefined && rest.length === 0
    ? hearOne(desk, first, confirm)
    : hearSeveral(desk, slots.items, confirm);
};

/** A form that would make a fourth play of the day stays open; another person's day is asked about. */
async function considerForm(desk: Desk, draft: Draft, form: FormOpening): Promise<Answer | undefined> {
  const existing = await findRecords(desk.db, {
    kind: name,
    unitId: draft.unitId,
    from: draft.occurredOn,
    to: draft.occurredOn,
  });
  const place = placeOnDay(existing, draft, desk.actor.id, {
    again: existing.every((record) => record.reportedBy === desk.actor.id),
  });
  if (total(existing) + draft.count > 3 && existing.length > 0 && place.kind === 'new') {
    const faults = {
      first: `${sayDay(draft.occurredOn)}已有 ${total(existing)}次，再记就超过3次；确实多播了请打字说“又播了一次”`,
    };
    return {
      reply: {
        kind: 'privately',
        card: entryForm(desk, broadcast, conversation, { ...form, faults }),
        toast: '有一处要改，填的都还在',
      },
    };
  }
  return place.kind === 'ask' ? askWhetherSame(desk, existing, draft) : undefined;
}

const leftAlone = linesCard('好的，没有重复记', ['原来的登记不变。']);

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
      ? undefined
      : takePick(desk, broadcast, desk.actor.id, stored, pick, leftAlone);
  };

/** A typed number answers for the day that was asked about, not for today. */
async function answerCount(desk: Desk, line: string, stored: unknown): Promise<Answer | undefined> {
  const pick = ['1', '2', '3'].find((one, index) =>
    new RegExp(
      `^(就)?(播了|放了)?(${one}|${'一二三'[index] ?? ''}|${['一', '两', '三'][index] ?? ''})[次遍回]?[。]?$`,
    ).test(line.trim()),
  );
  if (pick === undefined || draftOfPick(stored, pick) === undefined) return undefined;
  return takePick(desk, broadcast, desk.actor.id, stored, pick, leftAlone);
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
  },
  consider: considerForm,
  dress: (_desk, opening) => ({
    ...opening,
    more:
      opening.args['corrects'] === undefined
        ? [{ label: '坏了，没播成', press: press('broadcast-fault', 'open', {}) }]
        : [],
    byTyping: '打字也行：“村村响播了3次，8点12点18点”',
  }),
  presses: {
    choose: (desk, { args }) => choose(desk, broadcast, args, leftAlone),
    fill: async (desk, { args }) => {
      const values = { ...broadcast.blank({ today: desk.today, now: desk.now }), day: args['day'] ?? desk.today };
      return privately(
        entryForm(desk, broadcast, conversation, {
          values,
          args: args['unit'] === undefined ? {} : { unit: args['unit'] },
        }),
      );
    },
  },
};

/** 村村响登记: typed, by card, or by the office on a village's behalf (F-A-CJ-5b). */
export const broadcastCommand = recordCommand(broadcast, conversation);
