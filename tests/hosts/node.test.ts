import { describe, expect, it } from 'vitest';
import { runtimeChecks } from '../runtime-checks.ts';
import { openTown, until } from './town.ts';

describe('on Node, by the webhook', () => runtimeChecks(() => openTown('the webhook on Node')));

it('an answer does not wait because our clock is behind Feishu’s', async () => {
  const town = await openTown('the webhook on Node', 5000);
  try {
    const chat = town.feishu.privateChat('ou_tianxiaohe');
    const line = await town.feishu.say('ou_tianxiaohe', chat, '今天村村响播放2次，8点、12点');
    await until(() => town.feishu.messages(chat).some(({ replyTo }) => replyTo === line), 3000);
    expect(town.feishu.waiting()).toEqual([]);
  } finally {
    await town.close();
  }
});
