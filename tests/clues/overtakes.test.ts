import { expect, it } from 'vitest';
import { connectFeishu, FeishuFailure } from '../../src/bot/feishu-client.ts';
import { commit } from '../../src/db/db.ts';
import { putPost } from '../../src/db/outbox.ts';
import { app, stillClock, township as standInTownship } from '../sandbox/township.ts';
import { clueTown, NOON } from './town.ts';

const CHATS = 100;

it('WF1: from 上报 to the last urgent push under two seconds on the stand-in, while a thousand ordinary posts wait', async () => {
  const t = await clueTown();
  t.keepPace();
  await t.type(t.tian, t.tian.chat, '线索上报');
  const press = t.pressing(t.tian, t.tian.chat, '上报', { 情形: '走失' });
  const readers = [t.gao, t.hu, t.jiang, t.lin, t.su, t.he];
  const standIn = await standInTownship({
    clock: stillClock(`${NOON}:00+08:00`),
    people: readers.map(({ openId, name }) => ({ openId, name, title: '读者' })),
    chats: Array.from({ length: CHATS }, (_, n) => ({ chatId: `oc_${n}`, name: `群${n}`, members: [t.gao.openId] })),
  });
  const feishu = connectFeishu({ ...app, domain: standIn.url, now: t.now, log: () => undefined });
  const pushes: number[] = [];
  let ordinary = 0;
  let isClosed = false;
  Object.assign(t.town.feishu, feishu, {
    send: async (...given: Parameters<typeof feishu.send>) => {
      if (isClosed) throw new FeishuFailure(99991403, 'quota');
      const sent = await feishu.send(...given);
      if ('chat' in given[0] && pushes.length < readers.length) ordinary += 1;
      return sent;
    },
    urgent: async (...given: Parameters<typeof feishu.urgent>) => {
      const pushed = await feishu.urgent(...given);
      pushes.push(performance.now());
      return pushed;
    },
  });
  const waiting = Array.from({ length: 1000 }, (_, n) =>
    putPost(t.db, { key: `old${n}`, to: { chat: `oc_${n % CHATS}` }, content: { text: '提醒' } }, t.now()),
  );
  await commit(t.db, await Promise.all(waiting));
  const running = t.app.flush();
  await expect.poll(() => ordinary, { interval: 10 }).toBeGreaterThan(0);
  const began = performance.now();
  await t.app.handle(press);
  await expect.poll(() => pushes.length, { timeout: 10_000, interval: 20 }).toBe(readers.length);
  expect((pushes.at(-1) ?? 0) - began).toBeLessThan(2000);
  expect(ordinary).toBeLessThan(100);
  expect(standIn.calls().filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  for (const { openId } of readers)
    expect(standIn.messages(standIn.privateChat(openId))[0]?.urgentFor).toEqual([openId]);
  isClosed = true;
  await running;
  await standIn.close();
}, 60_000);
