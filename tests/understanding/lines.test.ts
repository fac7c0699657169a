import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { score, type Utterance } from './score.ts';
import { lexicon, neighbours } from './township.ts';

const read = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Utterance => JSON.parse(line));

/** Lines that taught the rules, and those written by other speakers before anybody looked at what the rules made of them. */
const own = [...read('lines.jsonl'), ...read('lines-blind.jsonl')];
/** The same of another township, with names of its own: as they come, close to one another, and by what they are about. */
const made = new Set(read('lines-families.jsonl'));
const others = new Set([...['lines-neighbours.jsonl', 'lines-siblings.jsonl'].flatMap(read), ...made]);
const lines = [...own, ...others];
const meant = (line: Utterance) => understand(line.text, line.context, others.has(line) ? neighbours : lexicon);

const { summary, falseLogs, wrong } = score(lines, (line) => ({ ...meant(line) }));

describe(`what ${lines.length} lines of a township mean`, () => {
  it('keeps nothing that was not said', () => {
    expect(falseLogs).toEqual([]);
  });

  it('catches every clue as people put them, 99 of 100 of those made to be missed, and cries wolf at most once in ten', () => {
    const usual = lines.filter((line) => !made.has(line));
    expect(score(usual, (line) => ({ ...meant(line) })).summary.clues).toBe(1);
    expect(summary.clues).toBeGreaterThan(0.99);
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
    for (const line of lines) {
      const { text, context } = line;
      const { intent, why } = meant(line);
      if (intent !== 'none') expect(why()[0]?.read, text).not.toBe('');
      if (intent.startsWith('log_') && (context.pending ?? context.reply_to) === undefined)
        expect(why().length, text).toBeGreaterThan(1);
    }
  });

  it('says which rule read which words', () => {
    const { why } = understand(
      '石桥村昨天播了3次',
      { village: null, role: 'office', chat: 'p2p', now: '2025-06-12T20:10:00+08:00' },
      lexicon,
    );
    expect(why()).toEqual([
      { rule: 'record', read: '石桥村昨天播了3次' },
      { rule: 'log_broadcast', read: '播' },
      { rule: 'name', read: '石桥村' },
      { rule: 'date.relative', read: '昨天' },
      { rule: 'count', read: '3次' },
    ]);
  });

  it('says what speaks for asking when a clue is only felt', () => {
    const { intent, confirm, why } = understand(
      '隔壁那个娃瘦得皮包骨，看着不像有人管',
      { village: '石桥村', role: 'village_cadre', chat: 'p2p', now: '2025-06-12T20:10:00+08:00' },
      lexicon,
    );
    expect({ intent, confirm, rules: why().map(({ rule }) => rule) }).toMatchObject({
      intent: 'report_clue',
      confirm: true,
      rules: expect.arrayContaining(['clue.child', 'clue.alone']),
    });
  });
});
