import type { Role } from '../domain/actor.ts';
import { addDays, endOfMonth, isLocalDate, momentOf } from '../domain/calendar.ts';
import {
  type Field,
  faultsOf,
  type FieldValues,
  listOf,
  numberIn,
  sayOption,
  textOf,
  tickOf,
} from '../domain/field.ts';
import { type Draft, numberOf, type RecordKind, wordOf, wordsOf } from '../domain/record.ts';
import { defineRecord, type RecordDeclaration } from './define.ts';

/** A record kind whose form says it all: what is asked is what is kept. */
export type PlainRecord = {
  readonly kind: RecordKind;
  readonly title: string;
  readonly rows: readonly string[];
  readonly may: readonly Role[];
  readonly privacy?: 'open' | 'private';
  readonly about?: RecordDeclaration['about'];
  readonly photo?: boolean;
  readonly picture?: string;
  readonly alarms?: RecordDeclaration['alarms'];
  /** What the day is called; 日期 when absent. */
  readonly day?: string;
  /** Whether the day may still be to come, e.g. when a task is due. */
  readonly ahead?: boolean;
  readonly fields: readonly Field[];
  /** The field whose number is the record's count. */
  readonly count?: string;
  /** Fields whose choices a duty may ask for. */
  readonly tags?: readonly string[];
  /** Fields about persons: sealed, and said to nobody but who opens the record. */
  readonly sealed?: readonly string[];
  /** Fields under the names counting knows: until, dueOn, outOf, answers, action, period. */
  readonly as?: Readonly<Record<string, 'until' | 'dueOn' | 'outOf' | 'action' | 'period'>>;
  readonly answers?: RecordDeclaration['answers'];
  readonly blank?: FieldValues;
};

const dayField = (plain: PlainRecord): Field => ({
  name: 'day',
  label: plain.day ?? '日期',
  kind: 'day',
  required: true,
});

/** The name under which a field is kept: the one counting knows it by, if it does. */
const nameOf = (plain: PlainRecord, field: Field): string =>
  plain.answers?.field === field.name ? 'answers' : (plain.as?.[field.name] ?? field.name);

/** Free text and whatever names a person is sealed. */
const isSealed = (plain: PlainRecord, field: Field): boolean =>
  field.kind === 'lines' || plain.sealed?.includes(field.name) === true;

/** What is kept of one answer. */
function kept(field: Field, values: FieldValues): unknown {
  switch (field.kind) {
    case 'choices':
      return [...listOf(values, field.name)];
    case 'tick':
      return tickOf(values, field.name);
    case 'number':
      return numberIn(textOf(values, field.name) ?? '');
    default:
      return textOf(values, field.name);
  }
}

function detailOf(
  plain: PlainRecord,
  values: FieldValues,
): { detail: Record<string, unknown>; secret: Record<string, unknown> } {
  const detail: Record<string, unknown> = {};
  const secret: Record<string, unknown> = {};
  for (const field of plain.fields) {
    const value = kept(field, values);
    if (value === undefined) continue;
    if (isSealed(plain, field)) secret[field.name] = value;
    else detail[nameOf(plain, field)] = value;
  }
  const tags = (plain.tags ?? []).flatMap((name) => listOf(values, name));
  return { detail: tags.length === 0 ? detail : { ...detail, tags }, secret };
}

/** One answer in words; empty when there is none. */
function inWords(plain: PlainRecord, field: Field, draft: Draft): string {
  const name = nameOf(plain, field);
  const options = field.options ?? [];
  if (isSealed(plain, field) || plain.answers?.field === field.name) return '';
  if (field.kind === 'choices')
    return wordsOf(draft.detail, name)
      .map((one) => sayOption(options, one))
      .join('、');
  if (field.kind === 'tick') return draft.detail[name] === true ? field.label : '';
  if (field.kind === 'number') {
    const number = numberOf(draft.detail, name);
    return number === undefined ? '' : `${field.label.replace(/（.*）$/, '')}${number}`;
  }
  const word = wordOf(draft.detail, name);
  return field.kind === 'choice' && word !== '' ? sayOption(options, word) : word;
}

function filled(plain: PlainRecord, draft: Draft): FieldValues {
  const values: Record<string, string | string[] | boolean> = { day: draft.occurredOn };
  for (const field of plain.fields) {
    const value = (isSealed(plain, field) ? draft.privateDetail : draft.detail)?.[nameOf(plain, field)];
    if (typeof value === 'number') values[field.name] = String(value);
    else if (typeof value === 'string' || typeof value === 'boolean') values[field.name] = value;
    else if (Array.isArray(value)) values[field.name] = value.filter((one) => typeof one === 'string');
  }
  return values;
}

function read(
  plain: PlainRecord,
  values: FieldValues,
  today: Draft['occurredOn'],
): ReturnType<RecordDeclaration['read']> {
  const faults: Record<string, string> = { ...faultsOf([dayField(plain), ...plain.fields], values) };
  const day = textOf(values, 'day');
  if (day !== undefined && day > today && plain.ahead !== true) faults['day'] ??= '这一天还没有到';
  if (Object.keys(faults).length > 0) return { faults };
  const { detail, secret } = detailOf(plain, values);
  const count = plain.count === undefined ? 1 : (numberIn(textOf(values, plain.count) ?? '') ?? 1);
  return {
    draft: {
      kind: plain.kind,
      occurredOn: day !== undefined && isLocalDate(day) ? day : today,
      times: [],
      count,
      detail,
      ...(Object.keys(secret).length === 0 ? {} : { privateDetail: secret }),
      evidenceState: plain.photo === true ? 'none' : 'exempt',
    },
  };
}

const sayFields = (plain: PlainRecord, fields: readonly Field[], draft: Draft): string =>
  fields
    .map((field) => inWords(plain, field, draft))
    .filter((words) => words !== '')
    .join('，');

/** What a group hears: nothing that was typed freely, for it may carry a name. */
const closed = ({ fields }: PlainRecord): readonly Field[] => fields.filter(({ kind }) => kind !== 'line');

/** Makes the whole declaration of a record kind from its questions. */
export function plainRecord(plain: PlainRecord): RecordDeclaration {
  return defineRecord({
    kind: plain.kind,
    title: plain.title,
    rows: plain.rows,
    may: plain.may,
    privacy: plain.privacy ?? 'open',
    about: plain.about ?? 'unit',
    photo: plain.photo ?? false,
    picture: plain.picture,
    alarms: plain.alarms,
    answers: plain.answers,
    fields: [dayField(plain), ...plain.fields],
    blank: ({ today }) => ({ ...(plain.ahead === true ? {} : { day: today }), ...plain.blank }),
    read: (values, { today }) => read(plain, values, today),
    fill: (draft) => filled(plain, draft),
    say: (draft) => sayFields(plain, plain.fields, draft),
    sayInGroup: (draft) => (plain.privacy === 'private' ? '详情已私发' : sayFields(plain, closed(plain), draft)),
    // Entries of a month may be made until its end; afterwards they are marked.
    lateFrom: ({ occurredOn }) => momentOf(addDays(endOfMonth(occurredOn), 1)),
  });
}
