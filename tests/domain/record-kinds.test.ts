import { describe, expect, it } from 'vitest';
import { type LocalDate, type LocalTime, momentOf } from '../../src/domain/calendar.ts';
import type { Field, FieldValue, FieldValues } from '../../src/domain/field.ts';
import { type Draft, periodWordOf, recordKinds, untilOf } from '../../src/domain/record.ts';
import { declarations } from '../../src/records/index.ts';
import { sayTimes } from '../../src/records/broadcast.ts';

const now = momentOf('2024-03-15', '16:20');
const moment = { today: '2024-03-15', now } as const;

function draftOf(kind: Draft['kind'], values: FieldValues): Draft {
  const reading = declarations[kind].read(values, moment);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return { ...reading.draft, unitId: 'shiqiao', subjectIds: [] };
}

const faultsOf = (kind: Draft['kind'], values: FieldValues) => {
  const reading = declarations[kind].read(values, moment);
  return 'faults' in reading ? reading.faults : {};
};

const filled: Partial<Record<Draft['kind'], readonly FieldValues[]>> = {
  broadcast: [
    { day: '2024-03-15', first: '08:00', second: '12:00', content: 'standard' },
    { day: '2024-03-14', count: '3', content: 'other', remark: '森林防火' },
  ],
  'broadcast-fault': [
    { symptom: 'no-power', since: '2024-03-14' },
    { symptom: 'other', since: '2024-03-10', repaired: '2024-03-12', remark: '雷击' },
  ],
  'quiet-day': [{ from: '2024-06-07', to: '2024-06-09', reason: 'exam', scope: 'township' }],
  'minor-visit': [
    { day: '2024-03-15', service: 'care', present: ['minor', 'guardian'], signature: 'signed' },
    { day: '2024-02-29', service: 'guidance', present: ['delegate'], signature: 'absent', help: '缺一副眼镜' },
  ],
  'clue-check': [
    { month: '2024-03', checked: ['visits', 'school'] },
    { month: '2024-02', checked: ['clinic'], numbers: 'XS-7F3K' },
  ],
};

/** Any answer that fits a field. */
function answerTo({ kind, options }: Field): FieldValue {
  const first = options?.[0]?.[0] ?? '';
  const answers: Readonly<Record<Field['kind'], FieldValue>> = {
    day: moment.today,
    time: '08:00',
    month: '2024-03',
    quarter: '2024-Q1',
    number: '1',
    choice: first,
    choices: [first],
    tick: true,
    line: 'XS-1',
    lines: '有',
  };
  return answers[kind];
}

/** Forms of a kind that are filled as they should be; where none is written down, one is made up. */
function formsOf(kind: Draft['kind']): readonly FieldValues[] {
  const { fields } = declarations[kind];
  const made = Object.fromEntries(fields.map((field) => [field.name, answerTo(field)]));
  return filled[kind] ?? ('draft' in declarations[kind].read(made, moment) ? [made] : []);
}

describe.each(recordKinds)('a form of %s', (kind) => {
  const declaration = declarations[kind];

  it('opened and changed again shows what was kept', () => {
    for (const values of formsOf(kind)) {
      const draft = draftOf(kind, values);
      expect(draftOf(kind, declaration.fill(draft))).toEqual(draft);
    }
  });

  it('asks each thing once, and every choice has words', () => {
    const names = declaration.fields.map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
    for (const field of declaration.fields)
      if (field.kind === 'choice' || field.kind === 'choices') expect(field.options?.length).toBeGreaterThan(0);
  });

  it('left empty, says in Chinese what is missing', () => {
    for (const sentence of Object.values(faultsOf(kind, {}))) expect(sentence).not.toMatch(/[A-Za-z]/);
    expect(Object.keys(faultsOf(kind, {})).length).toBeGreaterThan(0);
  });

  it('keeps no free words among the open details when it is private', () => {
    if (declaration.privacy === 'open') return;
    for (const values of formsOf(kind)) expect(JSON.stringify(draftOf(kind, values).detail)).not.toMatch(/[一-龥]/);
  });
});

describe('F-A-CJ-5b: a broadcast', () => {
  it.each<[string, FieldValues, object]>([
    ['tomorrow', { day: '2024-03-16', first: '08:00' }, { day: '这一天还没有到' }],
    ['later today', { day: '2024-03-15', first: '16:21' }, { first: '这个时间还没有到' }],
    ['this very minute', { day: '2024-03-15', first: '16:20' }, {}],
    ['an evening of yesterday', { day: '2024-03-14', first: '20:00' }, {}],
    ['neither time nor number', { day: '2024-03-15' }, { first: '请至少填一次时间，记不清就选次数' }],
    [
      'three said, two times given',
      { day: '2024-03-15', first: '08:00', second: '12:00', count: '3' },
      { count: '次数选的是3次，时间填了2个' },
    ],
    [
      'the same time twice',
      { day: '2024-03-15', first: '08:00', second: '08:00' },
      { first: '两次是同一个时间', second: '两次是同一个时间' },
    ],
    ['a seventh', { day: '2024-03-15', count: '7' }, { count: '次数（时间记不清时填）请从列出的里面选' }],
  ])('%s (%j): %j', (_, values, faults) => expect(faultsOf('broadcast', values)).toEqual(faults));

  it('keeps its times in order', () => {
    const draft = draftOf('broadcast', { day: '2024-03-14', first: '18:00', second: '08:00' });
    expect([draft.times, declarations.broadcast.say(draft)]).toEqual([['08:00', '18:00'], '2次：08:00 18:00']);
  });

  it('says parts of the day when no time was said', () => {
    expect(sayTimes({ times: [], detail: { dayParts: ['morning', 'evening', 'toString'] } })).toBe('上午 晚上');
  });
});

