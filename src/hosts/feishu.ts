import { connectFeishu, type Feishu, type FeishuSettings } from '../bot/feishu-client.ts';
import { classOf, type Log } from '../bot/log.ts';
import type { Settings } from '../config.ts';
import { commit, type Db } from '../db/db.ts';
import { countCalls } from '../db/settings.ts';
import { dayOf } from '../domain/calendar.ts';

/** Settings that name an app of Feishu's. */
export type BotSettings = Settings & { readonly LARK_APP_ID: string; readonly LARK_APP_SECRET: string };

export const isBot = (settings: Settings): settings is BotSettings =>
  settings.LARK_APP_ID !== undefined && settings.LARK_APP_SECRET !== undefined;

type Wiring = Pick<FeishuSettings, 'log' | 'now' | 'singleFlight'> & { readonly db: () => Db | Promise<Db> };

/** Feishu for the app the settings name; what is looked up there counts against the month. */
export function feishuFrom(settings: BotSettings, { db: open, ...wiring }: Wiring): Feishu {
  const { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: domain } = settings;
  return connectFeishu({
    appId,
    appSecret,
    domain,
    ...wiring,
    async lookedUp() {
      const db = await open();
      await commit(db, [countCalls(db, dayOf(wiring.now()).slice(0, 7), 1)]);
    },
  });
}

/** Who the bot is, as far as Feishu told it. */
export type Self = { readonly feishu: Feishu; readonly log: Log; botOpenId?: string };

/** Asks Feishu until it once said who the bot is. Never throws: the next call asks again. */
export async function learnBot(self: Self): Promise<void> {
  try {
    self.botOpenId ??= (await self.feishu.me()).openId;
  } catch (error) {
    self.log('warn', 'bot-unknown', { error: classOf(error) });
  }
}
