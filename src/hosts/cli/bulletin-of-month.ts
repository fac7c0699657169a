import { correctionsNow, figuresNow } from '../../db/bulletin-facts.ts';
import { bulletinOf, imprintOf } from '../../db/bulletins.ts';
import { allUnits } from '../../db/units.ts';
import { asPaper, bulletinPaper, laidOut } from '../../domain/bulletin-paper.ts';
import { dayOf, timeOf } from '../../domain/calendar.ts';
import type { Paper } from '../../domain/paper.ts';
import { clip, type Period } from '../../domain/period.ts';
import { Refusal } from '../../errors.ts';
import type { Workplace } from './workplace.ts';

/** The bulletin of a month: as issued, or as a draft on the figures of now with what the office wrote. */
export async function bulletinFor({ db, campaign, now }: Workplace, month: Period): Promise<Paper> {
  const today = dayOf(now());
  if (clip(month, campaign.window) === undefined) throw new Refusal('bad-input', '这个月不在专项行动期内。');
  if (month.first > today) throw new Refusal('bad-input', '这个月还没有到。');
  const units = await allUnits(db);
  const counting = { db, campaign, units, asOf: { day: today, time: timeOf(now()) } };
  const kept = await bulletinOf(db, month.key);
  const figures = kept?.figures ?? (await figuresNow(counting, month));
  const corrections = kept?.corrections ?? (await correctionsNow(counting));
  const laid = laidOut({ figures, duties: campaign.duties, units }, corrections, kept?.edits ?? {});
  const imprint = await imprintOf(db, month.key, kept, { day: today, agency: campaign.agency });
  return asPaper(bulletinPaper(campaign, laid, imprint), month.key);
}
