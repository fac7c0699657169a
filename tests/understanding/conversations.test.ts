import { describe, expect, it } from 'vitest';
import type { LastRecord } from '../../src/understanding/meaning.ts';
import { hear } from './township.ts';

describe('short answers mean something only to a question', () => {
  it.each([
    ['三次', 'broadcast_count_asked', { count: 3, times: [] }],
    ['3', 'broadcast_count_asked', { count: 3, times: [] }],
    ['8点和12点', 'broadcast_times_asked', { count: 2, times: ['08:00', '12:00'] }],
    ['早中晚', 'broadcast_times_asked', { count: 3, day_parts: ['morning', 'noon', 'evening'] }],
    ['3', 'broadcast_reminder', { count: 3 }],
    ['刚播完', 'broadcast_reminder', { count: 1, times: ['20:10'], time_source: 'message_time' }],
  ])('%s to %s', (text, pending, slots) => {
    expect(hear(text, { pending })).toMatchObject({ intent: 'log_broadcast', slots });
    if (text !== '刚播完') expect(hear(text)).toMatchObject({ intent: 'none' });
  });

  it.each([
    ['无', 'nil'],
    ['没有', 'nil'],
    ['已交', 'unknown'],
  ])('%s to the reminder of the clue check', (text, result) => {
    expect(hear(text, { pending: 'clue_check_reminder' })).toMatchObject({
      intent: 'nil_clue_report',
      slots: { result },
    });
    expect(hear(text)).toMatchObject({ intent: 'none' });
  });

  it('已转 answers the message with the link', () => {
    expect(hear('已转', { reply_to: 'publicity_link' })).toMatchObject({
      intent: 'log_link_forward',
      slots: { count: 1 },
    });
    expect(hear('已转').intent).toBe('none');
  });
});

describe('what the menu says can be typed', () => {
  it.each([
    ['村村响登记', 'help'],
    ['走访登记', 'help'],
    ['排查表', 'help'],
    ['求助电话', 'help'],
    ['帮助', 'help'],
    ['线索上报', 'report_clue'],
    ['我的待办', 'query_todo'],
    ['待办', 'query_todo'],
    ['本村情况', 'query_status'],
    ['石桥村情况', 'query_status'],
    ['全镇情况', 'query_status'],
    ['哪些村今天还没播', 'query_status'],
    ['石桥村这个月播了多少', 'query_status'],
    ['今天我报了什么', 'query_status'],
    ['截止时间', 'query_deadline'],
    ['又放了一次', 'log_broadcast'],
    ['第二次 12:00', 'log_broadcast'],
    ['今天播了两次 早上8点 下午6点', 'log_broadcast'],
    ['撤销', 'undo_last'],
    ['本月无线索', 'nil_clue_report'],
  ])('%s is %s', (text, intent) => {
    expect(hear(text).intent).toBe(intent);
  });
});

describe('corrections', () => {
  const last: LastRecord = {
    intent: 'log_broadcast',
    village: '石桥村',
    date: '2025-06-12',
    count: 3,
    times: ['08:00', '12:00', '18:00'],
  };

  it('asks when the count no longer fits the times', () => {
    expect(hear('不对，是两次', { last_record: last })).toMatchObject({
      slots: { target: 'last', changes: { count: 2 }, conflict: 'count_vs_times' },
      confirm: true,
    });
    expect(hear('不对，是两次', { last_record: { ...last, times: [] } })).toMatchObject({
      slots: { changes: { count: 2 } },
      confirm: false,
    });
  });

  it('refuses to wipe everything', () => {
    expect(hear('全部删掉', { last_record: last })).toMatchObject({
      intent: 'undo_last',
      slots: { target: 'all', refuse: true },
    });
  });
});

describe('a clue is never spelt out again', () => {
  it.each(['何小禾被继父打了', '4组有个女娃被人摸了', '丁一凡好像怀孕了'])('%s', (text) => {
    const meant = hear(text);
    expect(meant).toMatchObject({ intent: 'report_clue', slots: { private: true, echo: false, advise_recall: true } });
    expect(JSON.stringify(meant.slots)).not.toMatch(/何小禾|丁一凡|4组/);
  });

  it('a missing child may be named', () => {
    expect(hear('何小禾走丢了')).toMatchObject({ slots: { situation: 'missing', urgent: true, advise_recall: false } });
  });
});
