import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { score, type Utterance } from './score.ts';
import { lexicon } from './township.ts';

const lines = readFileSync(new URL('lines.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Utterance => JSON.parse(line));

const { summary, falseLogs, wrong } = score(lines, ({ text, context }) => ({ ...understand(text, context, lexicon) }));

describe(`what ${lines.length} lines of a township mean`, () => {
  it('keeps nothing that was not said', () => {
    expect(falseLogs).toEqual([]);
  });

  it('catches every clue, and cries wolf at most once in ten', () => {
    expect(summary.clues).toBe(1);
    expect(summary.precision).toBeGreaterThanOrEqual(0.9);
  });

  it('knows what was wanted in at least 97 lines of 100', () => {
    expect(summary.intents, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('reads at least 95 broadcasts of 100 exactly, and 90 of everything', () => {
    expect(summary.broadcasts, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(summary.exact, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('says for every intent which words made it so', () => {
    for (const { text, context } of lines) {
      const { intent, why } = understand(text, context, lexicon);
      if (intent !== 'none') expect(why[0]?.read, text).not.toBe('');
      if (intent.startsWith('log_') && context.pending === undefined) expect(why.length, text).toBeGreaterThan(1);
    }
  });

  it('says which rule read which words', () => {
    const { why } = understand(
      '石桥村昨天播了3次',
      { village: null, role: 'office', chat: 'p2p', now: '2025-06-12T20:10:00+08:00' },
      lexicon,
    );
    expect(why).toEqual([
      { rule: 'record', read: '石桥村昨天播了3次' },
      { rule: 'log_broadcast', read: '播' },
      { rule: 'name', read: '石桥村' },
      { rule: 'date.relative', read: '昨天' },
      { rule: 'count', read: '3次' },
    ]);
  });
});
