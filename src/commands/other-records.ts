import { findRecords } from '../db/records.ts';
import { addDays, sayDay } from '../domain/calendar.ts';
import type { FieldValues } from '../domain/field.ts';
import type { RecordKind } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { declarations } from '../records/index.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { EnforcementSlots, LinkSlots, MeetingSlots, PatrolSlots, TrainingSlots } from '../understanding/slots.ts';
import { type Answer, type Command, type Desk, ownUnit, ownVillage, privately, say } from './define.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { keepRecord } from './record-flow.ts';
import { villageOf } from './village.ts';
import { linesCard } from '../cards/record.ts';

/** Kinds that have a conversation of their own. */
const special: readonly RecordKind[] = [
  'broadcast',
  'broadcast-fault',
  'quiet-day',
  'minor-visit',
  'key-person-visit',
  'place-check',
  'clue-check',
];

/** What a typed line says of a record: its unit, its day, and the answers of its form. */
type Said = {
  readonly unitId: string | undefined;
  readonly values: FieldValues;
  readonly photo: boolean;
  readonly sure: boolean;
};

const plain: RecordConversation = { says: [] };

/** Option values whose words a line said, e.g. 户主会 or 业务培训. */
function valuesOf(declaration: RecordDeclaration, field: string, words: readonly string[]): string[] {
  const options = declaration.fields.find((one) => one.name === field)?.options ?? [];
  return options
    .filter(([, label]) => words.some((word) => label.includes(word) || word.includes(label)))
    .map(([value]) => value);
}

const unitNamed = (desk: Desk, unit: string | undefined, village: string | undefined): string | undefined =>
  desk.units.find((one) => one.name === unit || (unit !== undefined && one.aliases.includes(unit)))?.id ??
  villageOf(desk, village) ??
  ownUnit(desk) ??
  desk.actor.unitId;

const filled = (values: Readonly<Record<string, string | readonly string[] | number | undefined>>): FieldValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
    ),
  );

/** Keeps what was said when the form would take it as it stands, else opens the form with what was said. */
async function keepSaid(
  desk: Desk,
  declaration: RecordDeclaration,
  { unitId, values, photo, sure }: Said,
): Promise<Answer> {
  const reading = declaration.read(
    { ...declaration.blank({ today: desk.today, now: desk.now }), ...values },
    { today: desk.today, now: desk.now },
  );
  if ('faults' in reading || unitId === undefined || !sure) {
    const args: Record<string, string> = unitId === undefined ? {} : { unit: unitId };
    return privately(
      await entryForm(desk, declaration, plain, {
        values: { ...declaration.blank({ today: desk.today, now: desk.now }), ...values },
        args,
      }),
    );
  }
  const evidenceState = declaration.photo
    ? photo
      ? ('attached' as const)
      : ('none' as const)
    : reading.draft.evidenceState;
  return keepRecord(desk, declaration, { ...reading.draft, unitId, subjectIds: [], evidenceState }, { source: 'text' });
}

const meeting = (desk: Desk, slots: MeetingSlots, confirm: boolean): Promise<Answer> =>
  keepSaid(desk, declarations.meeting, {
    unitId: unitNamed(desk, slots.unit, slots.village),
    values: filled({
      day: slots.date,
      kinds: valuesOf(
        declarations.meeting,
        'kinds',
        slots.meeting_type === undefined ? [] : [slots.meeting_type.replace(/会议?$/, '')],
      ),
      attendees: slots.attendees ?? slots.attendees_households,
    }),
    photo: slots.photo === 'attached',
    sure: !confirm,
  });

const training = (desk: Desk, slots: TrainingSlots, confirm: boolean): Promise<Answer> =>
  keepSaid(desk, declarations.training, {
    unitId: unitNamed(desk, slots.unit, slots.village),
    values: filled({
      day: slots.date,
      kinds: valuesOf(declarations.training, 'kinds', slots.training_type),
      audience:
        valuesOf(declarations.training, 'audience', slots.audience === undefined ? [] : [slots.audience])[0] ?? 'other',
      attendees: slots.attendees,
    }),
    photo: slots.photo === 'attached',
    sure: !confirm,
  });

const enforcement = (desk: Desk, slots: EnforcementSlots, confirm: boolean): Promise<Answer> => {
  const units = (slots.units ?? []).flatMap(
    (name) => desk.units.find((unit) => unit.name === name || unit.aliases.includes(name))?.id ?? [],
  );
  return keepSaid(desk, declarations['joint-enforcement'], {
    unitId: unitNamed(desk, slots.unit, slots.village),
    values: filled({
      day: slots.date,
      units: units.length === 0 ? [desk.actor.unitId] : units,
      places: slots.places,
      problems: slots.issues,
    }),
    photo: false,
    sure: !confirm,
  });
};

