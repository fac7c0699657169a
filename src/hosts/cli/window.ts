import { windowKey } from '../../campaigns/in-force.ts';
import { commit, type Db } from '../../db/db.ts';
import { putSetting } from '../../db/settings.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { type Window, within } from '../../domain/period.ts';

/** 2024-01-12 至 2024-12-31（今天 2024-03-15，在期内） */
export function sayWindow(window: Window, now: Date): string {
  const today = dayOf(now);
  return `${window.from} 至 ${window.to ?? '另行通知'}（今天 ${today}，${within(today, window) ? '在期内' : '不在期内'}）`;
}

/** Puts a window in force in place of the printed one. */
export const setWindow = (db: Db, campaign: Campaign, window: Window): Promise<void> =>
  commit(db, [putSetting(db, windowKey(campaign), window)]);
