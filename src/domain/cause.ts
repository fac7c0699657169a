import { type Assessment, type Facts, standingOf } from './assess.ts';
import { owing } from './bearer.ts';
import { dayOf } from './calendar.ts';
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
  const [answer] = ledger
    .of(duty, unitId)
    .filter((record) => answersTo(after, cause, record))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const inTime = answer !== undefined && answer.at.getTime() <= deadline.getTime();
  const metOn = answer === undefined ? undefined : inTime ? due : dayOf(answer.at);
  const standing = standingOf({ quota: 1, metOn, due, first: cause.occurredOn, today: facts.asOf.day });
  return {
    dutyId: duty.id,
    unitId,
    subjectId: cause.id,
    period: { cadence: 'cause', key: cause.id, first: cause.occurredOn, last: due },
    due,
    should: 1,
    quota: 1,
    done: answer === undefined ? 0 : 1,
    evidenced: answer?.evidenceState === 'attached' ? 1 : 0,
    standing: answer !== undefined && !inTime ? 'late' : standing,
    recordIds: answer === undefined ? [] : [answer.id],
  };
}

/** Where everybody stands with what causes asked of them, for the causes whose deadline lies in the span. */
export function assessCauses(duty: Duty, after: After, span: Period, facts: Facts, ledger: Ledger): Assessment[] {
  const owers = owing(duty, facts.roster.units).map((unit) => unit.id);
  const present = new Set(facts.roster.units.map((unit) => unit.id));
  return ledger
    .ofKind(after.kind)
    .filter((cause) => (after.tags ?? []).every((tag) => cause.tags.includes(tag)))
    .filter((cause) => {
      const due = dayOfDeadline(deadlineAfter(cause, after.within));
      return span.first <= due && due <= span.last;
    })
    .flatMap((cause) => {
      const units = duty.owedBy === 'whom-it-concerns' ? [cause.unitId].filter((id) => present.has(id)) : owers;
      return units.map((unitId) => assessCause(duty, after, cause, unitId, facts, ledger));
    });
}
