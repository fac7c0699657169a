import { isLocalDate, type LocalDate } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Duty, QuotaSince } from '../domain/duty.ts';
import { isRecurring, periodOf, type Window } from '../domain/period.ts';
import { campaignOf } from './index.ts';

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  typeof value.from === 'string' &&
  isLocalDate(value.from);

/** Under which settings the office keeps its window, its choice of duties, its quotas, and the 代字 it issues papers under. */
export const windowKey = (campaign: Campaign): string => `window:${campaign.id}`;
export const dutiesKey = (campaign: Campaign): string => `duties:${campaign.id}`;
export const quotasKey = (campaign: Campaign): string => `quotas:${campaign.id}`;
export const agencyKey = (campaign: Campaign): string => `agency:${campaign.id}`;

/** What the office may switch on: the campaign's own duties, and the villages' of the paper it takes for a template (A-29). */
export function dutiesOnOffer(campaign: Campaign): readonly Duty[] {
  const template = campaign.template === undefined ? undefined : campaignOf(campaign.template);
  const offered = template?.duties.filter((duty) => duty.owedBy === 'village' && duty.cadence !== 'once');
  return [...campaign.duties, ...(offered ?? [])];
}

/** Whether the office may ask another number: not of what comes once, after a cause, by the day told, or as reported. */
export const hasOwnQuota = ({ cadence, quotaPerDay, worth }: Duty): boolean =>
  isRecurring(cadence) && quotaPerDay !== true && worth !== 'reported';

const isQuota = (value: unknown): value is QuotaSince =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  typeof value.from === 'string' &&
  isLocalDate(value.from) &&
  'quota' in value &&
  Number.isInteger(value.quota);

/** The quotas the office set, by duty. */
export type Quotas = Readonly<Record<string, readonly QuotaSince[]>>;

const quotasIn = (value: unknown): Quotas =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([id, set]) => [id, Array.isArray(set) ? set.filter(isQuota) : []]))
    : {};

/** The quotas with one more: it holds from the period a day lies in; earlier periods keep what they were asked. */
export function withQuota(kept: unknown, { id, cadence }: Duty, quota: number, today: LocalDate): Quotas {
  const quotas = quotasIn(kept);
  const from = isRecurring(cadence) ? periodOf(cadence, today).first : today;
  return { ...quotas, [id]: [...(quotas[id] ?? []).filter((one) => one.from < from), { from, quota }] };
}

export type OfficeSettings = Readonly<Record<'window' | 'duties' | 'quotas' | 'agency', unknown>>;

/** An emptied 代字 is none. */
function agencyOf({ agency }: Campaign, set: unknown): Pick<Campaign, 'agency'> {
  const own = typeof set === 'string' ? set : agency;
  return own === undefined || own === '' ? {} : { agency: own };
}

/** The campaign as the office set it: its window, which duties are on, how often they ask. Untouched, its own stand. */
export function inForce(campaign: Campaign, { window, duties: chosen, quotas, agency }: OfficeSettings): Campaign {
  const on = Array.isArray(chosen)
    ? dutiesOnOffer(campaign).filter((duty) => chosen.includes(duty.id))
    : campaign.duties;
  const set = quotasIn(quotas);
  const duties = on.map((duty) => {
    const quotaSince = hasOwnQuota(duty) ? (set[duty.id] ?? []) : [];
    return quotaSince.length === 0 ? duty : { ...duty, quotaSince };
  });
  const { agency: _, ...rest } = campaign;
  return { ...rest, ...agencyOf(campaign, agency), ...(isWindow(window) ? { window } : {}), duties };
}
