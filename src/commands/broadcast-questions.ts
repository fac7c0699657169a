import { linesCard } from '../cards/record.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { sayDay } from '../domain/calendar.ts';
import type { Draft } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { broadcast } from '../records/broadcast.ts';
import type { BroadcastSlots } from '../understanding/slots.ts';
import { askChoice } from './choice.ts';
import { type Answer, type Desk, press, say } from './define.ts';
import { personById } from '../db/people.ts';
import { placeOnDay, playsAsked, total } from './broadcast-day.ts';

/** Another report of a day that has one: the same batch, or another play? */
export async function askWhetherSame(desk: Desk, existing: readonly KeptRecord[], draft: Draft): Promise<Answer> {
  const reporter = await personById(desk.db, existing[0]?.reportedBy ?? '');
  const times = existing.flatMap((record) => record.times).toSorted();
  const [only] = existing;
  const mayReplace = existing.length === 1 && only?.reportedBy === desk.actor.id;
  const detail = [times.join(' '), reporter === undefined ? '' : `${reporter.name}登记`]
    .filter((part) => part !== '')
    .join('，');
  const unit = desk.units.find((one) => one.id === draft.unitId)?.name ?? '';
  const when = draft.occurredOn === desk.today ? '今天' : sayDay(draft.occurredOn);
  return askChoice(desk, broadcast.kind, {
    about: 'broadcast_same',
    title: '是同一批吗',
    line: `${unit}${when}已有 ${total(existing)}次（${detail}）`,
    choices: [
      { pick: 'same', label: '是同一批，不重复记', primary: true },
      { pick: 'again', label: '另外又播了' },
      ...(mayReplace ? [{ pick: 'replace', label: '按这次的改' }] : []),
    ],
    byTyping: '打字也行：“同一批”“另外又播了”',
    picks: {
      same: {},
      again: { draft, sure: true },
      ...(mayReplace && only !== undefined ? { replace: { draft, corrects: only.id, sure: true } } : {}),
    },
  });
}

/** What is said instead of keeping a draft, when the day's entries make it known already or doubtful. */
export async function meetDay(
  desk: Desk,
  draft: Draft,
  adds: Parameters<typeof placeOnDay>[3] = { again: false },
): Promise<Answer | undefined> {
  const { unitId, occurredOn } = draft;
  const existing = await findRecords(desk.db, { kind: broadcast.kind, unitId, from: occurredOn, to: occurredOn });
  const place = placeOnDay(existing, draft, desk.actor.id, adds, playsAsked(desk, occurredOn));
  if (place.kind === 'ask') return askWhetherSame(desk, existing, draft);
  if (place.kind === 'new') return undefined;
  return say(linesCard('已经登记过了', [`${sayDay(occurredOn)} ${broadcast.say(place.record)}，没有重复记。`]));
}

/** The form with what was said already. */
const fillForm = (draft: Draft) =>
  press(broadcast.kind, 'fill', { unit: draft.unitId, day: draft.occurredOn, times: draft.times.join(' ') });

async function askCount(desk: Desk, draft: Draft): Promise<Answer> {
  const most = Math.max(3, playsAsked(desk, draft.occurredOn));
  const counts = Array.from({ length: Math.min(6, most) }, (_, index) => index + 1);
  return askChoice(desk, broadcast.kind, {
    about: 'broadcast_times_asked',
    title: '播了几次？',
    line: draft.occurredOn === desk.today ? '' : sayDay(draft.occurredOn),
    choices: counts.map((count) => ({ pick: String(count), label: `${count}次` })),
    more: [{ label: '填时间', press: fillForm(draft) }],
    byTyping: '打字也行：“三次”“8点和12点”',
    picks: Object.fromEntries(counts.map((count) => [String(count), { draft: { ...draft, count } }])),
  });
}

async function askConflict(desk: Desk, draft: Draft): Promise<Answer> {
  const { times, count } = draft;
  return askChoice(desk, broadcast.kind, {
    about: 'broadcast_conflict',
    title: '次数和时间对不上',
    line: `写的是${count}次，时间有${times.length}个（${times.join(' ')}）`,
    choices: [
      { pick: 'count', label: `${count}次，时间先空着` },
      { pick: 'times', label: `就是${times.length}次` },
    ],
    more: [{ label: '填时间', press: fillForm(draft) }],
    picks: { count: { draft: { ...draft, times: [] } }, times: { draft: { ...draft, count: times.length } } },
  });
}

async function askWhetherRight(desk: Desk, draft: Draft, future: readonly string[]): Promise<Answer> {
  const unit = desk.units.find((one) => one.id === draft.unitId)?.name ?? '';
  return askChoice(desk, broadcast.kind, {
    about: 'broadcast_confirm',
    title: '这样记对吗？',
    line: `${unit} ${sayDay(draft.occurredOn)} ${broadcast.say(draft)}${future.length === 0 ? '' : `；${future.join(' ')} 还没到，先不记`}`,
    choices: [
      { pick: 'yes', label: '对，登记', primary: true },
      { pick: 'no', label: '不登记' },
    ],
    more: [{ label: '改一下', press: fillForm(draft) }],
    picks: { yes: { draft }, no: {} },
  });
}

/** What is not clear enough to keep, as the question to ask. */
export async function doubtOf(
  desk: Desk,
  draft: Draft,
  slots: BroadcastSlots,
  confirm: boolean,
): Promise<Answer | undefined> {
  if (draft.count === 0) return askCount(desk, draft);
  if (draft.count > 24) throw new Refusal('bad-input', `一天播${draft.count}次？没有登记，请再写一遍。`);
  if (slots.conflict !== undefined) return askConflict(desk, draft);
  if (draft.occurredOn > desk.today) throw new Refusal('bad-input', `${sayDay(draft.occurredOn)}还没有到，没有登记。`);
  return confirm ? askWhetherRight(desk, draft, slots.future_times ?? []) : undefined;
}
