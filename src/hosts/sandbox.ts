import { dirname, resolve } from 'node:path';
import { Hono } from 'hono';
import type { Log } from '../bot/log.ts';
import type { Settings } from '../config.ts';
import { dayOf } from '../domain/calendar.ts';
import { type Bot, listenOn, startBot } from './bot.ts';
import { openClock } from './clock.ts';
import { openDatabase } from './database.ts';
import type { BotSettings } from './feishu.ts';
import { menu } from './bot-menu.ts';
import { campaignFrom, rehearsalMoment, seedUnits } from './rule-book.ts';
import { sandboxKey } from './sandbox-key.ts';
import { groups, people, seedTown } from './sandbox-town.ts';
import type { StandIn } from '../sandbox/stand-in.ts';

const app = {
  appId: 'cli_5a2db0c0ffee5a2d',
  appSecret: 'sandbox-secret',
  encryptKey: 'sandbox-encrypt-key',
  verificationToken: 'sandbox-verification-token',
  botName: '护蕾助手',
};

export type Sandbox = {
  readonly url: string;
  readonly standIn: StandIn;
  readonly bot: Bot;
  readonly close: () => Promise<void>;
};

/** The bot, connected to a stand-in Feishu through the door of production, and its chat page. */
export async function startSandbox(settings: Settings, log: Log): Promise<Sandbox> {
  const { startStandIn } = await import('../sandbox/stand-in.ts');
  const { pageRoutes } = await import('../sandbox/page-bundle.ts');
  const clock = openClock(settings.CLOCK ?? rehearsalMoment(campaignFrom(settings)));
  const { db, close: closeDatabase } = await openDatabase(
    settings,
    settings.DATA_KEY ?? sandboxKey(settings.DATABASE_URL),
  );
  await seedUnits(db, campaignFrom(settings));
  const store = resolve(dirname(settings.DATABASE_URL.replace(/^file:(\/\/)?/, '')), 'sandbox.json');
  let bot: Bot | undefined;
  const standIn = await startStandIn({
    app,
    people,
    chats: groups,
    menu,
    clock,
    delivery:
      settings.LARK_TRANSPORT === 'socket'
        ? 'socket'
        : { webhook: `http://${settings.HOST}:${settings.PORT}/lark/events` },
    ...(settings.DATABASE_URL.startsWith('file:') ? { store } : {}),
    onClock: async (now) => {
      await bot?.app.tick(now);
    },
  });
  await seedTown(db, dayOf(clock.now()));
  const botSettings: BotSettings = {
    ...settings,
    LARK_APP_ID: app.appId,
    LARK_APP_SECRET: app.appSecret,
    LARK_ENCRYPT_KEY: app.encryptKey,
    LARK_VERIFICATION_TOKEN: app.verificationToken,
    LARK_DOMAIN: standIn.url,
    PUBLIC_URL: settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`,
  };
  bot = await startBot(botSettings, db, clock, log);
  const routes = new Hono();
  routes.route('/', bot.routes);
  routes.route('/', standIn.page);
  routes.route('/', pageRoutes());
  const started = bot;
  const listening = await listenOn(routes, settings.HOST, settings.PORT);
  return {
    url: listening.url,
    standIn,
    bot: started,
    async close() {
      await listening.close();
      await started.close();
      await standIn.close();
      await closeDatabase();
    },
  };
}
