import { type Block, card, joined, md, text } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { dueDate } from '../domain/due.ts';
import { townshipRoles } from '../domain/actor.ts';
import { owing } from '../domain/bearer.ts';
import { type Duty, quotaOn } from '../domain/duty.ts';
import { assess, tally } from '../domain/assess.ts';
import { daysBetween, type LocalDate, sayDay } from '../domain/calendar.ts';
import { spanAt } from '../domain/period.ts';
import type { DeadlineSlots } from '../understanding/slots.ts';
import { type Answer, audienceOf, defineCommand, type Desk, say } from './define.ts';
import { factsFor } from './standing.ts';

/** How many due days stand open on the card; later ones are folded away. */
const most = 8;

function sayEach({ per }: Duty, quota: number): string {
  if (per === 'unit') return '';
  return per.register === 'L-P01' ? `每处${quota}次，` : `每人${quota}次，`;
}

type Due = { readonly due: LocalDate; readonly line: string };

function dueOf(desk: Desk, duty: Duty): Due {
  const quota = quotaOn(duty, spanAt(duty.cadence, desk.today).first);
  if (duty.cadence === 'day')
    return { due: desk.today, line: `${duty.title}：每天${quota}次，当天24:00前；第二天中午12点前补报都不算迟。` };
  const due = dueDate(duty, spanAt(duty.cadence, desk.today));
  const left = daysBetween(desk.today, due);
  const when = left < 0 ? '已过' : left === 0 ? '就是今天' : `还有${left}天`;
  return { due, line: `${duty.title}：${sayEach(duty, quota)}${sayDay(due)}24:00前，${when}。` };
}

/** Whether anybody or anything is listed of whom the duty asks. */
async function asksOf(desk: Desk): Promise<(duty: Duty) => boolean> {
  // That nobody is listed is as much a count of few as any other: a group reads every duty.
  if (audienceOf(desk) === 'group') return () => true;
  const unitId = townshipRoles.includes(desk.actor.role) ? undefined : desk.actor.unitId;
  const facts = await factsFor(desk, desk.today, desk.today, unitId);
  return (duty) => duty.per === 'unit' || tally(assess(duty, spanAt(duty.cadence, desk.today), facts)).should > 0;
}

/** What falls due by itself and is the asker's own; the office and the leaders are asked about everybody's. */
const ownDuties = ({ campaign, units, actor }: Desk): Duty[] =>
  campaign.duties.filter(
    (duty) =>
      duty.cadence !== 'cause' &&
      (townshipRoles.includes(actor.role) || owing(duty, units).some((unit) => unit.id === actor.unitId)),
  );

const topics: Readonly<Record<Exclude<DeadlineSlots['topic'], undefined | 'campaign'>, (duty: Duty) => boolean>> = {
  clue_check: (duty) => duty.evidence === 'clue-check',
  visit_minor: (duty) => duty.evidence === 'minor-visit',
  visit_key_person: (duty) => duty.evidence === 'key-person-visit',
  case_backcheck: (duty) => duty.evidence === 'back-check',
  bulletin: (duty) => duty.evidence === 'bulletin',
  dispatch_meeting: (duty) => duty.evidence === 'meeting' && duty.tags?.includes('dispatch') === true,
};

const sayWindow = ({ name, window }: Desk['campaign']): string =>
  `${name}：${sayDay(window.from)}到${window.to === undefined ? '另行通知' : sayDay(window.to)}。`;

async function open(desk: Desk, { topic }: DeadlineSlots = {}): Promise<Answer> {
  if (topic === 'campaign') return say(linesCard('截止时间', [sayWindow(desk.campaign)]));
  const asked = topic === undefined ? [] : desk.campaign.duties.filter(topics[topic]);
  if (asked.length > 0)
    return say(
      linesCard(
        '截止时间',
        asked.map((duty) => dueOf(desk, duty).line),
      ),
    );
  const asks = await asksOf(desk);
  const dues = ownDuties(desk)
    .filter(asks)
    .map((duty) => dueOf(desk, duty))
    .filter(({ due }) => due >= desk.today)
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const lines = dues.map(({ line }) => md`${line}`);
  const later: Block[] =
    lines.length > most
      ? [
          {
            kind: 'fold',
            title: `后面还有 ${lines.length - most} 项`,
            blocks: [{ kind: 'text', text: joined(lines.slice(most)) }],
          },
        ]
      : [];
  return say(
    lines.length === 0
      ? linesCard('截止时间', ['您这里没有定期要做的事。'])
      : card('截止时间', 'neutral', ...lines.slice(0, most).map(text), ...later),
  );
}

/** 截止时间: the due days still ahead of the asker's own duties, the nearest first, or of what was asked about. */
export const deadlinesCommand = defineCommand({
  name: 'deadlines',
  title: '截止时间',
  example: '排查表几号交',
  says: ['截止', '几号截止'],
  may: 'everyone',
  open: (desk) => open(desk),
  hears: { query_deadline: (desk, slots) => open(desk, slots) },
});
