import type { Feishu } from '../../bot/feishu-client.ts';
import { openLog } from '../log.ts';
import type { Workplace } from './workplace.ts';

/** Feishu with the app's credentials; undefined in the sandbox. */
export async function feishuOf({ settings, now }: Pick<Workplace, 'settings' | 'now'>): Promise<Feishu | undefined> {
  const { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: domain } = settings;
  if (appId === undefined || appSecret === undefined) return undefined;
  const { connectFeishu } = await import('../../bot/feishu-client.ts');
  return connectFeishu({ appId, appSecret, domain, log: openLog('error'), now });
}
