import { linesCard } from '../cards/record.ts';
import { othersAmong } from '../db/case-file-fields.ts';
import type { CaseFile } from '../db/case-files.ts';
import { findRecords } from '../db/records.ts';
import { mayRecordFor } from '../domain/actor.ts';
import { isOthersRecord } from '../domain/assigned.ts';
import { assess } from '../domain/assess.ts';
import { type LocalDate, sayDay } from '../domain/calendar.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import { type Period, periodOf } from '../domain/period.ts';
import { saySpan } from '../domain/span.ts';
import { Refusal } from '../errors.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { type Answer, type Desk, privately, unitOf } from './define.ts';
import { factsFor } from './standing.ts';
import { isCounted } from './status-last.ts';
import { villageOf } from './village.ts';
import { filesOf, keyPersonRound, minorRound, nameOf, type Round, saysWhose, visitButton } from './visit-round.ts';

type Visits = {
  readonly file: CaseFile;
  /** Days of visits, the earliest first. */
  readonly days: readonly LocalDate[];
  /** Those of them whose entry the actor may read: of others' minors a cadre reads no more than that there was one (A-7). */
  readonly read: readonly LocalDate[];
};

async function visitsOf(
  desk: Desk,
  { command }: Round,
  file: CaseFile,
  from: LocalDate,
  to: LocalDate,
): Promise<Visits> {
  const found = await findRecords(desk.db, { kind: command, unitId: file.unitId, from, to });
  const own = found.filter((record) => record.subjectIds.includes(file.id) && isCounted(desk, record));
  const others = await othersAmong(
    desk.db,
    desk.actor,
    own.flatMap(({ subjectIds }) => subjectIds),
  );
  const read = own.filter((record) => !isOthersRecord(desk.actor, record, others));
  const daysOf = (records: typeof own) => [...new Set(records.map(({ occurredOn }) => occurredOn))];
  return { file, days: daysOf(own), read: daysOf(read) };
}

const sayDays = (days: readonly LocalDate[]): string => (days.length === 0 ? '' : `：${days.map(sayDay).join('、')}`);

const sayVisits = (when: string, { days, read }: Visits): string =>
  days.length === 0 ? `${when}还没走访` : `${when}走访 ${days.length}次${sayDays(read)}`;

function sayLast({ days, read }: Visits): string {
  if (days.length === 0) return '还没有登记过走访';
  return `最近一次走访${sayDays(read.slice(-1)) || '已登记'}`;
}

/** How many visits the month still asks to somebody. */
async function left(desk: Desk, { command }: Round, file: CaseFile, month: Period): Promise<number> {
  const facts = await factsFor(desk, month.first, month.last, file.unitId);
  return dutiesMetBy(desk.campaign, command)
    .flatMap((duty) => assess(duty, month, facts))
    .filter(({ subjectId, unitId }) => subjectId === file.id && unitId === file.unitId)
    .reduce((sum, { quota, done }) => sum + quota - done, 0);
}

/**
 * 陈小满这个月走访了没有: in private, whatever chat it was asked in, for whoever reads that person's file; a name that
 * nobody bears there and one the actor may not see are the same answer.
 */
export async function visitsTo(desk: Desk, slots: StatusSlots, subject: string, span: Period): Promise<Answer> {
  const round = slots.topic === 'visit_key_person' ? keyPersonRound : minorRound;
  const unitId = slots.village === 'ALL' ? undefined : villageOf(desk, slots.village);
  const files = (await filesOf(desk, round, unitId)).filter(({ fields }) => fields['name'] === subject);
  if (files.length === 0) throw new Refusal('not-found', '名册里没有，或您不能查看。');
  const isLast = slots.filter === 'last';
  const { first, last } = isLast ? { first: desk.campaign.window.from, last: desk.today } : span;
  const month = periodOf('month', desk.today);
  const when = span.key === month.key ? '本月' : saySpan(span);
  const found = await Promise.all(files.map((file) => visitsOf(desk, round, file, first, last)));
  const said = found.map((one) => `${nameOf(one.file)} ${isLast ? sayLast(one) : sayVisits(when, one)}`);
  const [only, another] = files;
  if (only === undefined || another !== undefined)
    return privately(
      linesCard(
        `同名的有 ${files.length} 人`,
        files.map((file, index) => `${unitOf(desk, file.unitId).name} ${said[index] ?? ''}`),
      ),
    );
  const owed = when === '本月' || isLast ? await left(desk, round, only, month) : 0;
  const mayEnter = round.declaration.may.includes(desk.actor.role) && mayRecordFor(desk.actor, only.unitId);
  const entry = { files: [only], unitId: only.unitId, line: '' };
  return privately(
    linesCard(
      said[0] ?? '',
      [...(owed > 0 ? [`本月还要走访 ${owed} 次`] : []), ...saysWhose(files)],
      ...(owed > 0 && mayEnter ? [visitButton(round, entry)] : []),
    ),
  );
}
