import { type Assessment, type Facts, standingOf } from './assess.ts';
import { owing } from './bearer.ts';
import { addDays } from './calendar.ts';
import { dayOfDeadline, deadlineAfter } from './due.ts';
import type { Duty } from './duty.ts';
import type { Ledger } from './ledger.ts';
import type { Period } from './period.ts';
import type { Evidence } from './record.ts';

type After = NonNullable<Duty['after']>;

/** Whether a record is what a cause asked for: it names the cause, is the cause itself filled in, or came after it. */
function answersTo(after: After, cause: Evidence, record: Evidence): boolean {
  if (record.id === cause.id || record.answers === cause.id) return true;
  if (after.byReference === true) return false;
  return record.answers === undefined && record.kind !== cause.kind && record.occurredOn >= cause.occurredOn;
}

/** Hours run from moment to moment; whoever has days is judged by the day it happened, however late it is told. */
const wasInTime = (after: After, answer: Evidence, deadline: Date): boolean =>
  typeof after.within === 'object' && 'hours' in after.within
    ? answer.at.getTime() <= deadline.getTime()
    : answer.occurredOn <= dayOfDeadline(deadline);

const earliest = (a: Evidence, b: Evidence): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function assessCause(
  duty: Duty,
  after: After,
  cause: Evidence,
  unitId: string,
  facts: Facts,
  ledger: Ledger,
): Assessment {
  const deadline = deadlineAfter(cause, after.within);
  const due = dayOfDeadline(deadline);
  const answers = ledger
    .of(duty, unitId)
    .filter((record) => answersTo(after, cause, record))
    .toSorted(earliest);
  const inTime = answers.find((answer) => wasInTime(after, answer, deadline));
  const answer = inTime ?? answers[0];
  const metOn = answer === undefined ? undefined : inTime === undefined ? addDays(due, 1) : due;
  const done = answer === undefined ? 0 : 1;
  return {
    dutyId: duty.id,
    unitId,
    subjectId: cause.id,
    period: { cadence: 'cause', key: cause.id, first: cause.occurredOn, last: due },
    due,
    should: cause.occurredOn <= facts.asOf.day ? 1 : done,
    quota: 1,
    done,
    evidenced: answers.some((one) => one.evidenceState === 'attached') ? 1 : 0,
    standing: standingOf({ quota: 1, metOn, due, first: cause.occurredOn, today: facts.asOf.day }),
    recordIds: answer === undefined ? [] : [answer.id],
  };
}

/** What several units report of one action asks once, of the unit that told of it first. */
const firstOfAction = (cause: Evidence, _: number, all: readonly Evidence[]): boolean =>
  cause.action === undefined ||
  !all.some((other) => other.action === cause.action && other !== cause && earliest(other, cause) < 0);

/** Where everybody stands with what causes asked of them, for the causes whose deadline lies in the span. */
export function assessCauses(duty: Duty, after: After, span: Period, facts: Facts, ledger: Ledger): Assessment[] {
  const owers = owing(duty, facts.roster.units).map((unit) => unit.id);
  const present = new Set(facts.roster.units.map((unit) => unit.id));
  return (
    ledger
      .ofKind(after.kind)
      .filter((cause) => (after.tags ?? []).every((tag) => cause.tags.includes(tag)))
      .filter(firstOfAction)
      // What answers an earlier one of its own kind asks for nothing itself.
      .filter((cause) => cause.answers === undefined)
      .filter((cause) => {
        const due = dayOfDeadline(deadlineAfter(cause, after.within));
        return span.first <= due && due <= span.last;
      })
      .flatMap((cause) => {
        const units = duty.owedBy === 'whom-it-concerns' ? [cause.unitId].filter((id) => present.has(id)) : owers;
        return units.map((unitId) => assessCause(duty, after, cause, unitId, facts, ledger));
      })
  );
}
