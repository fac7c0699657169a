import { linesCard } from '../cards/record.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { townshipRoles, type Unit } from '../domain/actor.ts';
import { addDays, sayDay } from '../domain/calendar.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import { mayCountFor } from '../domain/ledger.ts';
import { asEvidence, type RecordKind } from '../domain/record.ts';
import { cellForKind } from '../domain/visibility.ts';
import { declarations } from '../records/index.ts';
import { Refusal } from '../errors.ts';
import type { StatusSlots } from '../understanding/slots.ts';
import { total } from './broadcast-day.ts';
import { type Answer, type Desk, privately, say, unitOf, villages } from './define.ts';
import { demandCount } from './status-detail.ts';
import { oftenAsked, unitAsked, villageAsked } from './status-sight.ts';
import { readsEntries, timesOn } from './status-span.ts';

/** Whether a record is one of those its kind's duties count; of a visit, that somebody was met. */
export const isCounted = (desk: Desk, record: KeptRecord): boolean => {
  const duties = dutiesMetBy(desk.campaign, record.kind).filter(({ tags }) => tags === undefined);
  const evidence = asEvidence(record.id, record, record.late, record.recordedAt);
  return duties.length === 0 || duties.some((duty) => mayCountFor(duty, evidence));
};

/** The counted records of a kind up to today, the last month's where there are any, else the campaign's. */
async function lately(desk: Desk, kind: RecordKind, unitId: string | undefined): Promise<KeptRecord[]> {
  const { today, campaign } = desk;
  for (const from of [addDays(today, -31), campaign.window.from]) {
    const days = { kind, from, to: today };
    const found = await findRecords(desk.db, unitId === undefined ? days : { ...days, unitId });
    const counted = found.filter((record) => isCounted(desk, record));
    if (counted.length > 0) return counted;
  }
  return [];
}

const onLastDay = (records: readonly KeptRecord[]): KeptRecord[] =>
  records.filter(({ occurredOn }) => occurredOn === records.at(-1)?.occurredOn);

/** 3月14日 08:00 12:00 18:00（3次）; of visits the day alone, for their number is one of persons. */
function sayLast(desk: Desk, kind: RecordKind, last: readonly KeptRecord[]): string {
  const [first] = last;
  if (first === undefined) return '';
  if (kind !== 'broadcast') return sayDay(first.occurredOn);
  const times = readsEntries(desk, kind) ? timesOn(last) : '';
  return `${sayDay(first.occurredOn)}${times === '' ? '' : ` ${times}`}（${total(last)}次）`;
}

/** Who recorded it, where that is not said already. */
const byWhom = (desk: Desk, unit: Unit | undefined, last: readonly KeptRecord[]): string =>
  unit === undefined ? `（${[...new Set(last.map(({ unitId }) => unitOf(desk, unitId).name))].join('、')}）` : '';

async function ofOne(desk: Desk, kind: RecordKind, unit: Unit | undefined): Promise<Answer> {
  const { title, about } = declarations[kind];
  const last = onLastDay(await lately(desk, kind, unit?.id));
  const where = unit?.name ?? '全镇';
  const answer = about === 'unit' ? say : privately;
  if (last.length === 0) return answer(linesCard(`${where}还没有登记过${title}`, ['登记以后就能查到。']));
  return answer(linesCard(`${where} ${title}最近一次：${sayLast(desk, kind, last)}${byWhom(desk, unit, last)}`, []));
}

async function ofVillages(desk: Desk, kind: RecordKind): Promise<Answer> {
  const { title, about } = declarations[kind];
  const found = await Promise.all(villages(desk).map(({ id }) => lately(desk, kind, id)));
  const lines = villages(desk).map(({ name }, index) => {
    const said = sayLast(desk, kind, onLastDay(found[index] ?? []));
    return `${name} ${said === '' ? '还没有登记过' : said}`;
  });
  return (about === 'unit' ? say : privately)(linesCard(`各村最近一次${title}`, lines));
}

/** 最近一次播放是什么时候: the last day, for whoever reads entries; of patrols that is the police alone (A-37). */
export async function lastTime(desk: Desk, kind: RecordKind, slots: StatusSlots): Promise<Answer> {
  demandCount(desk, kind);
  const cell = cellForKind(desk.actor, kind);
  const reads = cell === 'O' || cell === 'F' || (cell === 'M' && townshipRoles.includes(desk.actor.role));
  if (!reads) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  if (oftenAsked.includes(kind) && kind !== 'link-forward') return ofOne(desk, kind, unitAsked(desk, kind, slots));
  const unit = villageAsked(desk, slots);
  return unit === undefined ? ofVillages(desk, kind) : ofOne(desk, kind, unit);
}
