import { type CaseFile, filesFor } from '../db/case-files.ts';
import { isOffice } from '../domain/actor.ts';
import { owing } from '../domain/bearer.ts';
import { type LocalDate, sayDay } from '../domain/calendar.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import { kindOnRegister, shownName } from '../domain/case-file.ts';
import { assessNow, isFirstHalf } from '../domain/first-half.ts';
import { spanAt } from '../domain/period.ts';
import type { RecordKind } from '../domain/record.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { keyPersonVisit } from '../records/key-person-visit.ts';
import { minorVisit } from '../records/minor-visit.ts';
import { phoneContact } from '../records/phone-contact.ts';
import { placeCheck } from '../records/place-check.ts';
import { type Desk, press, unitOf } from './define.ts';
import { factsFor } from './standing.ts';

/** Visits to everybody, or to every place, on one register: whom they are owed to and how they are spoken of. */
export type Round = {
  readonly declaration: RecordDeclaration;
  readonly command: RecordKind;
  readonly register: string;
  readonly title: string;
  readonly nobody: string;
  readonly allDone: string;
  readonly never: string;
  readonly visited: string;
  readonly sayOwed: (count: number) => string;
  /** The to-do list's heading, with the last day. */
  readonly sayBy: (today: LocalDate) => string;
};

export const minorRound: Round = {
  declaration: minorVisit,
  command: 'minor-visit',
  register: 'L-F01',
  title: '走访了谁',
  nobody: '请办公室先导入未成年人台账。',
  allDone: '本半月的走访都做完了',
  never: '本月还没走访',
  visited: '走访过',
  sayOwed: (count) => `本半月还要走访 ${count} 人`,
  sayBy: (today) => (isFirstHalf(today) ? '15日前走访' : '月底前走访'),
};

/** Minors who live outside the township: a call a month in the place of visits (A-20). */
export const phoneRound: Round = {
  declaration: phoneContact,
  command: 'phone-contact',
  register: 'L-F01',
  title: '联系了谁',
  nobody: '请办公室先导入未成年人台账。',
  allDone: '本月在外的都联系过了',
  never: '本月还没联系',
  visited: '联系过',
  sayOwed: (count) => `本月还要打电话联系 ${count} 人`,
  sayBy: () => '月底前电话联系在外的',
};

export const keyPersonRound: Round = {
  declaration: keyPersonVisit,
  command: 'key-person-visit',
  register: 'L-F08',
  title: '走访了谁',
  nobody: '请办公室先导入重点人员台账。',
  allDone: '本月的重点人员都走访了',
  never: '本月还没走访',
  visited: '走访过',
  sayOwed: (count) => `本月还要走访 ${count} 人`,
  sayBy: () => '月底前走访重点人员',
};

export const placeRound: Round = {
  declaration: placeCheck,
  command: 'place-check',
  register: 'L-P01',
  title: '检查了哪里',
  nobody: '请办公室先导入重点场所名单。',
  allDone: '场所都检查齐了',
  never: '还没检查',
  visited: '检查过',
  sayOwed: (count) => `还要检查 ${count} 处`,
  sayBy: () => '还没检查齐的场所',
};

/** Every round, as the to-do list goes through them. */
export const rounds: readonly Round[] = [minorRound, phoneRound, keyPersonRound, placeRound];

export const nameOf = ({ kind, fields }: CaseFile): string => shownName(kind, fields['name'] ?? '');

/** The actor's own minors before those whom others look after. */
export const ownFirst = (files: readonly CaseFile[]): CaseFile[] =>
  files.toSorted((a, b) => Number(a.isOthers) - Number(b.isOthers));

/** What a line adds of those whom others look after. */
export const saysWhose = (files: readonly CaseFile[]): string[] =>
  files.every(({ isOthers }) => isOthers) ? ['另有帮扶人'] : [];

