import { isLocalDate } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Duty } from '../domain/duty.ts';
import type { Window } from '../domain/period.ts';
import { campaignOf } from './index.ts';

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  typeof value.from === 'string' &&
  isLocalDate(value.from);

/** Under which settings the office keeps its window and its choice of duties. */
export const windowKey = (campaign: Campaign): string => `window:${campaign.id}`;
export const dutiesKey = (campaign: Campaign): string => `duties:${campaign.id}`;

/** What the office may switch on: the campaign's own duties, and the villages' of the paper it takes for a template (A-29). */
export function dutiesOnOffer(campaign: Campaign): readonly Duty[] {
  const template = campaign.template === undefined ? undefined : campaignOf(campaign.template);
  const offered = template?.duties.filter((duty) => duty.owedBy === 'village' && duty.cadence !== 'once');
  return [...campaign.duties, ...(offered ?? [])];
}

/** The campaign as the office set it: its window, and which duties are on. Untouched, a campaign's own duties are. */
export function inForce(campaign: Campaign, window: unknown, chosen: unknown): Campaign {
  const duties = Array.isArray(chosen) ? dutiesOnOffer(campaign).filter((duty) => chosen.includes(duty.id)) : undefined;
  return { ...campaign, ...(isWindow(window) ? { window } : {}), ...(duties === undefined ? {} : { duties }) };
}
