import type { Card } from '../cards/kit.ts';
import { linesCard, questionCard } from '../cards/record.ts';
import { todoCard } from '../cards/todo.ts';
import { type MinorFile, minorsFor } from '../db/case-files.ts';
import { findRecords } from '../db/records.ts';
import { quotaFor } from '../domain/bearer.ts';
import { dayOfMonth, type LocalDate, sayDay } from '../domain/calendar.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import { periodOf } from '../domain/period.ts';
import { maskName } from '../domain/person-name.ts';
import { Refusal } from '../errors.ts';
import { minorVisit } from '../records/minor-visit.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { VisitSlots } from '../understanding/slots.ts';
import { type Answer, audienceOf, type Desk, press, privately, say, ownVillage, unitOf } from './define.ts';
import { demandVillage, villageOf } from './village.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { announcePictures } from './pictures.ts';
import { keepRecord } from './record-flow.ts';
import { hearSeveral } from './several.ts';
import { factsFor } from './standing.ts';

const name = minorVisit.kind;
const register = 'L-F01';

export type Owed = {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly left: number;
  readonly lastOn: LocalDate | undefined;
};

/** Whom a village still owes a visit in this half of the month: half the month's quota, rounded up, by the 15th (A-9). */
export async function owedVisits(desk: Desk, unitId: string): Promise<Owed[]> {
  const duty = dutiesMetBy(desk.campaign, name).find((one) => typeof one.per === 'object');
  if (duty === undefined) return [];
  const month = periodOf('month', desk.today);
  const facts = await factsFor(desk, desk.today, desk.today, unitId);
  const files = await minorsFor(desk.db, desk.actor, { register, unitId, on: desk.today }, ['name']);
  return files
    .map((file) => {
      const listed = facts.roster.listed.find((one) => one.id === file.id && one.register === register);
      const quota = quotaFor(duty, listed, month);
      const asked = dayOfMonth(desk.today) <= 15 ? Math.ceil(quota / 2) : quota;
      const days = facts.records
        .filter(
          (record) =>
            record.kind === name && record.subjectIds.includes(file.id) && record.occurredOn.startsWith(month.key),
        )
        .map((record) => record.occurredOn);
      return {
        id: file.id,
        unitId,
        name: maskName(file.fields['name'] ?? ''),
        left: asked - new Set(days).size,
        lastOn: days.toSorted().at(-1),
      };
    })
    .filter((one) => one.left > 0);
}

export const visitButton = (id: string, unitId: string) => ({
  label: '登记',
  press: press(name, 'form', { unit: unitId, subjects: id }),
});

export const sayOwed = (owed: Owed): string =>
  `${owed.name} · ${owed.lastOn === undefined ? '本月还没走访' : `上次 ${sayDay(owed.lastOn)}`}`;

async function owedCard(desk: Desk): Promise<Card> {
  const unitId = ownVillage(desk);
  if (unitId === undefined) throw new Refusal('not-allowed', '走访由村里登记；办公室可以说“替哪个村登记走访”。');
  const owed = await owedVisits(desk, unitId);
  const anyone = { label: '登记别的人', press: press(name, 'anyone', { unit: unitId }) };
  return todoCard(
    owed.length === 0 ? '本半月的走访都做完了' : `本半月还要走访 ${owed.length} 人`,
    [
      {
        title: unitOf(desk, unitId).name,
        items: owed.map((one) => ({ line: sayOwed(one), button: visitButton(one.id, unitId) })),
      },
    ],
    [anyone],
  );
}

/** The register of the village as buttons, for a visit that is not owed. */
async function anyoneCard(desk: Desk, unitId: string): Promise<Card> {
  const files = await minorsFor(desk.db, desk.actor, { register, unitId, on: desk.today }, ['name']);
  if (files.length === 0) return linesCard('名册里还没有人', ['请办公室先导入未成年人台账。']);
  return todoCard('走访了谁', [
    {
      title: unitOf(desk, unitId).name,
      items: files.map((file) => ({ line: maskName(file.fields['name'] ?? ''), button: visitButton(file.id, unitId) })),
    },
  ]);
}

async function visitForm(desk: Desk, unitId: string, ids: readonly string[], values = {}): Promise<Answer> {
  const files = (await minorsFor(desk.db, desk.actor, { register, unitId, on: desk.today }, ['name'])).filter((file) =>
    ids.includes(file.id),
  );
  if (files.length === 0) throw new Refusal('not-found', '名册里没有这个人，或您不能查看。');
  return privately(
    await entryForm(desk, minorVisit, conversation, {
      values: { ...minorVisit.blank({ today: desk.today, now: desk.now }), ...values },
      args: { unit: unitId, subjects: ids.join(',') },
      lead: `${unitOf(desk, unitId).name} ${files.map((file) => maskName(file.fields['name'] ?? '')).join('、')}`,
    }),
  );
}

const named = (files: readonly MinorFile[], who: string) => files.filter((file) => file.fields['name'] === who);

