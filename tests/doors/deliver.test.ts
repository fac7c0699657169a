import type { InStatement } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../src/bot/deliver.ts';
import { connectFeishu } from '../../src/bot/feishu-client.ts';
import { card, md, text } from '../../src/cards/kit.ts';
import { commit } from '../../src/db/db.ts';
import { putPost, takeDuePosts } from '../../src/db/outbox.ts';
import { callsIn } from '../../src/db/settings.ts';
import { app, GROUP, OFFICE, township } from '../sandbox/township.ts';
import { openOutbox, openPostOffice, refuse, toChat } from './post-office.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const notice = (words: string) => ({ card: card('提醒', 'needs-you', text(md`${words}`)) });

let office: Awaited<ReturnType<typeof openPostOffice>>;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.close());

describe('what is queued', () => {
  it('goes out once, is counted against the month, and its words are wiped', async () => {
    await office.put(toChat('oc_a', 'k1', '小结'), { key: 'k2', to: { person: 'ou_b' }, content: notice('还差两户') });
    expect(await office.deliver()).toEqual({ sent: 2, waiting: 0 });
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 0 });
    // Two chats may be written to in either order.
    expect(office.arrived.toSorted((a, b) => (a.to < b.to ? -1 : 1))).toMatchObject([
      { to: 'oc_a', message: { text: '小结' } },
      { to: 'ou_b', message: { card: { schema: '2.0', header: { title: { content: '提醒' } } } } },
    ]);
    expect(await callsIn(office.db, '2024-03')).toBe(2);
    expect(await office.row('k1')).toMatchObject({
      state: 'sent',
      contentSealed: null,
      messageId: expect.stringMatching(/^om_/),
    });
  });

  it('carries a uuid Feishu accepts, made of its key', async () => {
    await office.put(toChat('oc_a', `k:${'x'.repeat(80)}`));
    await office.deliver();
    expect([...office.uuids.keys()]).toEqual([expect.stringMatching(/^h-[0-9a-f]{40}$/)]);
  });

  it('answers, changes and pushes the message it means, once that is there', async () => {
    await office.put(
      { key: 'push', to: { urgent: 'first', people: ['ou_b'] }, priority: 0 },
      { key: 'change', to: { update: 'first' }, content: notice('都走访了'), priority: 1 },
      { key: 'first', to: { reply: 'om_asked', chat: 'oc_a' }, content: notice('还差两户') },
    );
    expect(await office.deliver()).toEqual({ sent: 3, waiting: 0 });
    expect(office.arrived.map(({ how, to }) => `${how} ${to}`)).toEqual([
      'reply om_asked',
      'urgent om_1',
      'update om_1',
    ]);
  });

  it('is dropped when the message it means never came to be', async () => {
    await office.put({ key: 'change', to: { update: 'nothing' }, content: notice('x') });
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 0 });
    expect(await office.row('change')).toMatchObject({ state: 'dropped', failure: 'gone' });
  });

  it('is dropped when nobody can make a message of it', async () => {
    await office.put({ key: 'odd', to: { chat: 'oc_a' }, content: { carrier: 'pigeon' } }, toChat('oc_a', 'even'));
    expect(await office.deliver()).toEqual({ sent: 1, waiting: 0 });
    expect(await office.row('odd')).toMatchObject({ state: 'dropped', failure: 'ZodError' });
  });
});

