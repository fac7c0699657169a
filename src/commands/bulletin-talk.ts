import type { Write } from '../db/db.ts';
import { findRecords, privateDetailOf } from '../db/records.ts';
import { endOfMonth } from '../domain/calendar.ts';
import { dayIn, type Draft, wordOf } from '../domain/record.ts';
import type { Desk } from './define.ts';
import { keepOnBehalf } from './office-record.ts';
import type { RecordConversation } from './record-command.ts';
import type { FormOpening } from './record-form.ts';

/** Prefilled with what was confirmed of the village: the month, and the rule's trace. */
async function dress(desk: Desk, opening: FormOpening): Promise<FormOpening> {
  const { unit, corrects } = opening.args;
  if (unit === undefined || corrects !== undefined || opening.faults !== undefined) return opening;
  const found = await findRecords(desk.db, { kind: 'falling-behind', unitId: unit });
  const last = found.at(-1);
  const rule = last === undefined ? undefined : (await privateDetailOf(desk.db, last.id))?.['rule'];
  return {
    ...opening,
    values: {
      dueOn: endOfMonth(desk.today),
      ...(last === undefined ? {} : { month: wordOf(last.detail, 'month') }),
      ...(typeof rule === 'string' ? { reason: rule } : {}),
      ...opening.values,
    },
  };
}

/** Every commitment becomes an entry of the problem list, in the talk's own commit. */
async function commitments(desk: Desk, talk: Draft): Promise<Write[]> {
  const said = talk.privateDetail?.['commitments'];
  const lines = (typeof said === 'string' ? said : '').split('\n').map((line) => line.trim());
  const kept = lines.filter((line) => line !== '');
  const writes = await Promise.all(
    kept.map((line, ahead) => {
      const draft: Draft = {
        kind: 'problem',
        unitId: talk.unitId,
        occurredOn: talk.occurredOn,
        times: [],
        count: 1,
        subjectIds: [],
        detail: { source: 'bulletin', dueOn: dayIn(talk.detail, 'dueOn') ?? endOfMonth(desk.today) },
        privateDetail: { problem: line },
        evidenceState: 'exempt',
      };
      return keepOnBehalf(desk, draft, ahead);
    }),
  );
  return writes.flat();
}

/** 约谈 (F-64c): what was promised goes on the problem list. */
export const talkConversation: RecordConversation = { says: ['约谈'], dress, along: commitments };