const sameDay = async (desk: Desk, unitId: string, ids: readonly string[], day: LocalDate) =>
  (await findRecords(desk.db, { kind: name, unitId, from: day, to: day })).filter((record) =>
    record.subjectIds.some((id) => ids.includes(id)),
  );

const onceADay = (day: LocalDate): string => `${sayDay(day)}走访过，同一天只算一次。`;

/**
 * A typed visit. Names that are on the village's register and everything said: kept at once. Otherwise a form in
 * private, prefilled with what was said. A group hears no name and no number of persons.
 */
async function hearVisit(desk: Desk, slots: VisitSlots, confirm: boolean): Promise<Answer> {
  const unitId = villageOf(desk, slots.village);
  if (unitId === undefined) return say(await owedCard(desk));
  demandVillage(desk, unitId);
  if (slots.kind === 'key_person')
    return privately(linesCard('重点人员走访', ['重点人员走访请先记在纸上，这里还不能登记。没有保存。']));
  const files = await minorsFor(desk.db, desk.actor, { register, unitId, on: desk.today }, ['name']);
  const found = (slots.subjects ?? []).map((who) => ({ who, files: named(files, who) }));
  const sure = found.length > 0 && found.every((one) => one.files.length === 1);
  const ids = found.flatMap((one) => one.files.map((file) => file.id));
  const signature = slots.signed === true ? 'signed' : 'absent';
  const day = slots.date ?? desk.today;
  if (!sure || confirm || slots.date === undefined) {
    return ids.length > 0 ? visitForm(desk, unitId, ids, { day, signature }) : privately(await owedCard(desk));
  }
  const reading = minorVisit.read(
    { day, service: 'care', present: ['minor'], signature },
    { today: desk.today, now: desk.now },
  );
  if ('faults' in reading) throw new Refusal('bad-input', Object.values(reading.faults)[0] ?? '没有登记。');
  const again = (await sameDay(desk, unitId, ids, reading.draft.occurredOn)).flatMap((record) => record.subjectIds);
  const fresh = ids.filter((id) => !again.includes(id));
  if (fresh.length === 0) return privately(linesCard('这一天已经登记过', [onceADay(reading.draft.occurredOn)]));
  const draft = {
    ...reading.draft,
    unitId,
    subjectIds: fresh,
    count: fresh.length,
    evidenceState:
      slots.photo === 'attached'
        ? ('attached' as const)
        : slots.photo === 'claimed'
          ? ('claimed' as const)
          : ('none' as const),
  };
  const remarks = [
    ...(fresh.length < ids.length ? ['这天登记过的人没有重复记。'] : []),
    ...((slots.not_visited ?? []).length > 0 ? ['没见到的没有计入，见到了再登记就行。'] : []),
  ];
  const kept = await keepRecord(desk, minorVisit, draft, { source: 'text', remarks });
  return { ...kept, writes: [...(kept.writes ?? []), ...announcePictures(desk, kept.id)] };
}

async function hear(desk: Desk, slots: MeaningOf<'log_visit'>['slots'], confirm: boolean): Promise<Answer> {
  if (!('items' in slots)) return hearVisit(desk, slots, confirm);
  const [first] = slots.items;
  if (first === undefined) return privately(await owedCard(desk));
  if (slots.items.length === 1) return hearVisit(desk, first, confirm);
  return hearSeveral('走访已登记', slots.items, {
    keyOf: (item) => `${villageOf(desk, item.village) ?? ''} ${item.date ?? ''}`,
    say: (item) =>
      audienceOf(desk) === 'group'
        ? '详情已私发'
        : `${item.date === undefined ? '' : sayDay(item.date)} ${(item.subjects ?? []).map(maskName).join('、')}`.trim(),
    hear: (item) => hearVisit(desk, item, confirm),
  });
}

const conversation: RecordConversation = {
  example: '走访登记',
  says: ['走访', '未成年人走访', '入户走访'],
  hears: { log_visit: hear },
  open: async (desk) => privately(await owedCard(desk)),
  // Two visits to one child on one day count once (A-23); say so instead of keeping a second row.
  consider: async (desk, draft, form) => {
    const known = await sameDay(desk, draft.unitId, draft.subjectIds, draft.occurredOn);
    if (known.length === 0 || form.args['twice'] === 'yes') return undefined;
    return {
      reply: {
        kind: 'privately',
        card: questionCard('这一天已经登记过', onceADay(draft.occurredOn), [
          { label: '知道了，不重复记', press: press(name, 'known', {}) },
        ]),
      },
    };
  },
  dress: (_desk, opening) => opening,
  presses: {
    form: (desk, { args }) => visitForm(desk, args['unit'] ?? '', (args['subjects'] ?? '').split(',')),
    anyone: async (desk, { args }) => privately(await anyoneCard(desk, args['unit'] ?? '')),
    owed: async (desk) => privately(await owedCard(desk)),
    known: async () => say(linesCard('好的，没有重复记', ['原来的登记不变。'])),
  },
};

/** 走访登记, in its first form: one child of the village's register, private (F-A-CJ-1b, R02). */
export const minorVisitCommand = recordCommand(minorVisit, conversation);