describe('in what order', () => {
  it('a clue overtakes a thousand posts that were there before', async () => {
    await office.put(...Array.from({ length: 1000 }, (_, n) => toChat(`oc_${n % 50}`, `old${n}`)));
    await office.put({ ...toChat('ou_leader', 'clue'), priority: 0 });
    expect(await office.deliver()).toEqual({ sent: 1001, waiting: 0 });
    // Eight posts set out in one breath, the clue among them.
    expect(office.texts().indexOf('clue')).toBeLessThan(8);
  }, 60_000);

  it('a clue that comes up in the middle is among the next', async () => {
    await office.put(...Array.from({ length: 200 }, (_, n) => toChat(`oc_${n % 50}`, `old${n}`)));
    let seen = 0;
    office.meets(async () => {
      if (++seen === 40) await office.put({ ...toChat('ou_leader', 'clue'), priority: 0 });
    });
    await office.deliver();
    expect(office.texts().indexOf('clue')).toBeGreaterThan(38);
    expect(office.texts().indexOf('clue')).toBeLessThan(70);
  }, 30_000);

  it('posts of one chat keep theirs, never more than the five a second Feishu takes', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `k${String(n).padStart(2, '0')}`);
    await office.put(...keys.map((key) => toChat('oc_a', key)));
    await office.deliver();
    expect(office.texts()).toEqual(keys);
    const times = office.arrived.map(({ at }) => at);
    for (const [n, at] of times.entries()) expect(at - (times[n - 5] ?? 0)).toBeGreaterThanOrEqual(SECOND);
  });

  it('a slow chat holds nobody else up', async () => {
    await office.put(...Array.from({ length: 20 }, (_, n) => toChat('oc_slow', `slow${n}`)));
    await office.put(...Array.from({ length: 40 }, (_, n) => toChat(`oc_${n}`, `quick${n}`)));
    office.meets(async (to) => {
      if (to !== 'oc_slow') return;
      while (office.arrived.length < 40) await new Promise(setImmediate);
    });
    expect(await office.deliver()).toEqual({ sent: 60, waiting: 0 });
    expect(
      office
        .texts()
        .slice(0, 40)
        .every((words) => words.startsWith('quick')),
    ).toBe(true);
  });

  it('at most eight chats are served at once, and one post at a time in each', async () => {
    await office.put(...Array.from({ length: 60 }, (_, n) => toChat(`oc_${n % 20}`, `k${n}`)));
    const busy = new Map<string, number>();
    let most = 0;
    office.meets(async (to) => {
      busy.set(to, (busy.get(to) ?? 0) + 1);
      most = Math.max(most, busy.size);
      expect(busy.get(to)).toBe(1);
      await new Promise((resolve) => {
        setTimeout(resolve, 3);
      });
      busy.delete(to);
    });
    await office.deliver();
    expect(most).toBe(8);
  });

  it('what failed for a moment still goes before what came after it', async () => {
    await office.put(toChat('oc_a', 'first'), toChat('oc_a', 'second'), toChat('oc_a', 'third'));
    let tries = 0;
    office.meets(() => (++tries === 1 ? refuse('again', 230020) : undefined));
    expect(await office.deliver()).toEqual({ sent: 3, waiting: 0 });
    expect(office.texts()).toEqual(['first', 'second', 'third']);
  });
});

describe('when Feishu refuses', () => {
  const tried = async (key: string) => ((await office.row(key))?.nextAt.getTime() ?? 0) - office.now().getTime();

  it('for now, it comes again after longer and longer waits, for a day', async () => {
    await office.put({ ...toChat('oc_a', 'k'), priority: 1 });
    office.meets(() => refuse('again', 230020));
    const waits: number[] = [];
    for (let run = 0; (await office.row('k'))?.state === 'waiting' && run < 200; run++) {
      await office.deliver();
      waits.push(await tried('k'));
      office.passes(Math.max(0, waits.at(-1) ?? 0));
    }
    expect(waits.length).toBeGreaterThan(50);
    expect(Math.max(...waits)).toBeLessThan(40 * 60 * SECOND);
    expect(waits.reduce((a, b) => a + b, 0)).toBeGreaterThan(23 * HOUR);
    expect(await office.row('k')).toMatchObject({ state: 'dropped', failure: '230020', contentSealed: null });
  });

  it('with a moment to wait for, it waits as long', async () => {
    await office.put(toChat('oc_a', 'k'));
    office.meets(() => refuse('again', 99991400, 90 * SECOND));
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 1 });
    expect(await tried('k')).toBe(90 * SECOND);
  });

  it('because the month is used up, everything waits an hour and the log says so once or so', async () => {
    await office.put(...Array.from({ length: 100 }, (_, n) => toChat(`oc_${n}`, `k${n}`)));
    office.meets(() => refuse('quota', 99991403));
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 100 });
    expect(office.calls.length).toBeLessThanOrEqual(8);
    expect(await tried('k0')).toBe(HOUR);
    expect(JSON.stringify(office.logged)).toContain('quota-used-up');
  });

  it.each(['gone', 'unreachable', 'shape'] as const)(
    'for good (%s), the post is dropped with the code',
    async (kind) => {
      await office.put(toChat('oc_a', 'k'), toChat('oc_b', 'other'));
      office.meets((to) => (to === 'oc_a' ? refuse(kind, 230013) : undefined));
      expect(await office.deliver()).toEqual({ sent: 1, waiting: 0 });
      expect(await office.row('k')).toMatchObject({ state: 'dropped', failure: '230013', contentSealed: null });
    },
  );

  it('for want of a permission, it waits for the console to be put right', async () => {
    await office.put(toChat('oc_a', 'k'));
    office.meets(() => refuse('setup', 99991672));
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 1 });
    expect(await tried('k')).toBeGreaterThanOrEqual(HOUR / 2);
  });

  it('for something sensitive, a neutral line goes out instead, once', async () => {
    await office.put(toChat('oc_a', 'k', '电话 138…'));
    office.meets((_, message) => (JSON.stringify(message).includes('138') ? refuse('redact', 230028) : undefined));
    expect(await office.deliver()).toEqual({ sent: 1, waiting: 0 });
    expect(office.texts()).toEqual(['有一条消息因含敏感内容未能发出，请打开护蕾助手查看。']);
    expect(await office.row('k')).toMatchObject({ state: 'dropped', failure: '230028' });
  });

  it('the neutral line as well, nothing more is tried', async () => {
    await office.put(toChat('oc_a', 'k'));
    office.meets(() => refuse('redact', 230022));
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 0 });
    expect(office.calls).toHaveLength(2);
  });

  it('the log holds keys and codes and no word of the message', async () => {
    await office.put(toChat('oc_a', 'k', '王某某的事'));
    office.meets(() => refuse('shape', 230099));
    await office.deliver();
    expect(JSON.stringify(office.logged)).toContain('230099');
    expect(JSON.stringify(office.logged)).not.toContain('王某某');
  });
});

