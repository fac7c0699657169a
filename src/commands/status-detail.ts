import { comparisonCard, detailCard, type DetailRow } from '../cards/status.ts';
import { othersAmong } from '../db/case-file-fields.ts';
import { filesFor } from '../db/case-files.ts';
import { allPeople } from '../db/people.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { knownFrom } from '../db/settings.ts';
import { isVillager, maySeeUnit, townshipRoles } from '../domain/actor.ts';
import { isOthersRecord } from '../domain/assigned.ts';
import { assess, isKnown, tally } from '../domain/assess.ts';
import { isLocalDate, type LocalDate, sayDay, sayMonth, timeOf } from '../domain/calendar.ts';
import { shownName } from '../domain/case-file.ts';
import { type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { isRecordKind, type RecordKind } from '../domain/record.ts';
import { behindNow } from '../domain/remind.ts';
import { groupMayCount, mayCount } from '../domain/visibility.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import { type Answer, audienceOf, type Desk, press, type Pressed, privately, toast, unitOf } from './define.ts';
import { mayShow, showButton } from './pictures.ts';
import { remindNow } from './remind-now.ts';
import { audienceAbout, factsFor, percentShown, sayDuty, villageDuties } from './standing.ts';

export const statusName = 'status';

/** The newest records whose photos a list offers to open. */
const mostPictured = 5;

/** To whoever asks about units that are not theirs to see. */
export const notTheirs = ({ actor }: Desk): Refusal =>
  new Refusal('not-allowed', isVillager(actor) ? '只能看本村，其他村请问办公室。' : '您没有这项权限，需要请找办公室。');

export function demandSight(desk: Desk, unitId: string): void {
  if (!maySeeUnit(desk.actor, unitId)) throw notTheirs(desk);
}

/** Whether this reader, or this group, may hear how a kind of record is counted. */
const isCounted = (desk: Desk, kind: RecordKind): boolean =>
  audienceOf(desk) === 'group' ? groupMayCount(kind) : mayCount(desk.actor, kind);

export function demandCount(desk: Desk, kind: RecordKind): void {
  if (!isCounted(desk, kind)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
}

/** The villages' duties whose numbers may be said here to whoever asks. */
export const dutiesShown = (desk: Desk) => villageDuties(desk).filter(({ evidence }) => isCounted(desk, evidence));

export const monthArg = (desk: Desk, args: Readonly<Record<string, string>>): Period => {
  const first = `${args['month'] ?? ''}-01`;
  return periodOf('month', isLocalDate(first) ? first : desk.today);
};

/** A record with those it is about, as far as they are named. */
export function sayAbout(
  record: KeptRecord,
  names: ReadonlyMap<string, string>,
  says = declarations[record.kind].say(record),
): string {
  const whom = record.subjectIds.flatMap((id) => names.get(id) ?? []);
  return [...(whom.length === 0 ? [] : [whom.join('、')]), says].join(' · ');
}

function sayRow(record: KeptRecord, names: ReadonlyMap<string, string>, isMasked: boolean): string {
  return [
    isMasked ? sayAbout(record, names, declarations[record.kind].title) : sayAbout(record, names),
    ...(record.evidenceState === 'attached' ? ['有照片'] : []),
    ...(record.late ? ['补报'] : []),
  ].join(' · ');
}

/** Masked names of those whom a unit's records are about, as far as the actor may see them. */
export async function namesOf(
  desk: Desk,
  found: readonly KeptRecord[],
  unitId: string,
  on: LocalDate,
): Promise<Map<string, string>> {
  const abouts = [...new Set(found.map(({ kind }) => declarations[kind].about))].filter((about) => about !== 'unit');
  const files = await Promise.all(
    abouts.map((about) => filesFor(desk.db, desk.actor, { ...about, unitId, on }, ['name'])),
  );
  return new Map(files.flat().map(({ id, kind, fields }) => [id, shownName(kind, fields['name'] ?? '')]));
}

const othersIn = (desk: Desk, found: readonly KeptRecord[]): Promise<ReadonlySet<string>> =>
  othersAmong(
    desk.db,
    desk.actor,
    found.flatMap(({ subjectIds }) => subjectIds),
  );

/** Records of a unit as the actor may read them, newest first: names masked, and only of those the actor may see. */
export async function rowsShown(
  desk: Desk,
  found: readonly KeptRecord[],
  unitId: string,
  on: LocalDate,
): Promise<DetailRow[]> {
  const [names, others] = await Promise.all([namesOf(desk, found, unitId, on), othersIn(desk, found)]);
  const staff = new Map((await allPeople(desk.db)).map((person) => [person.id, person.name]));
  return found.toReversed().map((record) => {
    const isMasked = isOthersRecord(desk.actor, record, others);
    return {
      when: sayDay(record.occurredOn),
      what: sayRow(record, names, isMasked),
      who: isMasked ? unitOf(desk, unitId).name : (staff.get(record.reportedBy) ?? ''),
    };
  });
}

/** The rows behind a number, in private; names masked, and only for those who may see them. */
export async function rows(desk: Desk, { args }: Pressed): Promise<Answer> {
  const unit = unitOf(desk, args['unit'] ?? '');
  demandSight(desk, unit.id);
  const asked = args['kind'] ?? '';
  const kind = isRecordKind(asked) ? asked : 'broadcast';
  // Rows go to the private chat, whatever chat they were asked for in.
  if (!mayCount(desk.actor, kind)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const month = monthArg(desk, args);
  const found = await findRecords(desk.db, { kind, unitId: unit.id, from: month.first, to: month.last });
  const [lines, anothers] = await Promise.all([rowsShown(desk, found, unit.id, month.first), othersIn(desk, found)]);
  const pictured = found
    .filter((record) => record.evidenceState === 'attached' && mayShow(desk, record, anothers))
    .slice(-mostPictured)
    .toReversed()
    .map(({ id, occurredOn, recordedAt }) =>
      showButton(`看照片 ${sayDay(occurredOn)}（${timeOf(recordedAt)}登记）`, id),
    );
  const others = villageDuties(desk)
    .filter(({ evidence }) => evidence !== kind && mayCount(desk.actor, evidence))
    .map((duty) => ({
      label: `${duty.title}明细`,
      press: press(statusName, 'rows', { unit: unit.id, month: month.key, kind: duty.evidence }),
    }));
  const back = { label: '返回', press: press(statusName, 'unit', { unit: unit.id, month: month.key }) };
  return privately(
    detailCard(`${unit.name} ${sayMonth(month.first)} ${declarations[kind].title}明细`, lines, [
      ...pictured,
      ...others,
      back,
    ]),
  );
}

/** This month beside the one before, duty by duty. */
export async function compare(desk: Desk, { args }: Pressed): Promise<Answer> {
  const unit = unitOf(desk, args['unit'] ?? '');
  demandSight(desk, unit.id);
  const month = monthArg(desk, args);
  const before = previousPeriod(month);
  const facts = {
    ...(await factsFor(desk, before.first, month.last, unit.id)),
    knownFrom: await knownFrom(desk.db),
  };
  const hasBefore = isKnown(before, facts);
  const audience = audienceAbout(desk, unit.id);
  const lines = villageDuties(desk)
    .filter(({ evidence }) => mayCount(desk.actor, evidence))
    .flatMap((duty) => {
      const [now, then] = [assess(duty, month, facts), assess(duty, before, facts)];
      if (tally(now).should === 0) return [];
      return {
        title: duty.title,
        now: sayDuty(duty, facts, month, audience),
        before: hasBefore && tally(then).should > 0 ? sayDuty(duty, facts, before, audience) : undefined,
        percent: percentShown(duty, now, audience),
        percentBefore: hasBefore ? percentShown(duty, then, audience) : undefined,
      };
    });
  const names = { now: sayMonth(month.first), before: sayMonth(before.first) };
  const back = { label: '返回', press: press(statusName, 'unit', { unit: unit.id, month: month.key }) };
  return privately(comparisonCard({ title: `${unit.name} 与上月比`, names, lines, back }));
}

function demandTownship({ actor }: Desk): void {
  if (!townshipRoles.includes(actor.role)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
}

/** A nudge to the village's cadres: what is still open, at most once a day for each duty, whoever reminds. */
export async function nudge(desk: Desk, { args }: Pressed): Promise<Answer> {
  demandTownship(desk);
  const unit = unitOf(desk, args['unit'] ?? '');
  const facts = await factsFor(desk, previousPeriod(periodOf('month', desk.today)).first, desk.today, unit.id);
  const found = behindNow(villageDuties(desk), facts).filter(({ unitId }) => unitId === unit.id);
  return found.length === 0
    ? toast('这个村没有落下的，不用提醒', 'success')
    : remindNow(desk, found, `nudge:${unit.id}`);
}

/** The same to every village that is behind with one duty now. */
export async function nudgeAll(desk: Desk, { args }: Pressed): Promise<Answer> {
  demandTownship(desk);
  const duties = villageDuties(desk).filter(({ id }) => id === args['duty']);
  const found = behindNow(duties, await factsFor(desk, desk.today, desk.today));
  return found.length === 0
    ? toast('没有落下的村，不用提醒', 'success')
    : remindNow(desk, found, `nudge:${args['duty']}`);
}
