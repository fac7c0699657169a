import { periodOf } from '../domain/period.ts';
import { spanBetween } from '../domain/span.ts';
import { groupMayCount } from '../domain/visibility.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { type Answer, audienceOf, type Desk } from './define.ts';
import { myDayCommand } from './my-day.ts';
import { counted } from './status-counted.ts';
import { lastTime } from './status-last.ts';
import { missing } from './status-missing.ts';
import { visitsTo } from './status-person.ts';
import { kindOf, oftenAsked } from './status-sight.ts';
import { overSpan } from './status-span.ts';

/** The same, answered in private. */
async function aside(desk: Desk, slots: StatusSlots): Promise<Answer | undefined> {
  const answer = await statusAsked({ ...desk, place: { ...desk.place, type: 'p2p' } }, slots);
  return answer?.reply.kind === 'card' ? { ...answer, reply: { ...answer.reply, kind: 'privately' } } : answer;
}

/**
 * What a question about how things stand wants to know: my own entries, somebody's visits, who is behind, the last time,
 * how often, or what was done on some days. Undefined where it is the whole month, which has its own card.
 */
export async function statusAsked(desk: Desk, slots: StatusSlots): Promise<Answer | undefined> {
  const { topic, filter, subject, period } = slots;
  const kind = kindOf[topic];
  const month = periodOf('month', desk.today);
  const span = spanBetween(period?.from ?? month.first, period?.to ?? month.last);
  if (filter === 'mine') return myDayCommand.open?.(desk);
  if (kind !== undefined && audienceOf(desk) === 'group' && !groupMayCount(kind)) return aside(desk, slots);
  if (subject !== undefined) return visitsTo(desk, slots, subject, span);
  if (filter === 'missing') return missing(desk, slots);
  if (kind !== undefined && filter === 'last') return lastTime(desk, kind, slots);
  if (kind !== undefined && oftenAsked.includes(kind)) return counted(desk, kind, slots, span);
  // A table is handed in by the month, whatever days are named.
  return kind === 'clue-check' || span.cadence === 'month' ? undefined : overSpan(desk, slots, kind, span);
}
