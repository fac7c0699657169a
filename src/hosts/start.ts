import type { Settings } from '../config.ts';
import { isSandbox } from '../config.ts';
import { listenOn, startBot } from './bot.ts';
import { openClock } from './clock.ts';
import { openDatabase } from './database.ts';
import { type BotSettings, isBot } from './feishu.ts';
import { openLog } from './log.ts';
import { startSandbox } from './sandbox.ts';

type Running = { readonly url: string; readonly close: () => Promise<void> };

async function startProduction(settings: BotSettings): Promise<Running> {
  const log = openLog(settings.LOG_LEVEL);
  const { db, close: closeDatabase } = await openDatabase(settings, settings.DATA_KEY ?? new Uint8Array());
  const bot = await startBot(settings, db, openClock(settings.CLOCK), log);
  const listening = await listenOn(bot.routes, settings.HOST, settings.PORT);
  return {
    url: listening.url,
    async close() {
      await listening.close();
      await bot.close();
      await closeDatabase();
    },
  };
}

/** What `npm start` runs: the bot, or without credentials its sandbox. Ends on SIGINT and SIGTERM with nothing under way. */
export async function start(settings: Settings): Promise<void> {
  const running = isBot(settings)
    ? await startProduction(settings)
    : await startSandbox(settings, openLog(settings.LOG_LEVEL === 'info' ? 'warn' : settings.LOG_LEVEL));
  process.stderr.write(
    isSandbox(settings) ? `护蕾助手（试用沙盒）已打开：${running.url}\n` : `护蕾助手已启动：${running.url}/healthz\n`,
  );
  const stop = () => {
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