describe('several at once', () => {
  it('what another process holds is left to it until its lease ends', async () => {
    await office.put(toChat('oc_a', 'k'));
    await takeDuePosts(office.db, office.now(), 16, 60 * SECOND);
    expect(await office.deliver()).toEqual({ sent: 0, waiting: 1 });
    office.passes(61 * SECOND);
    expect(await office.deliver()).toEqual({ sent: 1, waiting: 0 });
  });

  it('a crash between sending and keeping makes one message, not two', async () => {
    await office.put(toChat('oc_a', 'k'));
    const { feishu } = office.ports;
    const crashing = {
      ...office.ports,
      feishu: {
        ...feishu,
        send: async (...call: Parameters<typeof feishu.send>) => {
          await feishu.send(...call);
          await office.db.client.execute('alter table outbox rename to elsewhere');
          return { messageId: 'om_lost' };
        },
      },
    };
    await expect(deliver(crashing)).rejects.toThrow();
    await office.db.client.execute('alter table elsewhere rename to outbox');
    office.passes(61 * SECOND);
    expect(await office.deliver()).toEqual({ sent: 1, waiting: 0 });
    expect(office.calls).toHaveLength(2);
    expect(office.arrived).toHaveLength(1);
  });

  it('when the database goes away while posts are on their way, the run says so, and each is one message in the end', async () => {
    await office.put(...Array.from({ length: 20 }, (_, n) => toChat(`oc_${n}`, `k${n}`)));
    const { client, vault } = office.db;
    let looks = 0;
    const away: typeof client = {
      ...client,
      async execute(statement: InStatement) {
        looks += 1;
        // Long enough for what was sent to find nobody who keeps it.
        if (looks > 1) await new Promise((resolve) => setTimeout(resolve, 50));
        return client.execute(statement);
      },
      batch: () => Promise.reject(new Error('away')),
    };
    await expect(deliver({ ...office.ports, db: { client: away, q: drizzle(away), vault } })).rejects.toThrow('away');
    office.passes(61 * SECOND);
    await office.deliver();
    expect(office.arrived).toHaveLength(20);
  });

  it('a call during a run joins it, and what was queued for it is sent', async () => {
    await office.put(toChat('oc_a', 'k1'));
    let second: Promise<unknown> | undefined;
    let third: Promise<unknown> | undefined;
    office.meets(async () => {
      if (second !== undefined) return;
      await office.put(toChat('oc_b', 'k2'));
      second = office.deliver();
      third = office.deliver();
    });
    expect(await office.deliver()).toEqual({ sent: 2, waiting: 0 });
    expect(third).toBe(second);
    expect(await second).toEqual({ sent: 0, waiting: 0 });
  });

  it('ten runs that know nothing of one another send everything once', async () => {
    await office.put(...Array.from({ length: 60 }, (_, n) => toChat(`oc_${n % 30}`, `k${n}`)));
    const runs = Array.from({ length: 10 }, () => deliver({ ...office.ports, together: false }));
    const sent = (await Promise.all(runs)).reduce((sum, run) => sum + run.sent, 0);
    expect(sent).toBe(60);
    expect(new Set(office.texts()).size).toBe(60);
    expect(office.calls).toHaveLength(60);
  });
});

it('on the stand-in, which enforces Feishu’s rates, fifteen posts of one group arrive in order without a refusal', async () => {
  const { db, close } = await openOutbox();
  const standIn = await township();
  const now = () => new Date('2025-03-20T09:00:00+08:00');
  const feishu = connectFeishu({ ...app, domain: standIn.url, now, log: () => undefined });
  const posts = Array.from({ length: 15 }, (_, n) => ({
    key: `k${n}`,
    to: { chat: GROUP },
    content: notice(`第${n}条`),
  }));
  await commit(db, await Promise.all(posts.map((post) => putPost(db, post, now()))));
  await commit(db, [await putPost(db, { key: 'u', to: { urgent: 'k0', people: [OFFICE] }, priority: 9 }, now())]);
  expect(await deliver({ db, feishu, now, log: () => undefined })).toEqual({ sent: 16, waiting: 0 });
  expect(standIn.messages(GROUP).map((one) => /第(\d+)条/.exec(JSON.stringify(one.card))?.[1])).toEqual(
    posts.map((_, n) => `${n}`),
  );
  expect(standIn.messages(GROUP)[0]?.urgentFor).toEqual([OFFICE]);
  expect(standIn.calls().filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  await standIn.close();
  await close();
}, 20_000);