/** The files of a round that the actor may see, of one unit or of all. Places are everybody's who may see them. */
export const filesOf = async (desk: Desk, { register }: Round, unitId?: string): Promise<CaseFile[]> =>
  ownFirst(
    await filesFor(
      desk.db,
      desk.actor,
      { register, on: desk.today, ...(unitId === undefined || kindOnRegister(register) === 'place' ? {} : { unitId }) },
      ['name'],
    ),
  );

/** The duties a round meets. */
const dutiesOf = (desk: Desk, { command, register }: Round) =>
  dutiesMetBy(desk.campaign, command).filter(({ per }) => per !== 'unit' && per.register === register);

/** Whether a unit owes these visits. */
export const owes = (desk: Desk, round: Round, unitId: string): boolean =>
  dutiesOf(desk, round).some((duty) => owing(duty, [unitOf(desk, unitId)]).length > 0);

/** The units the actor may enter these visits for: those of the files, or whoever checks the places. */
export function unitsOf(desk: Desk, round: Round, files: readonly CaseFile[]): string[] {
  if (kindOnRegister(round.register) !== 'place') return [...new Set(files.map((file) => file.unitId))];
  if (!isOffice(desk.actor)) return [desk.actor.unitId];
  return desk.units.map(({ id }) => id).filter((id) => owes(desk, round, id));
}

/** One entry that is owed: a person or place, or all of one household. */
export type Owed = { readonly files: readonly CaseFile[]; readonly unitId: string; readonly line: string };

type Standing = { readonly left: number; readonly lastOn: LocalDate | undefined };

/** How many visits are still owed to each now, by file. */
async function standings(desk: Desk, round: Round, unitId: string): Promise<Map<string, Standing>> {
  const facts = await factsFor(desk, desk.today, desk.today, unitId);
  const found = dutiesOf(desk, round).flatMap((duty) => assessNow(duty, spanAt(duty.cadence, desk.today), facts));
  const dayOf = new Map(facts.records.map((record) => [record.id, record.occurredOn]));
  const known = new Map<string, Standing>();
  for (const { subjectId = '', quota, done, recordIds } of found) {
    const days = recordIds.flatMap((id) => dayOf.get(id) ?? []).toSorted();
    const before = known.get(subjectId);
    known.set(subjectId, {
      left: (before?.left ?? 0) + quota - done,
      lastOn: days.at(-1) ?? before?.lastOn,
    });
  }
  return known;
}

/** 李家 2人（李*、李*圆） */
function sayHousehold(files: readonly CaseFile[]): string {
  const surnames = new Set(files.map(({ fields }) => [...(fields['name'] ?? '')][0]));
  const [surname] = surnames;
  return `${surnames.size === 1 ? `${surname ?? ''}家` : '同一户'} ${files.length}人（${files.map(nameOf).join('、')}）`;
}

/** Who or what of a unit is still owed a visit now; those who live together in one entry. */
export async function owedVisits(desk: Desk, round: Round, unitId: string): Promise<Owed[]> {
  const [files, known] = await Promise.all([filesOf(desk, round, unitId), standings(desk, round, unitId)]);
  const owed = files.filter((file) => (known.get(file.id)?.left ?? 0) > 0);
  const homes = new Map<string, CaseFile[]>();
  for (const file of owed) {
    const home = file.household ?? file.id;
    homes.set(home, [...(homes.get(home) ?? []), file]);
  }
  return [...homes.values()].map((home) => {
    const [only, another] = home;
    if (only === undefined || another !== undefined)
      return { files: home, unitId, line: [sayHousehold(home), ...saysWhose(home)].join(' · ') };
    const lastOn = known.get(only.id)?.lastOn;
    return {
      files: home,
      unitId,
      line: [nameOf(only), lastOn === undefined ? round.never : `上次 ${sayDay(lastOn)}`, ...saysWhose(home)].join(
        ' · ',
      ),
    };
  });
}

/** The one tap that opens the entry for those owed. */
export const visitButton = ({ command }: Round, { files, unitId }: Owed) => ({
  label: files.length === 1 ? '登记' : '一起登记',
  press: press(command, 'form', { unit: unitId, subjects: files.map(({ id }) => id).join(',') }),
});
