import { linesCard } from '../cards/record.ts';
import type { CaseFile } from '../db/case-files.ts';
import { sayDay } from '../domain/calendar.ts';
import type { FieldValues } from '../domain/field.ts';
import { maskName } from '../domain/person-name.ts';
import { Refusal } from '../errors.ts';
import { keyPersonVisit } from '../records/key-person-visit.ts';
import { minorVisit } from '../records/minor-visit.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { VisitSlots } from '../understanding/slots.ts';
import { type Answer, audienceOf, defineCommand, type Desk, privately } from './define.ts';
import { keepRecord } from './record-flow.ts';
import { hearSeveral } from './several.ts';
import { demandVillage, villageOf } from './village.ts';
import { filesOf, keyPersonRound, minorRound, type Round } from './visit-round.ts';
import { onceADay, openRound, visitedOn, visitForm } from './visits.ts';

/** What a line says of a visit, as answers of the form. */
const saidOf = ({ declaration }: Round, slots: VisitSlots, desk: Desk): FieldValues => ({
  ...declaration.blank({ today: desk.today, now: desk.now }),
  day: slots.date ?? desk.today,
  ...(declaration === minorVisit ? { present: ['minor'], signature: slots.signed === true ? 'signed' : 'absent' } : {}),
});

const evidenceOf = (photo: VisitSlots['photo']) =>
  photo === 'attached' || photo === 'claimed' ? photo : ('none' as const);

const sayMissing = (names: readonly string[]): string =>
  names.length === 0 ? '' : `名册里没对上：${names.map(maskName).join('、')}`;

type Heard = { readonly round: Round; readonly slots: VisitSlots; readonly unitId: string; readonly ids: string[] };

/** Everything was said and everybody is known: kept at once, who had a visit that day left out. */
async function keepSaid(desk: Desk, { round, slots, unitId, ids }: Heard): Promise<Answer> {
  const { declaration } = round;
  const reading = declaration.read(saidOf(round, slots, desk), { today: desk.today, now: desk.now });
  if ('faults' in reading) throw new Refusal('bad-input', Object.values(reading.faults)[0] ?? '没有登记。');
  const day = reading.draft.occurredOn;
  const again = await visitedOn(desk, round, { unitId, subjectIds: ids }, day);
  const fresh = ids.filter((id) => !again.includes(id));
  if (fresh.length === 0) return privately(linesCard('这一天已经登记过', [onceADay(round, day)]));
  const draft = {
    ...reading.draft,
    unitId,
    subjectIds: fresh,
    count: fresh.length,
    evidenceState: evidenceOf(slots.photo),
  };
  const remarks = [
    ...(fresh.length < ids.length ? ['这天登记过的人没有重复记。'] : []),
    ...(declaration === minorVisit && slots.signed !== true ? ['没说签字，先记“没在家”；签了请点“改一下”。'] : []),
    ...((slots.not_visited ?? []).length > 0 ? ['没见到的没有计入，见到了再登记就行。'] : []),
  ];
  return keepRecord(desk, declaration, draft, { source: 'text', remarks });
}

/**
 * A typed visit. Names that are on the village's register and everything said: kept at once. Otherwise a form in
 * private, prefilled with what was said. A group hears no name and no number of persons.
 */
async function hearVisit(desk: Desk, slots: VisitSlots, confirm: boolean): Promise<Answer> {
  const round = slots.kind === 'key_person' ? keyPersonRound : minorRound;
  if (!round.declaration.may.includes(desk.actor.role))
    throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const unitId = villageOf(desk, slots.village);
  if (unitId === undefined) return openRound(desk, round);
  demandVillage(desk, unitId);
  const files = await filesOf(desk, round, unitId);
  const named = (who: string): CaseFile[] => files.filter((file) => file.fields['name'] === who);
  const found = (slots.subjects ?? []).map((who) => ({ who, files: named(who) }));
  const ids = found.flatMap((one) => one.files.map((file) => file.id));
  const sure = found.length > 0 && found.every((one) => one.files.length === 1);
  if (sure && !confirm && slots.date !== undefined) return keepSaid(desk, { round, slots, unitId, ids });
  const missing = found.filter((one) => one.files.length === 0).map(({ who }) => who);
  if (ids.length === 0)
    return missing.length === 0 || files.length === 0
      ? openRound(desk, round, unitId)
      : visitForm(
          desk,
          round,
          { unit: unitId, whom: 'anyone' },
          { values: saidOf(round, slots, desk), lead: '说到的人名册里没对上，请勾选是谁。' },
        );
  // Of two with one name, nobody is taken for visited before somebody says which.
  const certain = found.flatMap((one) => (one.files.length === 1 ? one.files.map(({ id }) => id) : []));
  return visitForm(
    desk,
    round,
    { unit: unitId, subjects: ids.join(',') },
    {
      values: { ...saidOf(round, slots, desk), ...(ids.length === 1 ? {} : { subjects: certain }) },
      lead: sayMissing(missing),
    },
  );
}

async function hear(desk: Desk, slots: MeaningOf<'log_visit'>['slots'], confirm: boolean): Promise<Answer> {
  const items = 'items' in slots ? slots.items : [slots];
  const [first] = items;
  if (first === undefined) return openRound(desk, minorRound);
  if (items.length === 1) return hearVisit(desk, first, confirm);
  return hearSeveral('走访已登记', items, {
    keyOf: (item) => `${item.kind} ${villageOf(desk, item.village) ?? ''} ${item.date ?? ''}`,
    say: (item) =>
      audienceOf(desk) === 'group'
        ? '详情已私发'
        : `${item.date === undefined ? '' : sayDay(item.date)} ${(item.subjects ?? []).map(maskName).join('、')}`.trim(),
    hear: (item) => hearVisit(desk, item, confirm),
  });
}

/** What is typed of visits to children or key persons; the round says who may. */
export const typedVisitCommand = defineCommand({
  name: 'typed-visit',
  title: '打字登记走访',
  example: '今天走访了王小明，表签了',
  says: [],
  may: [...new Set([...minorVisit.may, ...keyPersonVisit.may])],
  hears: { log_visit: hear },
});
