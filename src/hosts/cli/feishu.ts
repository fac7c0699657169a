import type { Feishu } from '../../bot/feishu-client.ts';
import { openLog } from '../log.ts';
import type { Workplace } from './workplace.ts';

/** Feishu with the app's credentials; undefined in the sandbox. */
export async function feishuOf({ settings, db, now }: Workplace): Promise<Feishu | undefined> {
  const { feishuFrom, isBot } = await import('../feishu.ts');
  return isBot(settings) ? feishuFrom(settings, { db: () => db, log: openLog('error'), now }) : undefined;
}
