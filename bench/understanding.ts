import { readFileSync } from 'node:fs';
import { lexicon } from '../tests/understanding/township.ts';
import { understand } from '../src/understanding/understand.ts';
import type { Context } from '../src/understanding/meaning.ts';

type Row = { text: string; context: Context };

const rows = readFileSync(new URL('../tests/understanding/lines.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Row => JSON.parse(line));
const [first] = rows;
if (first === undefined) throw new Error('no lines to read');

/** Ten thousand characters of what makes careless patterns slow. */
const long: Record<string, string> = Object.fromEntries(
  [
    '8点',
    '播',
    '1',
    '一',
    '没有',
    ' ',
    '，',
    '石桥村3次\n',
    '他说',
    '“',
    '孩子',
    '请',
    '第',
    '1. ',
    '.1',
    '今天',
    '村',
    'a',
    '第一次8:00、',
    '昨天播了3次，',
    '没发现问题',
    '无涉未',
    '今天的情况',
    '各位家长',
    '有个娃被',
    '屋里冇得哒',
    '何小',
    '去了一趟',
    '未发现侵害',
    '3次，哦不对，',
    '没有线索，但是',
    '哪个娃没走访',
    '接送司机',
  ].map((bit) => [bit.trim() || 'space', bit.repeat(Math.ceil(10_000 / bit.length))]),
);

long['everything the tests say'] = rows
  .map(({ text }) => text)
  .filter((_, i) => i % 4 === 0)
  .join('，')
  .slice(0, 10_000);

/** Milliseconds of one core, whatever else the machine does. */
const timed = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const everyLine = () => rows.forEach(({ text, context }) => understand(text, context, lexicon));

for (let i = 0; i < 5; i++) everyLine();
const runs = 20;
const perSecond = Math.max(...Array.from({ length: runs }, () => (rows.length / timed(everyLine)) * 1000));
process.stdout.write(`${rows.length} lines, best of ${runs} runs, one core: ${Math.round(perSecond)} lines a second\n`);
for (const [bit, text] of Object.entries(long)) {
  const read = () => understand(text, first.context, lexicon);
  const times = Array.from({ length: 10 }, () => timed(read)).sort((a, b) => a - b);
  process.stdout.write(`10,000 characters of ${bit}: ${(times[5] ?? 0).toFixed(2)} ms\n`);
}
