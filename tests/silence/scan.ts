import { inArray } from 'drizzle-orm';
import { caseFiles } from '../../src/db/schema-case-files.ts';
import { audit, inbox, jobRuns, outbox } from '../../src/db/schema-exchange.ts';
import type { Db } from '../../src/db/db.ts';
import { fewPersons, maskName } from '../../src/domain/person-name.ts';
import { unzipped } from '../documents/docx.ts';
import { isPrivateChat, type Shown, wordsShown } from '../world-feishu.ts';
import type { Secrets } from './secrets.ts';

/** What in a group would show that a clue exists; the monthly table (问题线索排查表, “本月无线索”) is everybody’s. */
const signInGroup = /XS-|签收|新线索|线索 ?[A-Z]|(?<!问题|“本月无)线索(?!排查|上报)/g;
/** What in a log line, a metric, a key or an error would; a job of the monthly table may name itself. */
const signElsewhere = /XS-[2-9A-Z]{4}|线索|签收|\bclue(?!-check)/gi;

const numeral = '[0-9]+|[零一二两三四五六七八九十]+';
/** 3人, 两名, 4 人次, 2户; 户数2; and the two halves of 走访 3/8. */
const persons = new RegExp(
  `(?<![\\d./:：第-])(${numeral}) ?个?(?:人次?|名|户)(?![大民])|(?:人数|户数|人次)[：: ]?(?<labelled>[0-9]+)`,
  'g',
);
const visited = /(?:走访|见面|未成年人|重点人员)[^\n·]{0,12}?(?<!\d)(\d+)\/(\d+)/g;
/** Who came to a meeting, was taught or went out on patrol is staff or a villager, nobody a register lists: that may be told. */
const attending = /(?:参加|到会|应到|实到|受训|出动)[^\n，。；·]{0,4}$/;

const small: Readonly<Record<string, number>> = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4 };
const isFew = (said: string): boolean => (small[said] ?? Number(said)) < fewPersons;

/** Persons fewer than five told in a group. */
export function fewTold(words: string): Find[] {
  const counts = [...words.matchAll(persons)].filter(
    ({ 1: said, groups, index }) => isFew(said ?? groups?.['labelled'] ?? '') && !attending.test(words.slice(0, index)),
  );
  const parts = [...words.matchAll(visited)].filter(({ 1: done = '', 2: should = '' }) => isFew(done) || isFew(should));
  return [...counts, ...parts].map(({ 0: said, index }) => ({ said, at: index }));
}

/** What a story leaves behind outside its rooms. */
export type Traces = {
  readonly town: {
    readonly shown: readonly Pick<Shown, 'chat' | 'versions'>[];
    readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }>;
  };
  readonly db: Db;
  readonly logged: readonly string[];
  readonly metrics: string;
  /** Messages of errors that reached the host. */
  readonly thrown: readonly string[];
  /** The database, its WAL and what is kept of photos. */
  readonly disk: readonly Uint8Array[];
  readonly secrets: Secrets;
};

/** A paper's words: a cell or a paragraph is a line, and whatever is printed differently within it stands together. */
const withoutTags = (xml: string) => xml.replace(/<\/w:(?:p|tc)>/g, '\n').replace(/<[^>]*>/g, '');

/** Every message a group was ever shown, once: its words, and all that its card or paper carries. */
function inGroups({ town }: Traces): string[] {
  const shown = town.shown.filter(({ chat }) => !isPrivateChat(chat)).flatMap(({ versions }) => versions);
  return shown.flatMap((message) => {
    const paper = 'file' in message ? town.files.get(message.file) : undefined;
    const parts = paper === undefined ? [] : [paper.name, ...[...unzipped(paper.bytes).values()].map(withoutTags)];
    return [wordsShown(message), JSON.stringify(message), ...parts];
  });
}

