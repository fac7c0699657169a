import { expect, it } from 'vitest';
import { connectFeishu } from '../../src/bot/feishu-client.ts';
import { app, OFFICE, township } from '../sandbox/township.ts';

it.each(['app', 'sms', 'phone'] as const)('加急 by %s asks Feishu for just that', async (by) => {
  const standIn = await township();
  const now = () => new Date('2025-03-20T09:00:00+08:00');
  const feishu = connectFeishu({ ...app, domain: standIn.url, now, log: () => undefined });
  const { messageId } = await feishu.send({ person: OFFICE }, { text: '请看' }, 'u1');
  expect(await feishu.urgent(messageId, [OFFICE], by)).toEqual({ invalid: [] });
  expect(JSON.stringify(standIn.calls().at(-1))).toContain(`/urgent_${by}`);
  await standIn.close();
});
