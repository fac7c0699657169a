import { describe, expect, it } from 'vitest';
import { anonymous } from '../../src/understanding/anonymous.ts';
import { faultOfLesson, lessonIn } from '../../src/understanding/local-words.ts';
import { regression } from '../../src/understanding/regression.ts';
import { understand } from '../../src/understanding/understand.ts';
import { evening, hear, lexicon } from './township.ts';

describe('the lines no taught word may change', () => {
  it.each(regression)('%s is %s', (text, intent) => {
    expect(hear(text).intent).toBe(intent);
  });
});

it.each([
  ['教一个词：大广播 就是 村村响', '大广播', '村村响'],
  ['学词 喇叭叭=村村响', '喇叭叭', '村村响'],
  ['教个词，串门子是走访', '串门子', '走访'],
])('%s is a lesson', (line, word, means) => {
  expect(lessonIn(line)).toEqual({ word, means });
});

it('a taught word is read as what it stands for', () => {
  const taught = { ...lexicon, localWords: [{ word: '串门子', means: '走访' }] };
  expect(understand('今天串门子2户留守儿童', evening, lexicon).intent).not.toBe('log_visit');
  expect(understand('今天串门子2户留守儿童', evening, taught)).toMatchObject({
    intent: 'log_visit',
    slots: { count: 2 },
  });
});

it('words of harm can be taught to mean nothing else', () => {
  for (const word of ['挨打', '猥亵', '跳河', '失踪', '娃儿'])
    expect(faultOfLesson({ word, means: '会议' }, lexicon)).toContain('线索听漏');
});

it('what is kept for review names nobody', () => {
  expect(anonymous('石桥村何小禾13800001111去了柳林', lexicon)).toBe('某村某某***********去了某村');
});
