import { campaignInForce } from '../../app.ts';
import { isSandbox, type Settings, settingsFrom } from '../../config.ts';
import type { Db } from '../../db/db.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { openClock } from '../clock.ts';
import { openDatabase } from '../database.ts';
import { campaignFrom, rehearsalMoment, seedUnits } from '../rule-book.ts';
import type { Terminal } from './define.ts';

/** What most commands work on: the database of `npm start`, brought up to date, and the campaign in force. */
export type Workplace = {
  readonly settings: Settings;
  readonly db: Db;
  readonly campaign: Campaign;
  readonly now: () => Date;
};

/** The sandbox's key lives beside its database. */
async function keyOf(settings: Settings): Promise<Uint8Array> {
  if (settings.DATA_KEY !== undefined) return settings.DATA_KEY;
  const { sandboxKey } = await import('../sandbox-key.ts');
  return sandboxKey(settings.DATABASE_URL);
}

/** Opens the workplace the environment names, lets the work be done, and leaves nothing open. */
export async function atWork<T>(
  { environment }: Pick<Terminal, 'environment'>,
  work: (place: Workplace) => Promise<T>,
): Promise<T> {
  const settings = settingsFrom(environment);
  const rules = campaignFrom(settings);
  const clock = openClock(settings.CLOCK ?? (isSandbox(settings) ? rehearsalMoment(rules) : undefined));
  const { db, close } = await openDatabase(settings, await keyOf(settings));
  try {
    await seedUnits(db, rules);
    return await work({ settings, db, campaign: await campaignInForce(db, rules), now: () => clock.now() });
  } finally {
    await close();
  }
}
