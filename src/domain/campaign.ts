import type { Unit } from './actor.ts';
import type { Duty } from './duty.ts';
import type { Window } from './period.ts';

/** 专项行动: one township's rule book as data. */
export type Campaign = {
  readonly id: string;
  /** How the campaign is called in cards. */
  readonly name: string;
  readonly township: string;
  /** The papers it is based on. */
  readonly documents: readonly string[];
  /** Printed window; all periods are clipped to it (F-03). */
  readonly window: Window;
  /** Units in the paper's order; villages only where the paper names them. */
  readonly units: readonly Unit[];
  /** Who keeps the campaign's books (领导小组办公室). */
  readonly office: string;
  readonly duties: readonly Duty[];
};

/** The duty of a campaign by its row id. */
export const dutyOf = (campaign: Campaign, id: string): Duty | undefined =>
  campaign.duties.find((duty) => duty.id === id);

/** The duties that a kind of record meets. */
export const dutiesMetBy = (campaign: Campaign, kind: Duty['evidence']): Duty[] =>
  campaign.duties.filter((duty) => duty.evidence === kind);