/** Everything of one line that a host, an administrator or an outbox may read. */
async function lines({ db, logged, metrics }: Traces): Promise<string[]> {
  const [posts, heard, runs] = await Promise.all([
    db.q.select().from(outbox),
    db.q.select().from(inbox),
    db.q.select().from(jobRuns),
  ]);
  return [
    ...logged,
    ...metrics.split('\n'),
    ...posts.map(({ key, failure, lane, target }) => [key, failure, lane, target].join(' ')),
    ...heard.map(({ key, outcome }) => `${key} ${outcome}`),
    ...runs.map(({ job, slot, outcome }) => `${job} ${slot} ${outcome}`),
  ];
}

/**
 * What may say that there is a clue, and nothing of it: audit lines, where each opening stands by law, and errors, whose
 * messages name tables and of which the log tells the class alone.
 */
const discreet = async ({ db, thrown }: Traces) => [
  ...thrown,
  ...(await db.q.select().from(audit)).map(({ personId, what, about }) => [personId, what, about].join(' ')),
];

/** What of the disk could be a name or a number: a needle is looked for in this alone. */
const readable = (bytes: Uint8Array): string =>
  (new TextDecoder().decode(bytes).match(/[\u3400-\u9fff]{2,}|\d{7,}[xX]?/g) ?? []).join('\n');

/** Names, numbers and telephones of persons on registers: not of places, schools and organisations. */
async function namesOf({ db, secrets }: Traces): Promise<string[]> {
  const open = ['place', 'school', 'organisation'] as const;
  const known = await db.q
    .select({ id: caseFiles.id })
    .from(caseFiles)
    .where(inArray(caseFiles.kind, [...open]));
  const places = new Set(known.map(({ id }) => id));
  return [...secrets.listed].flatMap(([file, said]) => (places.has(file) ? [] : [...said]));
}

type Find = { readonly said: string; readonly at: number };

/** Where one of the needles stands in a text; most are in none, so they are looked for in all texts together first. */
function searcher(needles: Iterable<string>, texts: readonly string[]): (text: string) => Find[] {
  const all = texts.join('\n');
  const present = [...new Set(needles)].filter((needle) => all.includes(needle));
  return (text) => present.flatMap((said) => (text.includes(said) ? [{ said, at: text.indexOf(said) }] : []));
}

const matches = (pattern: RegExp, text: string): Find[] =>
  [...text.matchAll(pattern)].map(({ 0: said, index }) => ({ said, at: index }));

const about = (text: string, { said, at }: Find) =>
  `${said}: ${text.slice(Math.max(0, at - 20), at + said.length + 20).replaceAll('\n', ' ')}`;

/**
 * Looks through everything that leaves the matter: each version of each message in a group with its papers, log lines,
 * metrics, keys and failures of the outbox, keys of the inbox and of job runs, audit lines, errors, and the bytes on the
 * disk. What breaks the silence, with a few words around it; what people typed themselves is theirs.
 */
export async function breaches(traces: Traces, more: readonly string[] = []): Promise<string[]> {
  const { secrets, disk } = traces;
  const names = await namesOf(traces);
  const masked = names.filter((name) => /^\p{Script=Han}+$/u.test(name)).map(maskName);
  const told = [...secrets.words, ...more];
  const anywhere = [...names, ...secrets.staff, ...told];
  const [groups, open, quiet] = [[...new Set(inGroups(traces))], await lines(traces), await discreet(traces)];
  const bytes = disk.map(readable);
  const inGroup = searcher([...names, ...masked, ...told], groups);
  const elsewhere = searcher(anywhere, [...open, ...quiet, ...bytes]);
  return [
    ...groups.flatMap((text) =>
      [...inGroup(text), ...matches(signInGroup, text), ...fewTold(text)].map(
        (find) => `a group: ${about(text, find)}`,
      ),
    ),
    ...open.flatMap((line) => [...elsewhere(line), ...matches(signElsewhere, line)].map((find) => about(line, find))),
    ...quiet.flatMap((line) => elsewhere(line).map((find) => about(line, find))),
    ...bytes.flatMap((text) => elsewhere(text).map(({ said }) => `the disk: ${said}`)),
  ];
}
