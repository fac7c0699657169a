import { isLocalDate, type LocalDate, type LocalTime } from './calendar.ts';

/** The kinds of record kept, in the words exports use. */
export const recordKinds = [
  'broadcast',
  'broadcast-fault',
  'quiet-day',
  'minor-visit',
  'phone-contact',
  'key-person-visit',
  'link-publication',
  'link-forward',
  'clue-check',
  'delegation',
  'meeting',
  'joint-enforcement',
  'enforcement',
  'patrol',
  'training',
  'publicity',
  'background-check',
  'screening',
  'back-check',
  'problem',
  'problem-closure',
  'bulletin',
  'talk',
  'aid',
  'place-check',
  'school-absence',
  'legal-document',
  'analysis',
  'institution-document',
  'mediation',
  'home-care',
  'funding',
  'special-school',
  'assignment',
  'assignment-completion',
  'special-period',
  'revisit',
  'missing-child',
  'accountability',
  'review',
  'effect-review',
  'inspection',
  'coverage',
  'key-person-report',
  'case-count',
  'knowledge-rate',
  'new-hire',
  'falling-behind',
] as const;
export type RecordKind = (typeof recordKinds)[number];
export const isRecordKind = (text: string): text is RecordKind => recordKinds.some((kind) => kind === text);

/** attached: the picture is here · claimed: said to exist · none · exempt: not asked for */
export type EvidenceState = 'attached' | 'claimed' | 'none' | 'exempt';

/** A record as counting needs it: ids, days and numbers, never a name. */
export type Evidence = {
  readonly id: string;
  readonly kind: RecordKind;
  /** `*` for the whole township. */
  readonly unitId: string;
  readonly subjectIds: readonly string[];
  readonly occurredOn: LocalDate;
  /** For what lasts (a fault, a quiet day): the last day covered; absent while it is open. */
  readonly until?: LocalDate | undefined;
  /** The period a table says it is for, e.g. 2024-02 handed in during March. */
  readonly forPeriod?: string | undefined;
  readonly count: number;
  /** Closed words a duty may ask for, e.g. the kinds of a meeting. */
  readonly tags: readonly string[];
  /** The record this one answers: the link forwarded, the problem closed. */
  readonly answers?: string | undefined;
  /** What several units report together counts once under this name. */
  readonly action?: string | undefined;
  /** For reported numbers: out of how many. */
  readonly outOf?: number | undefined;
  /** For what is due by itself: the day it states. */
  readonly dueOn?: LocalDate | undefined;
  readonly evidenceState: EvidenceState;
  readonly late: boolean;
  /** When it happened, as exactly as is known: the moment of the report. */
  readonly at: Date;
};

/** What is about to be kept, before it has an id. */
export type Draft = {
  readonly kind: RecordKind;
  readonly unitId: string;
  readonly occurredOn: LocalDate;
  readonly times: readonly LocalTime[];
  readonly count: number;
  readonly subjectIds: readonly string[];
  /** Closed choices and numbers only. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Free words about persons; sealed before they are stored. */
  readonly privateDetail?: Readonly<Record<string, unknown>>;
  readonly evidenceState: EvidenceState;
};

/** A word of a record's detail; empty when nothing was said. */
export const wordOf = (detail: Draft['detail'], name: string): string => {
  const value = detail[name];
  return typeof value === 'string' ? value : '';
};

export const wordsOf = (detail: Draft['detail'], name: string): string[] => {
  const value = detail[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

export const numberOf = (detail: Draft['detail'], name: string): number | undefined => {
  const value = detail[name];
  return typeof value === 'number' ? value : undefined;
};

export const dayIn = (detail: Draft['detail'], name: string): LocalDate | undefined => {
  const day = wordOf(detail, name);
  return isLocalDate(day) ? day : undefined;
};

/** The day a record says it lasts until; undefined while it is open. */
export const untilOf = (detail: Draft['detail']): LocalDate | undefined => dayIn(detail, 'until');

/** The month a table is for, YYYY-MM. */
export const periodWordOf = (detail: Draft['detail']): string | undefined => {
  const period = wordOf(detail, 'period');
  return period === '' ? undefined : period;
};

/** Kinds that cover days until they end. */
export const lasting: readonly RecordKind[] = ['broadcast-fault', 'quiet-day', 'special-period'];

/** A record as counting sees it, kept or about to be. */
export const asEvidence = (id: string, draft: Draft, late: boolean, at: Date): Evidence => ({
  id,
  kind: draft.kind,
  unitId: wordOf(draft.detail, 'scope') === 'township' ? '*' : draft.unitId,
  subjectIds: draft.subjectIds,
  occurredOn: draft.occurredOn,
  until: lasting.includes(draft.kind) ? untilOf(draft.detail) : draft.occurredOn,
  forPeriod: periodWordOf(draft.detail),
  count: draft.count,
  tags: wordsOf(draft.detail, 'tags'),
  answers: wordOf(draft.detail, 'answers') || undefined,
  action: wordOf(draft.detail, 'action') || undefined,
  outOf: numberOf(draft.detail, 'outOf'),
  dueOn: dayIn(draft.detail, 'dueOn'),
  evidenceState: draft.evidenceState,
  late,
  at,
});
