import { linesCard } from '../cards/record.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { maySeeUnit, townshipRoles, type Unit } from '../domain/actor.ts';
import { assess, sayTally, tally } from '../domain/assess.ts';
import { sayMonth } from '../domain/calendar.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import type { Duty } from '../domain/duty.ts';
import { type Period } from '../domain/period.ts';
import { type RecordKind, wordOf } from '../domain/record.ts';
import { isWithin, saySpan } from '../domain/span.ts';
import { mayCount } from '../domain/visibility.ts';
import { declarations } from '../records/index.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { total } from './broadcast-day.ts';
import { type Answer, audienceOf, type Desk, press, privately, say, unitOf } from './define.ts';
import { factsFor } from './standing.ts';
import { statusName } from './status-detail.ts';
import { readsEntries } from './status-span.ts';
import { nothingAsked, sayOften, unitAsked } from './status-sight.ts';

/** How often: what several units told of one action is once (A-38). */
function timesIn(found: readonly KeptRecord[]): number {
  const first = new Map(found.toReversed().map((record) => [wordOf(record.detail, 'action') || record.id, record]));
  return total([...first.values()]);
}

function sayTimes(kind: RecordKind, found: readonly KeptRecord[]): string {
  const { title } = declarations[kind];
  const times = timesIn(found);
  return times === 0 ? `还没有登记${title}` : `${title} ${sayOften(kind, times)}`;
}

type Standing = { readonly duty: Duty; readonly said: string; readonly behind: readonly string[] };

/** Where the duties stand that a kind meets and that fall due by the days asked about. */
async function standings(desk: Desk, kind: RecordKind, unit: Unit | undefined, span: Period): Promise<Standing[]> {
  const facts = await factsFor(desk, span.first, span.last, unit?.id);
  return dutiesMetBy(desk.campaign, kind).flatMap((duty) => {
    const found = assess(duty, span, facts).filter(({ period }) => isWithin(period, span));
    if (tally(found).should === 0) return [];
    const behind = found.filter(({ standing }) => standing === 'open' || standing === 'overdue');
    const names = [...new Set(behind.map(({ unitId }) => unitOf(desk, unitId).name))];
    return [{ duty, said: sayTally(tally(found)), behind: names }];
  });
}

/** 业务培训 1/3，还差：市监所、卫生院; who is behind only for the township, and where several are asked. */
const sayStandings = (desk: Desk, unit: Unit | undefined, found: readonly Standing[]): string[] =>
  found.map(({ duty, said, behind }) => {
    const isNamed = unit === undefined && behind.length > 0 && townshipRoles.includes(desk.actor.role);
    return `${duty.title} ${said}${isNamed ? `，还差：${behind.join('、')}` : ''}`;
  });

/** Whether somebody enters what is not theirs to count: of that they hear their own. */
const countsOwn = ({ actor }: Desk, kind: RecordKind): boolean =>
  !mayCount(actor, kind) && declarations[kind].may.includes(actor.role);

async function own(desk: Desk, kind: RecordKind, span: Period): Promise<Answer> {
  const found = await findRecords(desk.db, { kind, reportedBy: desk.actor.id, from: span.first, to: span.last });
  return privately(linesCard(`您 ${saySpan(span)} ${sayTimes(kind, found)}`, ['只算您自己登记的。']));
}

/** 本月培训了几次, 雄风村转了几条链接: how often on the days asked about, and where the duties stand that it meets. */
export async function counted(desk: Desk, kind: RecordKind, slots: StatusSlots, span: Period): Promise<Answer> {
  if (audienceOf(desk) === 'private' && countsOwn(desk, kind)) return own(desk, kind, span);
  const unit = unitAsked(desk, kind, slots);
  const days = { kind, from: span.first, to: span.last };
  const [found, standing] = await Promise.all([
    findRecords(desk.db, unit === undefined ? days : { ...days, unitId: unit.id }),
    standings(desk, kind, unit, span),
  ]);
  const head = `${unit?.name ?? '全镇'} ${saySpan(span)}`;
  if (kind === 'link-forward' && found.length === 0 && standing.length === 0)
    return say(linesCard(`${head} ${nothingAsked(desk, kind)}`, ['办公室发布了链接才要转。']));
  const isSeen = unit !== undefined && found.length > 0 && maySeeUnit(desk.actor, unit.id) && readsEntries(desk, kind);
  const month = { unit: unit?.id ?? '', month: span.first.slice(0, 7), kind };
  return say(
    linesCard(
      `${head} ${sayTimes(kind, found)}`,
      sayStandings(desk, unit, standing),
      ...(isSeen ? [{ label: `${sayMonth(span.first)}明细`, press: press(statusName, 'rows', month) }] : []),
    ),
  );
}
