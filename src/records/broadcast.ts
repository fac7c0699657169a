import { officeRoles, villageRoles } from '../domain/actor.ts';
import { addDays, isLocalDate, isLocalTime, momentOf, timeOf } from '../domain/calendar.ts';
import { type Field, type FieldValues, faultsOf, textOf } from '../domain/field.ts';
import type { Draft } from '../domain/record.ts';
import { defineRecord } from './define.ts';

const dayParts: Readonly<Record<string, string>> = {
  morning: '上午',
  noon: '中午',
  afternoon: '下午',
  evening: '晚上',
};

const isPart = (value: unknown): value is string => typeof value === 'string' && Object.hasOwn(dayParts, value);

/** 08:00 12:00 18:00, or 上午 中午, or nothing when no time was said. */
export function sayTimes(draft: Pick<Draft, 'times' | 'detail'>): string {
  if (draft.times.length > 0) return draft.times.join(' ');
  const parts = draft.detail['dayParts'];
  return Array.isArray(parts)
    ? parts
        .filter(isPart)
        .map((part) => dayParts[part])
        .join(' ')
    : '';
}

const ordinals = ['一', '二', '三', '四', '五', '六'];
const playNames = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Times as a form shows them, the first plays first. */
export const timesShown = (times: readonly string[]): FieldValues =>
  Object.fromEntries(
    playNames.flatMap((name, index) => {
      const time = times[index];
      return time === undefined ? [] : [[name, time] as const];
    }),
  );

/** The paper asks for three plays a day; the office may ask for more, of which a form has room for six. */
const usualPlays = 3;
const mostPlays = playNames.length;

/** How many plays a form tells of already. */
const toldIn = (values: FieldValues): number =>
  Math.max(
    Number(textOf(values, 'count') ?? 0),
    playNames.findLastIndex((name) => textOf(values, name) !== undefined) + 1,
  );

/** The questions of a day on which so many plays are asked: a time for each, three at least and six at most. */
export function broadcastFields(asked: number, values: FieldValues = {}): readonly Field[] {
  const plays = Math.min(mostPlays, Math.max(usualPlays, asked, toldIn(values)));
  return [
    { name: 'day', label: '日期', kind: 'day', required: true },
    ...playNames
      .slice(0, plays)
      .map((name, index): Field => ({ name, label: `第${ordinals[index] ?? ''}次`, kind: 'time' })),
    {
      name: 'count',
      label: '次数（时间记不清时填）',
      kind: 'choice',
      options: playNames.slice(0, plays).map((_, index) => [String(index + 1), `${index + 1}次`] as const),
    },
    {
      name: 'content',
      label: '内容',
      kind: 'choice',
      options: [
        ['standard', '利剑护蕾语音'],
        ['other', '其他'],
      ],
    },
    { name: 'remark', label: '备注', kind: 'line', atMost: 60 },
  ];
}

/** R01 村村响播放记录: one record is what one person reported of one day. */
export const broadcast = defineRecord({
  kind: 'broadcast',
  title: '村村响',
  rows: ['F-A-CJ-5b'],
  may: [...villageRoles, ...officeRoles],
  privacy: 'open',
  about: 'unit',
  photo: false,
  fields: broadcastFields(usualPlays),
  blank: ({ today }) => ({ day: today, content: 'standard' }),
  read(values, { today, now }) {
    const faults: Record<string, string> = { ...faultsOf(broadcastFields(mostPlays), values) };
    const day = textOf(values, 'day');
    const named = playNames.flatMap((name) => {
      const time = textOf(values, name);
      return time !== undefined && isLocalTime(time) ? [{ name, time }] : [];
    });
    if (day !== undefined && day > today) faults['day'] ??= '这一天还没有到';
    for (const { name, time } of named) {
      if (day === today && time > timeOf(now)) faults[name] ??= '这个时间还没有到';
      if (named.some((other) => other.name !== name && other.time === time)) faults[name] ??= '两次是同一个时间';
    }
    const said = Number(textOf(values, 'count') ?? named.length);
    if (said === 0) faults['first'] ??= '请至少填一次时间，记不清就选次数';
    if (named.length > 0 && said !== named.length) faults['count'] ??= `次数选的是${said}次，时间填了${named.length}个`;
    if (Object.keys(faults).length > 0) return { faults };
    const remark = textOf(values, 'remark');
    return {
      draft: {
        kind: 'broadcast',
        occurredOn: day !== undefined && isLocalDate(day) ? day : today,
        times: named.map(({ time }) => time).sort(),
        count: said,
        detail: { content: textOf(values, 'content') ?? 'standard' },
        ...(remark === undefined ? {} : { privateDetail: { remark } }),
        evidenceState: 'exempt',
      },
    };
  },
  fill: (draft) => ({
    day: draft.occurredOn,
    ...timesShown(draft.times),
    ...(draft.times.length === 0 && draft.count <= mostPlays ? { count: String(draft.count) } : {}),
    content: draft.detail['content'] === 'other' ? 'other' : 'standard',
    ...(typeof draft.privateDetail?.['remark'] === 'string' ? { remark: draft.privateDetail['remark'] } : {}),
  }),
  say: (draft) => [`${draft.count}次`, sayTimes(draft)].filter((part) => part !== '').join('：'),
  sayInGroup: (draft) => broadcast.say(draft),
  // Edits are free until noon of the next day (A-5, C-01).
  lateFrom: ({ occurredOn }) => momentOf(addDays(occurredOn, 1), '12:00'),
});
