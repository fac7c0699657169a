import { campaignOf } from '../campaigns/index.ts';
import { BadSettings, type Settings } from '../config.ts';
import { commit, type Db } from '../db/db.ts';
import { allUnits, putUnit } from '../db/units.ts';
import { momentOf } from '../domain/calendar.ts';
import type { Campaign } from '../domain/campaign.ts';

/** The rule book the settings name. */
export function campaignFrom(settings: Settings): Campaign {
  const campaign = campaignOf(settings.CAMPAIGN);
  if (campaign === undefined)
    throw new BadSettings([`CAMPAIGN：没有“${settings.CAMPAIGN}”这本规则，可选 fushoushan-2024 或 wangjia-2025`]);
  return campaign;
}

/** Puts the rule book's own units into an empty database; what the office changed since stays. */
export async function seedUnits(db: Db, campaign: Campaign): Promise<void> {
  const known = new Set((await allUnits(db)).map((unit) => unit.name));
  await commit(
    db,
    campaign.units.flatMap((unit, index) => (known.has(unit.name) ? [] : [putUnit(db, unit, 1000 + index)])),
  );
}

/** When the sandbox's clock starts: in the afternoon of the campaign's rehearsal day. */
export const rehearsalMoment = (campaign: Campaign): Date => momentOf(campaign.rehearsalDay, '16:20');
