import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/db/burden.ts';
import { sentByMonth } from '../../src/db/schema-reminders.ts';
import { township } from '../stories/township.ts';

describe('负担', () => {
  it('B-7: the office and leaders read in private what the tool costs each village', async () => {
    const t = await township('2024-03-20T08:00');
    await t.type(t.tian, t.tian.chat, '昨天村村响播了3次，8点12点18点');
    await t.tick('2024-03-20T09:00');
    await t.tick('2024-03-20T20:30');
    await t.type(t.jiang, t.townshipGroup, '@护蕾助手 负担');
    expect(t.last(t.townshipGroup)).toBe('已私发给您');
    const card = t.last(t.jiang.chat);
    expect(card).toContain('3月工作负担');
    expect(card).toContain('请大家登记了 1 次');
    // Its group heard of the table and of the evening, three of its cadres in private; the receipt was asked for.
    expect(card).toMatch(/雄风村\D+5\D+3\D+1/);
    expect(card).toMatch(/密园村\D+3\D+1\D+0/);
    expect(card).toContain('最费事的：');
    await t.press(t.jiang, t.jiang.chat, '上个月');
    expect(t.last(t.jiang.chat)).toContain('2月工作负担');
  });

  it('no village sees it', async () => {
    const t = await township('2024-03-20T08:00');
    await t.type(t.tian, t.tian.chat, '负担');
    expect(t.last(t.tian.chat)).toContain('没有这项权限');
  });
});

describe('sent posts', () => {
  it('are forgotten after sixty days, and still counted in their month; a card of yesterday stays pressable', async () => {
    const t = await township('2024-01-20T08:00');
    await t.tick('2024-01-20T09:00');
    await t.tick('2024-01-31T20:58');
    const before = await messagesIn(t.db, '2024-01-01');
    const had = (await t.outbox()).length;
    expect(before.get(t.xiongfeng.id)).toBeGreaterThan(0);
    await t.tick('2024-03-25T09:00');
    await t.tick('2024-03-26T03:10');
    expect((await t.outbox()).filter(({ key }) => key.includes('2024-01-20'))).toEqual([]);
    expect((await t.db.q.select().from(sentByMonth)).length).toBeGreaterThan(0);
    expect(await messagesIn(t.db, '2024-01-01')).toEqual(before);
    await t.tick('2024-04-20T03:10');
    expect(await messagesIn(t.db, '2024-01-01')).toEqual(before);
    expect((await t.outbox()).length).toBeLessThan(had + 20);
    await t.press(t.xiang, t.xiang.chat, '登记');
    expect(t.last(t.xiang.chat)).toContain('排查表');
  });
});
