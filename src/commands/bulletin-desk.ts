import { bulletinDraftCard, bulletinIssuedCard, bulletinReviewCard, bulletinWaitingCard } from '../cards/bulletin.ts';
import type { Card } from '../cards/kit.ts';
import { correctionsNow, figuresNow, monthNamed } from '../db/bulletin-facts.ts';
import { bulletinOf, imprintOf, type KeptBulletin } from '../db/bulletins.ts';
import { isOffice } from '../domain/actor.ts';
import { asPaper, bulletinPaper, type Imprint, type Laid, laidOut } from '../domain/bulletin-paper.ts';
import type { Figure } from '../domain/figure.ts';
import type { Paper } from '../domain/paper.ts';
import type { Period } from '../domain/period.ts';
import { Refusal } from '../errors.ts';
import { type Desk, press, type Pressed } from './define.ts';
import { asOf } from './standing.ts';

/** A bulletin on the desk: as kept, its month, the figures it stands on, and how it reads. */
export type OpenBulletin = {
  readonly kept: KeptBulletin;
  readonly month: Period;
  readonly figures: readonly Figure[];
  readonly laid: Laid;
  readonly imprint: Imprint;
};

export const countingAt = (desk: Desk) => ({
  db: desk.db,
  campaign: desk.campaign,
  units: desk.units,
  asOf: asOf(desk),
});

/** Corrections that a draft begun by hand has to carry. */
export const correctionsFor = (desk: Desk) => correctionsNow(countingAt(desk));

/** The bulletin of a month: a draft on the figures of now, one sent for approval or issued on those it was sent with. */
export async function openedBulletin(desk: Desk, name: string): Promise<OpenBulletin | undefined> {
  const [kept, month] = [await bulletinOf(desk.db, name), monthNamed(name)];
  if (kept === undefined || month === undefined) return undefined;
  const figures = kept.figures ?? (await figuresNow(countingAt(desk), month));
  const told = { figures, duties: desk.campaign.duties, units: desk.units };
  const now = { day: desk.today, agency: desk.campaign.agency };
  const [laid, imprint] = [laidOut(told, kept.corrections, kept.edits), await imprintOf(desk.db, name, kept, now)];
  return { kept, month, figures, laid, imprint };
}

/** A draft is the office's, one sent for approval also the leaders', an issued one everybody's (A-7, R18). */
export function mayRead(desk: Desk, { state }: Pick<KeptBulletin, 'state'>): boolean {
  if (state === 'issued' || isOffice(desk.actor)) return true;
  return state === 'submitted' && desk.actor.role === 'leader';
}

/** The bulletin a press means, for whoever may read it; to all others there is none yet. */
export async function bulletinMeant(desk: Desk, { args }: Pressed): Promise<OpenBulletin> {
  const opened = await openedBulletin(desk, args['month'] ?? '');
  if (opened === undefined || !mayRead(desk, opened.kept)) throw new Refusal('not-found', '这个月的通报还没有印发。');
  return opened;
}

/** Refuses a press on a card that shows an older version. */
export function demandVersion({ kept }: OpenBulletin, { args }: Pressed): void {
  if (String(kept.version) !== args['version'])
    throw new Refusal('changed-meanwhile', '这期通报刚有变动，请看最新的卡片。');
}

export const paperOf = (desk: Desk, { kept, laid, imprint }: OpenBulletin): Paper =>
  asPaper(bulletinPaper(desk.campaign, laid, imprint), kept.month);

/** What the office may go on to once a bulletin is out: the month's review. */
export const reviewButton = (month: string) => ({
  label: '讲评登记',
  press: press('review', 'open', { month }),
});

/** The card of a bulletin as the actor may have it. */
export function cardOf(desk: Desk, { kept, laid, imprint }: OpenBulletin, remark?: string): Card {
  const { month, version, issue } = kept;
  if (kept.state === 'draft') return bulletinDraftCard(imprint, laid, version, remark);
  if (issue !== undefined)
    return bulletinIssuedCard(month, laid, issue.number, isOffice(desk.actor) ? [reviewButton(month)] : []);
  return isOffice(desk.actor)
    ? bulletinWaitingCard(imprint, laid, version)
    : bulletinReviewCard(imprint, laid, version);
}
