import type { Context, Intent } from '../../src/understanding/meaning.ts';

type Slots = Readonly<Record<string, unknown>>;
export type Expected = { intent: Intent; slots: Slots; alt?: readonly Intent[] };
export type Utterance = { id: string; text: string; context: Context; expect: Expected };
export type Answer = { intent: Intent; slots: Slots; confirm: boolean };
export type Score = {
  lines: number;
  intents: number;
  exact: number;
  broadcasts: number;
  clues: number;
  precision: number;
};

/** Slots that must agree, by intent; all others are advice. */
const core: Readonly<Partial<Record<Intent, readonly string[]>>> = {
  log_broadcast: ['village', 'date', 'count', 'times', 'day_parts', 'seq'],
  log_visit: ['kind', 'subjects', 'count', 'date', 'village', 'photo', 'not_visited'],
  log_link_forward: ['count', 'date', 'village', 'screenshot'],
  log_meeting: ['unit', 'village', 'date', 'meeting_type'],
  log_training: ['unit', 'village', 'date'],
  log_joint_enforcement: ['unit', 'date', 'count'],
  log_patrol: ['unit', 'village', 'date', 'count'],
  report_fault: ['village'],
  report_clue: ['private', 'echo', 'in_group', 'advise_recall'],
  nil_clue_report: ['village', 'period', 'result'],
  query_status: ['village', 'topic', 'period'],
  query_todo: ['village', 'period'],
  correct_last: ['target', 'changes'],
  undo_last: ['target'],
  export_ledger: ['ledger', 'village', 'period', 'deliver'],
};

const isObject = (value: unknown): value is Slots =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const itemsOf = (slots: Slots): readonly Slots[] | undefined =>
  Array.isArray(slots.items) ? slots.items.filter(isObject) : undefined;
const empty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, plain(inner)]),
  );
}

const same = (a: unknown, b: unknown) =>
  (empty(a) && empty(b)) || JSON.stringify(plain(a)) === JSON.stringify(plain(b));
const member = (intent: Intent, item: Slots) => ({
  intent: (typeof item.intent === 'string' ? item.intent : intent) as Intent,
  slots: isObject(item.slots) ? item.slots : item,
});

/** Whether what was understood agrees with what was meant, item by item in order. */
export function agrees(intent: Intent, want: Slots, got: Slots): boolean {
  const wanted = itemsOf(want);
  if (!wanted) return (core[intent] ?? []).every((slot) => !(slot in want) || same(want[slot], got[slot]));
  const given = itemsOf(got) ?? [];
  return (
    wanted.length === given.length &&
    wanted.every((item, i) => {
      const [a, b] = [member(intent, item), member(intent, given[i] ?? {})];
      return a.intent === b.intent && agrees(a.intent, a.slots, b.slots);
    })
  );
}

/** Whether a meaning would keep something, alone or among others. */
export function records({ intent, slots }: { intent: Intent; slots: Slots }): boolean {
  if (intent === 'multi') return (itemsOf(slots) ?? []).some((item) => records(member(intent, item)));
  return intent.startsWith('log_') || intent === 'nil_clue_report';
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Scores answers against lines; `wrong` names those that do not agree, `falseLogs` those kept though nothing was said. */
export function score(lines: readonly Utterance[], answer: (line: Utterance) => Answer) {
  const judged = lines.map((line) => {
    const got = answer(line);
    const { intent, slots, alt = [] } = line.expect;
    const intentRight = got.intent === intent || alt.includes(got.intent);
    const asks = slots.needs_confirm === true || 'missing' in slots || 'conflict' in slots;
    const exact =
      intentRight && (got.intent !== intent || (agrees(intent, slots, got.slots) && (!asks || got.confirm)));
    return { line, got, intentRight, exact };
  });
  const meant = (intent: Intent) => judged.filter(({ line }) => line.expect.intent === intent);
  const clues = meant('report_clue').filter(({ got }) => got.intent === 'report_clue').length;
  const falseLogs = meant('none').filter(
    ({ line, got }) => records(got) && !got.confirm && !line.expect.alt?.includes(got.intent),
  );
  const summary: Score = {
    lines: lines.length,
    intents: share(judged.filter(({ intentRight }) => intentRight).length, judged.length),
    exact: share(judged.filter(({ exact }) => exact).length, judged.length),
    broadcasts: share(meant('log_broadcast').filter(({ exact }) => exact).length, meant('log_broadcast').length),
    clues: share(clues, meant('report_clue').length),
    precision: share(clues, judged.filter(({ got }) => got.intent === 'report_clue').length),
  };
  const say = ({ line, got }: (typeof judged)[number]) =>
    `${line.id} ${line.text} → ${got.intent} ${JSON.stringify(got.slots)}`;
  return { summary, falseLogs: falseLogs.map(say), wrong: judged.filter(({ exact }) => !exact).map(say) };
}
