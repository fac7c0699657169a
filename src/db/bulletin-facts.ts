import type { Unit } from '../domain/actor.ts';
import type { AsOf, Facts } from '../domain/assess.ts';
import { isLocalDate } from '../domain/calendar.ts';
import { type Campaign, longKinds } from '../domain/campaign.ts';
import { type Figure, monthFigures } from '../domain/figure.ts';
import { clip, type Period, periodOf } from '../domain/period.ts';
import { type Correction, correctionsOf, lastPublished } from '../domain/snapshot.ts';
import { issuedFigures } from './bulletins.ts';
import { listedOn } from './case-files.ts';
import type { Db } from './db.ts';
import { evidenceOf } from './counted-records.ts';
import { knownFrom } from './settings.ts';

/** What is counted, for whom, as of when. */
export type Counting = {
  readonly db: Db;
  readonly campaign: Campaign;
  readonly units: readonly Unit[];
  readonly asOf: AsOf;
};

/** A month by its name, YYYY-MM; undefined when it is none. */
export function monthNamed(name: string): Period | undefined {
  const first = `${name}-01`;
  return isLocalDate(first) ? periodOf('month', first) : undefined;
}

/** What counting needs of a span of whole months: ids, days and numbers. */
export async function spanFacts({ db, campaign, units, asOf }: Counting, span: Period): Promise<Facts> {
  const [records, listed, first] = await Promise.all([
    evidenceOf(db, {
      from: span.first,
      to: span.last,
      since: campaign.window.from,
      longKinds: [...longKinds(campaign.duties), 'problem', 'problem-closure'],
    }),
    listedOn(db),
    knownFrom(db),
  ]);
  return { roster: { units, listed }, records, window: campaign.window, asOf, knownFrom: first };
}

/** Every figure of a month as of a moment; none outside the campaign's window. */
export const figuresNow = async (counting: Counting, month: Period): Promise<Figure[]> =>
  clip(month, counting.campaign.window) === undefined
    ? []
    : monthFigures(counting.campaign.duties, month, await spanFacts(counting, month));

/** What of the bulletins issued so far is another number by now. */
export async function correctionsNow(counting: Counting): Promise<Correction[]> {
  const issued = await issuedFigures(counting.db);
  const published = lastPublished(issued.map(({ figures }) => figures));
  const found: Correction[] = [];
  for (const { month } of issued) {
    const period = monthNamed(month);
    if (period !== undefined) found.push(...correctionsOf(published, await figuresNow(counting, period)));
  }
  return found;
}
