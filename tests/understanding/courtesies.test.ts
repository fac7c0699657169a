import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { agrees, type Utterance } from './score.ts';
import { lexicon, neighbours } from './township.ts';

const read = (file: string, names: typeof lexicon) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Utterance => JSON.parse(line))
    .map((line) => ({ ...line, names }));

const lines = [
  ...read('lines.jsonl', lexicon),
  ...read('lines-siblings.jsonl', neighbours),
  ...read('lines-families.jsonl', neighbours),
];

/** Ways of saying the same: none of them is a word of the message. */
const manners: Readonly<Record<string, (text: string) => string>> = {
  'a greeting before it': (text) => `领导好，${text}`,
  'an address before it': (text) => `各位领导，${text}`,
  'thanks after it': (text) => `${text}，谢谢`,
  'a plea to read it': (text) => `${text}，请查收`,
  'a flower after it': (text) => `${text}🌹`,
  'the bot’s own name': (text) => `@护蕾助手 ${text}`,
  '啦 for 了': (text) => text.replace(/了(?=[，,。]|$)/g, '啦'),
  '今儿 for 今天': (text) => text.replace(/今天/g, '今儿'),
  'spaces for commas': (text) => text.replace(/，/g, ' '),
  'full-width digits': (text) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + '０'.charCodeAt(0) - '0'.charCodeAt(0))),
};

it.each(Object.entries(manners))('%s changes nothing of what a line means', (_, said) => {
  const changed = lines.flatMap(({ text, context, names }) => {
    const plain = understand(text, context, names);
    const polite = understand(said(text), context, names);
    const same = plain.intent === polite.intent && agrees(plain.intent, { ...plain.slots }, { ...polite.slots });
    return same ? [] : [`${said(text)} → ${polite.intent} ${JSON.stringify(polite.slots)}, not ${plain.intent}`];
  });
  expect(changed).toEqual([]);
});
