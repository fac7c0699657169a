import type { Unit } from './actor.ts';
import type { LocalDate } from './calendar.ts';
import type { Duty } from './duty.ts';
import type { Window } from './period.ts';
import type { Statement } from './statement.ts';

/** 阶段 */
export type Stage = {
  /** The statement that sets it. */
  readonly id: string;
  readonly name: string;
  /** As the paper writes the days. */
  readonly printed: string;
  /** Absent where the office’s calendar decides, beside another stage. */
  readonly window?: Window;
};

/** 职务: what somebody is asked to be. Who that is stands in the roster, never here. */
export type Post = {
  readonly name: string;
  /** What one set of seats belongs to. */
  readonly of: 'township' | 'office' | 'unit' | 'village' | 'school' | 'minor' | 'key-person';
  /** Absent where the paper does not say how many. */
  readonly seats?: number;
  /** The offices the paper fills it from. */
  readonly filledBy?: readonly string[];
  /** The statement that makes it. */
  readonly basis: string;
};

/** 责任单位: those printed behind one paragraph. */
export type UnitList = {
  /** The paragraph’s number, e.g. 四（一）1. */
  readonly place: string;
  readonly title: string;
  /** Unit ids and parties, in the paper’s order. */
  readonly units: readonly string[];
};

/** 专项行动: one township's rule book as data. */
export type Campaign = {
  readonly id: string;
  /** How the campaign is called in cards. */
  readonly name: string;
  readonly township: string;
  /** Whose name stands over what the office prints; township and office when absent. */
  readonly issuer?: string;
  /** 发文机关代字 of what the office prints, e.g. 福护蕾办; without it papers bear 第3期 alone. */
  readonly agency?: string;
  /** Its own paper first, then the papers it is based on. */
  readonly documents: readonly string[];
  /** The day on which the sandbox and rehearsals begin: inside the window, before its evening. */
  readonly rehearsalDay: LocalDate;
  /** Printed window; all periods are clipped to it (F-03). */
  readonly window: Window;
  /** Units in the paper's order; villages only where the paper names them. */
  readonly units: readonly Unit[];
  /** Who keeps the campaign's books (领导小组办公室). */
  readonly office: string;
  readonly duties: readonly Duty[];
  /** Every checkable sentence of the paper, in its order. */
  readonly statements?: readonly Statement[];
  readonly stages?: readonly Stage[];
  /** 工作组 */
  readonly groups?: readonly string[];
  readonly posts?: readonly Post[];
  readonly unitLists?: readonly UnitList[];
  /** The kinds of protection the paper sorts work by (六位一体). */
  readonly protections?: readonly string[];
  /** The campaign whose quotas the office may take over where this paper prints none. */
  readonly template?: string;
};

/** The duty of a campaign by its row id. */
export const dutyOf = (campaign: Campaign, id: string): Duty | undefined =>
  campaign.duties.find((duty) => duty.id === id);

/** The duties that a kind of record meets. */
export const dutiesMetBy = (campaign: Campaign, kind: Duty['evidence']): Duty[] =>
  campaign.duties.filter((duty) => duty.evidence === kind);

/** Kinds of record whose whole course counts, not only the month's: what is owed by week, quarter, term or year, once, or after a cause. */
export function longKinds(duties: readonly Duty[]): Duty['evidence'][] {
  const long = duties.filter((duty) => ['once', 'cause', 'week', 'quarter', 'term', 'year'].includes(duty.cadence));
  return [...new Set(long.flatMap((duty) => [duty.evidence, ...(duty.after === undefined ? [] : [duty.after.kind])]))];
}