describe('WF14: a fault', () => {
  it.each<[string, FieldValues, object]>([
    ['from tomorrow', { symptom: 'silent', since: '2024-03-16' }, { since: '这一天还没有到' }],
    [
      'repaired tomorrow',
      { symptom: 'silent', since: '2024-03-14', repaired: '2024-03-16' },
      { repaired: '这一天还没有到' },
    ],
    [
      'repaired before it broke',
      { symptom: 'silent', since: '2024-03-14', repaired: '2024-03-13' },
      { repaired: '修好的日子比坏的日子还早' },
    ],
    ['repaired on its day', { symptom: 'silent', since: '2024-03-14', repaired: '2024-03-14' }, {}],
  ])('%s (%j): %j', (_, values, faults) => expect(faultsOf('broadcast-fault', values)).toEqual(faults));

  it('is open until a day is said', () => {
    expect(untilOf(draftOf('broadcast-fault', { symptom: 'silent', since: '2024-03-14' }).detail)).toBeUndefined();
    expect(
      untilOf(draftOf('broadcast-fault', { symptom: 'silent', since: '2024-03-12', repaired: '2024-03-14' }).detail),
    ).toBe('2024-03-14');
  });
});

it('A-11: quiet days may be declared ahead, but not backwards', () => {
  const days = (from: string, to: string) => ({ from, to, reason: 'exam', scope: 'unit' });
  expect(faultsOf('quiet-day', days('2024-06-07', '2024-06-09'))).toEqual({});
  expect(faultsOf('quiet-day', days('2024-06-09', '2024-06-07'))).toEqual({ to: '结束比开始还早' });
});

describe('F-A-CJ-6: a clue table', () => {
  it.each([
    ['2024-03', {}],
    ['2024-02', {}],
    ['2024-04', { month: '这个月还没有到' }],
    ['2024-13', { month: '哪个月要写成 2024-03 这样' }],
    ['3月', { month: '哪个月要写成 2024-03 这样' }],
  ])('for the month %j: %j', (month, faults) => expect(faultsOf('clue-check', { month })).toEqual(faults));

  it('is nil without numbers; its numbers are sealed and a group hears neither', () => {
    const nil = draftOf('clue-check', { month: '2024-03' });
    const clues = draftOf('clue-check', { month: '2024-03', numbers: 'XS-7F3K' });
    expect([nil.detail['result'], clues.detail['result'], periodWordOf(clues.detail)]).toEqual([
      'nil',
      'clues',
      '2024-03',
    ]);
    expect(JSON.stringify(clues.detail)).not.toContain('XS-');
    const inGroup = declarations['clue-check'].sayInGroup;
    expect(inGroup(nil)).toBe(inGroup(clues));
  });
});

it('F-A-CJ-1b: a visit may not lie ahead, and a group hears nothing of it', () => {
  const visit = { day: '2024-03-16', service: 'care', present: ['minor'], signature: 'signed' };
  expect(faultsOf('minor-visit', visit)).toEqual({ day: '这一天还没有到' });
  const kept = draftOf('minor-visit', { ...visit, day: '2024-03-15' });
  const { say, sayInGroup } = declarations['minor-visit'];
  expect([say(kept), sayInGroup(kept)]).toEqual(['走访关爱，本人在场，监护人已签', '详情已私发']);
});

describe('A-22: from when an entry is late', () => {
  const late = (kind: Draft['kind'], occurredOn: LocalDate, day: LocalDate, time: LocalTime, detail = {}) =>
    momentOf(day, time) >= declarations[kind].lateFrom({ occurredOn, detail });

  it.each<[LocalDate, LocalTime, boolean]>([
    ['2024-03-01', '11:59', false],
    ['2024-03-01', '12:00', true],
  ])('C-01: a play of 29 February entered on %s %s is late: %s', (day, time, expected) => {
    expect(late('broadcast', '2024-02-29', day, time)).toBe(expected);
  });

  it.each<[LocalDate, LocalTime, boolean]>([
    ['2024-02-29', '23:59', false],
    ['2024-03-01', '00:00', true],
  ])('C-02: a visit of 3 February entered on %s %s is late: %s', (day, time, expected) => {
    expect(late('minor-visit', '2024-02-03', day, time)).toBe(expected);
  });

  it.each<[LocalDate, LocalTime, boolean]>([
    ['2024-02-25', '23:59', false],
    ['2024-02-26', '00:00', true],
    ['2024-03-03', '10:00', true],
  ])('C-06: the table for February handed in on %s %s is late: %s', (day, time, expected) => {
    expect(late('clue-check', day, day, time, { period: '2024-02' })).toBe(expected);
  });

  it('faults and quiet days are never late', () => {
    expect(late('broadcast-fault', '2024-01-12', '2024-12-31', '23:59')).toBe(false);
    expect(late('quiet-day', '2024-01-12', '2024-12-31', '23:59')).toBe(false);
  });
});

it('A-7: what was typed freely stays out of a group, for it may carry a name; choices and numbers are said', () => {
  const draft = draftOf('meeting', { day: '2024-03-15', kinds: ['courtyard'], attendees: '32', place: '王小明家门口' });
  expect(declarations.meeting.say(draft)).toContain('王小明家门口');
  expect(declarations.meeting.sayInGroup(draft)).toBe('屋场会，参加人数32');
});
