import type { RecordKind } from '../domain/record.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { declarations } from '../records/index.ts';
import { workflowTaking } from '../workflows/index.ts';
import type { EnforcementSlots, MeetingSlots, PatrolSlots, TrainingSlots } from '../understanding/slots.ts';
import { type Answer, type Command, type Desk, ownUnit, press } from './define.ts';
import { effectConversation } from './bulletin-effect.ts';
import { reviewConversation } from './bulletin-review.ts';
import { talkConversation } from './bulletin-talk.ts';
import { linkForwarding, linkPublishing } from './links.ts';
import { type RecordConversation, recordCommand } from './record-command.ts';
import { filled, keepSaid } from './said-record.ts';
import { villageOf } from './village.ts';

/** Kinds that have a conversation of their own. */
const special: readonly RecordKind[] = [
  'broadcast',
  'broadcast-fault',
  'quiet-day',
  'minor-visit',
  'phone-contact',
  'key-person-visit',
  'place-check',
  'clue-check',
];

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

const conversations: Partial<Record<RecordKind, RecordConversation>> = {
  meeting: {
    example: '今天开了户主会，到会52户',
    says: ['会议', '会议培训'],
    hears: { log_meeting: meeting },
    dress: (desk, opening) => ({
      ...opening,
      more:
        opening.args['corrects'] === undefined && declarations.training.may.includes(desk.actor.role)
          ? [{ label: '是培训', press: press('training', 'open', {}), skips: true }]
          : [],
    }),
  },
  training: { says: ['培训'], hears: { log_training: training } },
  'joint-enforcement': { says: ['联合执法'], hears: { log_joint_enforcement: enforcement } },
  patrol: { says: ['巡查'], hears: { log_patrol: patrol } },
  'link-forward': linkForwarding,
  'link-publication': linkPublishing,
  bulletin: { says: [] },
  talk: talkConversation,
  review: reviewConversation,
  'effect-review': effectConversation,
};

/** Kinds whose form says it all, but for those that a matter keeps on its way. */
export const otherKinds = Object.values(declarations).filter(
  ({ kind }) => !special.includes(kind) && workflowTaking(kind) === undefined,
);

/** A command for every record kind that needs no conversation of its own. */
export const otherRecordCommands: readonly Command[] = otherKinds.map((declaration) =>
  recordCommand(declaration, conversations[declaration.kind] ?? { says: [declaration.title] }),
);
