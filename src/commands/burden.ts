import { burdenCard } from '../cards/burden.ts';
import { entriesIn, messagesIn, remindersIn } from '../db/burden.ts';
import { townshipRoles } from '../domain/actor.ts';
import { firstOfMonth, isLocalDate, type LocalDate } from '../domain/calendar.ts';
import { dutyOf } from '../domain/campaign.ts';
import { periodOf, previousPeriod } from '../domain/period.ts';
import { declarations } from '../records/index.ts';
import { type Answer, defineCommand, type Desk, press, privately, villages } from './define.ts';

const name = 'burden';

/** How many of the duties that cost most are named. */
const named = 3;

/** What was entered and reminded of, added up by what people call it. */
function dearest(costs: readonly (readonly [title: string, times: number])[]) {
  const sums = new Map<string, number>();
  for (const [title, times] of costs) sums.set(title, (sums.get(title) ?? 0) + times);
  return [...sums]
    .map(([title, times]) => ({ title, times }))
    .toSorted((a, b) => b.times - a.times)
    .slice(0, named);
}

async function show(desk: Desk, day: LocalDate): Promise<Answer> {
  const month = periodOf('month', day);
  const [messages, entries, reminders] = await Promise.all([
    messagesIn(desk.db, month.first),
    entriesIn(desk.db, month.first),
    remindersIn(desk.db, month.first),
  ]);
  const titleOf = (kind: (typeof entries)[number]['kind']) =>
    desk.campaign.duties.find(({ evidence }) => evidence === kind)?.title ?? declarations[kind].title;
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const rows = villages(desk).map(({ id, name: unit }) => ({
    unit,
    messages: messages.get(id) ?? 0,
    reminders: sum(reminders.filter(({ unitId }) => unitId === id).map(({ times }) => times)),
    entries: sum(entries.filter(({ unitId }) => unitId === id).map((one) => one.entries)),
  }));
  const before = previousPeriod(month).first;
  return privately(
    burdenCard({
      month: month.first,
      messages: sum([...messages.values()]),
      reminders: sum(reminders.map(({ times }) => times)),
      entries: sum(entries.map((one) => one.entries)),
      dearest: dearest([
        ...entries.map((one) => [titleOf(one.kind), one.entries] as const),
        ...reminders.map(({ dutyId, times }) => [dutyOf(desk.campaign, dutyId)?.title ?? dutyId, times] as const),
      ]),
      rows,
      buttons: [
        { label: '上个月', press: press(name, 'open', { month: before }) },
        ...(month.first === firstOfMonth(desk.today)
          ? []
          : [{ label: '本月', press: press(name, 'open', { month: desk.today }) }]),
      ],
    }),
  );
}

/** 负担: what the tool costs each village, for the office and the leaders, in private (B-7). */
export const burdenCommand = defineCommand({
  name,
  title: '负担',
  says: ['工作负担', '减负'],
  may: townshipRoles,
  open: (desk) => show(desk, desk.today),
  presses: {
    open: (desk, { args }) => {
      const month = args['month'] ?? '';
      return show(desk, isLocalDate(month) ? month : desk.today);
    },
  },
});
