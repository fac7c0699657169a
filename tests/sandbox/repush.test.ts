import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { listening, OFFICE, stillClock, township } from './township.ts';

const NINE = '2025-03-20T09:00:00+08:00';
let feishu: StandIn;
let bot: { close(): void };
let clock: ReturnType<typeof stillClock>;
let failing: boolean;
let heard: string[];
const moved: Date[] = [];

beforeEach(async () => {
  moved.length = 0;
  heard = [];
  failing = true;
  clock = stillClock(NINE);
  feishu = await township({ clock, onClock: async (now) => void moved.push(now) });
  bot = await listening(feishu, {
    'im.message.receive_v1': async () => {
      heard.push(clock.now().toISOString());
      if (failing) throw new Error('not now');
    },
  });
});
afterEach(async () => {
  bot.close();
  await feishu.close();
});

const after = (seconds: number) => feishu.moveClock(new Date(new Date(NINE).getTime() + seconds * 1000));
const say = () => feishu.say(OFFICE, feishu.privateChat(OFFICE), '走访');

it('pushes an unanswered event again after 15 s, 5 min, 1 h and 6 h, and then no more', async () => {
  await say();
  for (const [moment, pushes] of [
    [14, 1],
    [15, 2],
    [314, 2],
    [315, 3],
    [3914, 3],
    [3915, 4],
    [25_514, 4],
    [25_515, 5],
    [1e6, 5],
  ] as const) {
    await after(moment);
    expect([moment, heard.length]).toEqual([moment, pushes]);
  }
  expect(feishu.waiting()).toEqual([]);
});

it('catches up with every missed push when the clock jumps a day', async () => {
  await say();
  await after(86_400);
  expect(heard).toHaveLength(5);
});

it('stops once the bot answers, and tells the host before the clock’s mover hears back', async () => {
  await say();
  failing = false;
  await after(15);
  await after(86_400);
  expect(heard).toHaveLength(2);
  expect(moved.map((now) => now.toISOString())).toEqual(['2025-03-20T01:00:15.000Z', '2025-03-21T01:00:00.000Z']);
});

it('takes a lost answer for no answer', async () => {
  failing = false;
  feishu.faults.loseAcks(1);
  await say();
  expect(feishu.waiting()).toMatchObject([{ pushes: 1 }]);
  await after(15);
  expect(heard).toHaveLength(2);
  expect(feishu.waiting()).toEqual([]);
});
