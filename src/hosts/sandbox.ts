import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Hono } from 'hono';
import type { Log } from '../bot/log.ts';
import type { Settings } from '../config.ts';
import { dayOf } from '../domain/calendar.ts';
import { type Bot, type BotSettings, listenOn, startBot } from './bot.ts';
import { openClock } from './clock.ts';
import { openDatabase } from './database.ts';
import { campaignFrom, seedUnits } from './rule-book.ts';
import { groups, people, seedTown } from './sandbox-town.ts';
import type { StandIn } from '../sandbox/stand-in.ts';

/** Where the sandbox's clock starts: a Friday inside the campaign, before the evening. */
const firstMoment = new Date('2024-03-15T16:20:00+08:00');

const app = {
  appId: 'cli_5a2db0c0ffee5a2d',
  appSecret: 'sandbox-secret',
  encryptKey: 'sandbox-encrypt-key',
  verificationToken: 'sandbox-verification-token',
  botName: '护蕾助手',
};

const item = (name: string, eventKey: string) => ({ name, eventKey });

/** The bot's menu in the private chat, as it is to be set up in the developer console. */
export const menu = [
  {
    name: '登记',
    items: [
      item('村村响登记', 'broadcast'),
      item('走访登记', 'minor-visit'),
      item('链接转发', 'link-forward'),
      item('会议培训', 'meeting'),
      item('更多登记', 'more'),
    ],
  },
  {
    name: '查看',
    items: [
      item('我的待办', 'todo'),
      item('本村情况', 'status'),
      item('截止时间', 'deadlines'),
      item('今天我报了什么', 'my-day'),
    ],
  },
  {
    name: '线索',
    items: [item('线索上报', 'clue'), item('排查表', 'clue-check'), item('求助电话', 'phones'), item('帮助', 'help')],
  },
];

/** The sandbox's own key, made once; what it encrypts is fictional. */
export function sandboxKey(databaseUrl: string): Uint8Array {
  const path = resolve(dirname(databaseUrl.replace(/^file:(\/\/)?/, '')), 'sandbox.key');
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'));
    chmodSync(path, 0o600);
  }
  return Uint8Array.from(Buffer.from(readFileSync(path, 'utf8'), 'base64'));
}

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
  const clock = openClock(settings.CLOCK ?? firstMoment);
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
