import { settingsFrom } from '../../src/config.ts';
import { startBot } from '../../src/hosts/bot.ts';
import { openClock } from '../../src/hosts/clock.ts';
import { openDatabase } from '../../src/hosts/database.ts';
import type { BotSettings } from '../../src/hosts/feishu.ts';
import { silentLog } from '../../src/hosts/log.ts';

/** The bot on its long connection, as `start` runs it, emptying the outbox every half second instead of every minute. */
const { DATA_KEY, LARK_APP_ID, LARK_APP_SECRET, ...settings } = settingsFrom(process.env);
if (DATA_KEY === undefined || LARK_APP_ID === undefined || LARK_APP_SECRET === undefined)
  throw new Error('the bot needs its credentials');
const whole: BotSettings = { ...settings, DATA_KEY, LARK_APP_ID, LARK_APP_SECRET };
const { db } = await openDatabase(whole, DATA_KEY);
const bot = await startBot(whole, db, openClock(whole.CLOCK), silentLog);
setInterval(() => void bot.app.flush(), 500);
