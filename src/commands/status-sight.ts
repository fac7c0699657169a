import { type Role, roles, townshipRoles, type Unit } from '../domain/actor.ts';
import { dutiesMetBy } from '../domain/campaign.ts';
import { type RecordKind } from '../domain/record.ts';
import { cellFor, cellForKind } from '../domain/visibility.ts';
import { declarations } from '../records/index.ts';
import type { StatusSlots, StatusTopic } from '../understanding/slots.ts';
import { type Desk, unitOf } from './define.ts';
import { demandCount, demandSight, notTheirs } from './status-detail.ts';
import { villageOf } from './village.ts';

/** What is counted when a topic is asked about. */
export const kindOf: Partial<Record<StatusTopic, RecordKind>> = {
  broadcast: 'broadcast',
  visit_minor: 'minor-visit',
  visit_key_person: 'key-person-visit',
  clue_check: 'clue-check',
  link_forward: 'link-forward',
  joint_enforcement: 'joint-enforcement',
  training: 'training',
  patrol: 'patrol',
};

/** Kinds asked about by how often: any unit may have them, and most units owe none. */
export const oftenAsked: readonly RecordKind[] = ['link-forward', 'joint-enforcement', 'training', 'patrol'];

/** What one of a kind is called, where it is not 次. */
const measureOf: Partial<Record<RecordKind, string>> = { 'link-forward': '条', 'clue-check': '份', meeting: '场' };

export const sayOften = (kind: RecordKind, times: number): string => `${times}${measureOf[kind] ?? '次'}`;

/** That a kind of record was not asked of anybody on some days. */
export const nothingAsked = ({ campaign }: Desk, kind: RecordKind): string =>
  dutiesMetBy(campaign, kind).some(({ after }) => after?.kind === 'link-publication')
    ? '没有要转的链接'
    : `没有要做的${declarations[kind].title}`;

/** Who may see the villages' numbers side by side (A-7, R01); each of them those of the duties that are theirs to know. */
export const readers: readonly Role[] = roles.filter((role) => /[AF]/.test(cellFor({ role }, 'work')));

export function demandReader(desk: Desk): void {
  if (!readers.includes(desk.actor.role)) throw notTheirs(desk);
}

/** The village a question is about, if the actor may see it; undefined for all of them, which not everybody may. */
export function villageAsked(desk: Desk, { village }: Pick<StatusSlots, 'village'>): Unit | undefined {
  const unitId = village === 'ALL' ? undefined : villageOf(desk, village);
  if (unitId === undefined) {
    demandReader(desk);
    return undefined;
  }
  demandSight(desk, unitId);
  return unitOf(desk, unitId);
}

/** The unit whose records of a kind are asked about; undefined for all. Whoever reads only the own is told of that. */
export function unitAsked(
  desk: Desk,
  kind: RecordKind,
  { unit, village }: Pick<StatusSlots, 'unit' | 'village'>,
): Unit | undefined {
  demandCount(desk, kind);
  const cell = cellForKind(desk.actor, kind);
  const named = desk.units.find(({ name }) => name === (unit ?? village));
  if (named === undefined) return /[AF]/.test(cell) ? undefined : unitOf(desk, desk.actor.unitId);
  const isTownships = townshipRoles.includes(desk.actor.role) && cell !== '–';
  if (named.id !== desk.actor.unitId && cell !== 'F' && !isTownships) throw notTheirs(desk);
  return named;
}

/** The units whose arrears may be listed for the actor: all, or the own one. */
export function unitsListed(desk: Desk, kind: RecordKind): readonly Unit[] {
  demandCount(desk, kind);
  const cell = cellForKind(desk.actor, kind);
  if (cell === 'F' || townshipRoles.includes(desk.actor.role)) return desk.units;
  if (cell !== 'O' && cell !== 'M') throw notTheirs(desk);
  return [unitOf(desk, desk.actor.unitId)];
}
