import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { isoOf } from '../../domain/calendar.ts';
import { Refusal } from '../../errors.ts';
import { lexiconOf, type Roster } from '../../understanding/lexicon.ts';
import type { Context, LastRecord, Lexicon, SpeakerRole } from '../../understanding/meaning.ts';
import { understand } from '../../understanding/understand.ts';
import { openClock } from '../clock.ts';
import type { Terminal } from './define.ts';

const speakers: readonly SpeakerRole[] = ['village_cadre', 'office', 'leader', 'police', 'school', 'health', 'market'];

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const textsIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
const namesIn = (value: unknown): Record<string, string[]> =>
  isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([place, names]) => [place, textsIn(names) ?? []]))
    : {};

/** JSON, or undefined: whoever reads it says where it stood. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lastRecordIn(value: unknown): LastRecord | undefined {
  if (!isFields(value)) return undefined;
  const [village, date] = [textIn(value['village']), textIn(value['date'])];
  const [times, subjects] = [textsIn(value['times']), textsIn(value['subjects'])];
  const { count } = value;
  return {
    intent: textIn(value['intent']) ?? '',
    ...(village !== undefined && { village }),
    ...(date !== undefined && { date }),
    ...(typeof count === 'number' && { count }),
    ...(times !== undefined && { times }),
    ...(subjects !== undefined && { subjects }),
  };
}

/** What surrounds a line; what is not said is a cadre of no village speaking now, in a group. */
function contextIn(value: unknown, now: string): Context {
  const fields = isFields(value) ? value : {};
  return {
    village: textIn(fields['village']) ?? null,
    role: speakers.find((role) => role === fields['role']) ?? 'village_cadre',
    chat: fields['chat'] === 'p2p' ? 'p2p' : 'group',
    now: textIn(fields['now']) ?? now,
    unit: textIn(fields['unit']),
    attachments: textsIn(fields['attachments']),
    pending: textIn(fields['pending']),
    reply_to: textIn(fields['reply_to']),
    last_record: lastRecordIn(fields['last_record']),
    village_hint: textIn(fields['village_hint']),
  };
}

function rosterIn(value: unknown): Roster {
  if (!isFields(value)) throw new Refusal('bad-input', '名单文件不是 JSON 对象。');
  return {
    villages: textsIn(value['villages']) ?? [],
    units: textsIn(value['units']) ?? [],
    minors: namesIn(value['minors']),
    key_persons: namesIn(value['key_persons']),
  };
}

/** The names a roster file gives; without a file, none. */
export async function readLexicon(path: string | undefined): Promise<Lexicon> {
  return lexiconOf(rosterIn(path === undefined ? {} : json(await readFile(path, 'utf8'))));
}

/** Answers every line of the input in order, as it comes. Refuses at the first that is not one. */
export async function understandLines(terminal: Terminal, lexicon: Lexicon, explain: boolean): Promise<void> {
  const now = isoOf(openClock().now());
  let number = 0;
  for await (const text of createInterface({ input: Readable.from(terminal.input) })) {
    number += 1;
    if (text.trim() === '') continue;
    const line = json(text);
    if (!isFields(line)) throw new Refusal('bad-input', `第${number}行不是 JSON 对象。`);
    const said = textIn(line['text']);
    if (said === undefined) throw new Refusal('bad-input', `第${number}行缺 text。`);
    const { intent, slots, confirm, why } = understand(said, contextIn(line['context'], now), lexicon);
    terminal.out(
      `${JSON.stringify({ id: line['id'] ?? null, intent, slots, confirm, ...(explain && { why: why() }) })}\n`,
    );
  }
}