const areas: readonly (readonly [RegExp, string])[] = [
  [/学校|校园|护学/, 'school'],
  [/河|水|塘/, 'water'],
  [/街|巷/, 'streets'],
  [/场所|网吧|台球|旅馆/, 'places'],
];

const patrol = (desk: Desk, slots: PatrolSlots, confirm: boolean): Promise<Answer> => {
  const where = `${slots.area ?? ''}${slots.patrol_type ?? ''}`;
  return keepSaid(desk, declarations.patrol, {
    unitId: unitNamed(desk, slots.unit, slots.village),
    values: filled({
      day: slots.date,
      area: areas.find(([words]) => words.test(where))?.[1] ?? 'other',
      crew: slots.personnel,
    }),
    photo: false,
    sure: !confirm,
  });
};

/** The link meant: the newest one of the last week that this unit has not forwarded yet. */
async function linkMeant(desk: Desk, unitId: string | undefined): Promise<string | undefined> {
  const published = await findRecords(desk.db, { kind: 'link-publication', from: addDays(desk.today, -7) });
  const forwarded =
    unitId === undefined
      ? []
      : await findRecords(desk.db, { kind: 'link-forward', unitId, from: addDays(desk.today, -7) });
  const answered = new Set(forwarded.map((record) => record.detail['answers']));
  return published.findLast((record) => !answered.has(record.id))?.id;
}

async function forwardOne(desk: Desk, slots: LinkSlots, confirm: boolean): Promise<Answer> {
  const unitId = villageOf(desk, slots.village);
  return keepSaid(desk, declarations['link-forward'], {
    unitId,
    values: filled({ day: slots.date, link: await linkMeant(desk, unitId), audiences: ['villagers'] }),
    photo: slots.screenshot === 'attached',
    sure: !confirm,
  });
}

/** A link forwarded, in one tap; the screenshot follows. */
async function forwarded(desk: Desk, link: string): Promise<Answer> {
  const unitId = ownVillage(desk);
  const known = await findRecords(desk.db, { kind: 'link-forward', ...(unitId === undefined ? {} : { unitId }) });
  if (known.some((record) => record.detail['answers'] === link)) throw new Refusal('already', '这条链接已经登记过了。');
  return keepSaid(desk, declarations['link-forward'], {
    unitId,
    values: { link, audiences: ['villagers'] },
    photo: false,
    sure: true,
  });
}

async function forward(desk: Desk, slots: MeaningOf<'log_link_forward'>['slots'], confirm: boolean): Promise<Answer> {
  if (!('items' in slots)) return forwardOne(desk, slots, confirm);
  const answers: Answer[] = [];
  for (const item of slots.items) answers.push(await forwardOne(desk, item, confirm));
  const unclear = answers.find((answer) => answer.reply.kind === 'privately');
  if (unclear !== undefined) return unclear;
  return say(
    {
      ...linesCard(
        '链接转发已登记',
        slots.items.map((item) => `${item.village ?? ''} ${sayDay(item.date)}`),
      ),
      tone: 'done',
    },
    {
      writes: answers.flatMap((answer) => answer.writes ?? []),
      posts: answers.flatMap((answer) => answer.posts ?? []),
    },
  );
}

const conversations: Partial<Record<RecordKind, RecordConversation>> = {
  meeting: { example: '今天开了户主会，到会52户', says: ['会议', '会议培训'], hears: { log_meeting: meeting } },
  training: { says: ['培训'], hears: { log_training: training } },
  'joint-enforcement': { says: ['联合执法'], hears: { log_joint_enforcement: enforcement } },
  patrol: { says: ['巡查'], hears: { log_patrol: patrol } },
  'link-forward': {
    example: '链接已转发',
    says: ['链接转发', '转发链接'],
    hears: { log_link_forward: forward },
    presses: { forwarded: (desk, { args }) => forwarded(desk, args['link'] ?? '') },
  },
  'link-publication': { says: ['发布链接'] },
};

/** Kinds whose form says it all. */
export const otherKinds = Object.values(declarations).filter((declaration) => !special.includes(declaration.kind));

/** A command for every record kind that needs no conversation of its own. */
export const otherRecordCommands: readonly Command[] = otherKinds.map((declaration) =>
  recordCommand(declaration, conversations[declaration.kind] ?? { says: [declaration.title] }),
);
