import { type Assessment, assess, type Facts, sayTally, tally } from './assess.ts';
import type { LocalDate } from './calendar.ts';
import type { Duty } from './duty.ts';
import { periodOf, spanAt } from './period.ts';
import { fewPersons, sayPersons } from './person-name.ts';

/** One line of a dispatch summary for a group: 村村响 · 6个村 16/18 · who is not full yet, or late. Aggregates only. */
export type SummaryLine = {
  readonly title: string;
  readonly total: string;
  readonly behind: readonly string[];
  readonly isLate?: boolean;
};

const nameOf = (facts: Facts, unitId: string) => facts.roster.units.find((unit) => unit.id === unitId)?.name ?? '';

function dayLine(duty: Duty, facts: Facts, day: LocalDate): SummaryLine {
  const found = assess(duty, periodOf('day', day), facts);
  const excused = found.filter((one) => one.standing === 'waived').map((one) => `${nameOf(facts, one.unitId)}（停）`);
  const behind = found
    .filter((one) => one.done < one.should)
    .map((one) => `${nameOf(facts, one.unitId)} ${one.done}/${one.should}`);
  const nobody = behind.length > 1 && behind.length === found.length && tally(found).done === 0;
  return {
    title: duty.title,
    total: `${found.length}个村 ${sayTally(tally(found))}`,
    behind: nobody ? ['各村'] : [...behind, ...excused],
  };
}

const persons = (found: readonly Assessment[]) => new Set(found.map((one) => one.subjectId)).size;

/** 走访：今日 9 人次，本月 108/144. Numbers about fewer than five persons stay unsaid (A-36). */
function personLine(duty: Duty, facts: Facts, day: LocalDate): SummaryLine {
  const month = assess(duty, periodOf('month', day), facts);
  const visited = facts.records
    .filter((record) => record.kind === duty.evidence && record.occurredOn === day)
    .reduce((sum, record) => sum + record.subjectIds.length, 0);
  const sum = tally(month);
  const total = persons(month) < fewPersons || sum.done < fewPersons ? sayPersons(0) : sayTally(sum);
  return {
    title: duty.title,
    total: `今日 ${visited === 0 ? '无' : `${sayPersons(visited)}${visited < fewPersons ? '' : ' 人次'}`}，本月 ${total}`,
    behind: [],
  };
}

function tableLine(duty: Duty, facts: Facts, day: LocalDate): SummaryLine {
  const found = assess(duty, spanAt(duty.cadence, day), facts);
  const overdue = found.filter((one) => one.standing === 'overdue').map((one) => nameOf(facts, one.unitId));
  const done = found.filter((one) => one.standing === 'met' || one.standing === 'late').length;
  const all = overdue.length > 1 && overdue.length === found.length;
  return {
    title: duty.title,
    total: `已交 ${done}/${found.length}`,
    behind: all ? ['各村'] : overdue,
    ...(overdue.length === 0 ? {} : { isLate: true }),
  };
}

/** 链接转发：本月 5/6. What was asked by a cause whose time ran out this month. */
function causeLine(duty: Duty, facts: Facts, day: LocalDate): SummaryLine[] {
  const found = assess(duty, periodOf('month', day), facts);
  return found.length === 0 ? [] : [{ title: duty.title, total: `本月 ${sayTally(tally(found))}`, behind: [] }];
}

function linesOf(duty: Duty, facts: Facts, day: LocalDate): SummaryLine[] {
  if (duty.cadence === 'cause') return causeLine(duty, facts, day);
  if (duty.per !== 'unit')
    return tally(assess(duty, periodOf('month', day), facts)).should === 0 ? [] : [personLine(duty, facts, day)];
  if (duty.cadence === 'day') return [dayLine(duty, facts, day)];
  return duty.cadence === 'month' ? [tableLine(duty, facts, day)] : [];
}

/** The lines of a day's summary, duty by duty in the rule book's order, as of the day's end. */
export const dailyLines = (duties: readonly Duty[], facts: Facts, day: LocalDate): SummaryLine[] =>
  duties.filter((duty) => duty.owedBy === 'village').flatMap((duty) => linesOf(duty, facts, day));
