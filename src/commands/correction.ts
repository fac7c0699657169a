import { linesCard, questionCard } from '../cards/record.ts';
import { findRecords, type KeptRecord, lastRecordBy } from '../db/records.ts';
import { isLocalDate, sayDay } from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import type { Changes, CorrectSlots, Target, UndoSlots } from '../understanding/slots.ts';
import { villageOf } from './village.ts';
import { type Answer, defineCommand, type Desk, press, privately, say, ownVillage, unitOf } from './define.ts';
import { intentOfKind, lastRecordSince } from './last-record.ts';
import { entryForm } from './record-command.ts';
import { keepRecord, voidRecord, withWords } from './record-flow.ts';

const nothing = (): Answer => say(linesCard('没找到可以改的', ['您最近没有在这里登记过。可以说“今天我报了什么”。']));

/** The record meant: the speaker's last one here, or the one of a named day. */
async function targetOf(desk: Desk, target: Target): Promise<KeptRecord | undefined> {
  if (target === 'all') throw new Refusal('not-allowed', '不能一次全删。请一条一条撤销。');
  if (target === 'last') return lastRecordBy(desk.db, desk.actor.id, desk.place.chatId, lastRecordSince(desk.now));
  if (!isLocalDate(target.date)) return undefined;
  const kind = target.intent === 'log_visit' ? 'minor-visit' : 'broadcast';
  const unitId = ownVillage(desk);
  const found = await findRecords(desk.db, {
    kind,
    from: target.date,
    to: target.date,
    ...(unitId === undefined ? {} : { unitId }),
  });
  return found.findLast((record) => record.reportedBy === desk.actor.id);
}

/** The last draft with what was said to be different. A count that no longer fits the times leaves the times open. */
function changed(desk: Desk, record: KeptRecord, changes: Changes): Draft {
  const times = changes.times ?? record.times;
  const count = changes.count ?? (changes.times === undefined ? record.count : changes.times.length);
  return {
    ...record,
    unitId: changes.village === undefined ? record.unitId : (villageOf(desk, changes.village) ?? record.unitId),
    occurredOn: changes.date ?? record.occurredOn,
    times: times.length === count || record.kind !== 'broadcast' ? times : [],
    count: record.kind === 'broadcast' ? count : record.count,
    evidenceState: changes.photo ?? changes.screenshot ?? record.evidenceState,
  };
}

/** “是两次” and “是8点” are about plays, also when something else was entered after them or with them. */
async function lastMeant(desk: Desk, target: Target, changes: Changes): Promise<KeptRecord | undefined> {
  const record = await targetOf(desk, target);
  const saysPlays = changes.count !== undefined || changes.times !== undefined;
  if (target !== 'last' || !saysPlays || record?.subjectIds.length !== 0 || record.kind === 'broadcast') return record;
  const since = lastRecordSince(desk.now);
  const plays = await findRecords(desk.db, { kind: 'broadcast', reportedBy: desk.actor.id });
  return plays
    .filter(({ chatId, recordedAt }) => chatId === desk.place.chatId && recordedAt >= since)
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
    .at(-1);
}

async function correct(desk: Desk, { target, changes, conflict }: CorrectSlots, confirm: boolean): Promise<Answer> {
  const record = await lastMeant(desk, target, changes);
  if (record === undefined) return nothing();
  if (record.status === 'void') throw new Refusal('already', '上一条已经撤销了，请重新登记。');
  const declaration = declarations[record.kind];
  const draft = changed(desk, await withWords(desk, record), changes);
  const untouched =
    Object.keys(changes).length === 0 ||
    (record.kind !== 'broadcast' && changes.date === undefined && changes.village === undefined);
  // 三次改成两次 is clear as a number; which of the times was wrong stays open.
  const isOpen = conflict === 'count_vs_times';
  if (untouched || (confirm && !isOpen)) {
    const args = {
      corrects: record.id,
      unit: record.unitId,
      ...(record.subjectIds.length === 0 ? {} : { subjects: record.subjectIds.join(',') }),
    };
    return privately(
      await entryForm(
        desk,
        declaration,
        { says: [], dress: (_desk, opening) => opening },
        { values: declaration.fill(draft), args },
      ),
    );
  }
  if (draft.occurredOn > desk.today) throw new Refusal('bad-input', `${sayDay(draft.occurredOn)}还没有到，没有改。`);
  return keepRecord(desk, declaration, draft, {
    source: 'text',
    corrects: record,
    ...(isOpen && { remarks: ['时间先空着，点“改一下”可以补。'] }),
  });
}

/** The last record of the kind a line names, anywhere: 把走访删了 must not take back a play. */
async function lastNamed(desk: Desk, named: string): Promise<KeptRecord | undefined> {
  const mine = await findRecords(desk.db, { reportedBy: desk.actor.id });
  return mine
    .filter((record) => intentOfKind[record.kind] === named && record.recordedAt >= lastRecordSince(desk.now))
    .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
}

async function undo(desk: Desk, { target, named }: UndoSlots, confirm: boolean): Promise<Answer> {
  const last = await targetOf(desk, target);
  const isOther = named !== undefined && last !== undefined && intentOfKind[last.kind] !== named;
  const record = isOther ? await lastNamed(desk, named) : last;
  if (record === undefined) return nothing();
  const declaration = declarations[record.kind];
  if (target === 'last' && !isOther && !confirm) return voidRecord(desk, declaration, record);
  const line = desk.place.type === 'group' ? declaration.sayInGroup(record) : declaration.say(record);
  return say(
    questionCard(
      '撤销这一条？',
      `${unitOf(desk, record.unitId).name} ${sayDay(record.occurredOn)} ${declaration.title} ${line}`,
      [{ label: '撤销', style: 'danger', press: press(record.kind, 'void', { id: record.id }) }],
    ),
  );
}

/** “不对，是两次” and “撤销”: what was kept can be changed by typing. History stays. */
export const correctionCommand = defineCommand({
  name: 'correction',
  title: '改和撤销',
  example: '不对，是两次',
  says: [],
  may: 'everyone',
  hears: { correct_last: correct, undo_last: undo },
});
