import { officeRoles } from '../domain/actor.ts';
import { isLocalDate, momentOf, sayDay } from '../domain/calendar.ts';
import { faultsOf, sayOption, textOf, type Option } from '../domain/field.ts';
import { untilOf, wordOf } from '../domain/record.ts';
import { defineRecord } from './define.ts';

const reasons: readonly Option[] = [
  ['exam', '考试'],
  ['mourning', '丧事'],
  ['weather', '天气'],
  ['other', '其他'],
];
const scopes: readonly Option[] = [
  ['unit', '只这个村'],
  ['township', '全镇'],
];

/** 停播日: days the office declares quiet, e.g. for exams or a funeral; nothing is owed on them. */
export const quietDay = defineRecord({
  kind: 'quiet-day',
  title: '停播日',
  rows: ['F-A-CJ-5b'],
  may: officeRoles,
  privacy: 'open',
  about: 'unit',
  photo: false,
  fields: [
    { name: 'from', label: '从哪天', kind: 'day', required: true },
    { name: 'to', label: '到哪天', kind: 'day', required: true },
    { name: 'reason', label: '原因', kind: 'choice', options: reasons, required: true },
    { name: 'scope', label: '范围', kind: 'choice', options: scopes, required: true },
  ],
  blank: ({ today }) => ({ from: today, to: today, reason: 'exam', scope: 'township' }),
  read(values, { today }) {
    const faults: Record<string, string> = { ...faultsOf(quietDay.fields, values) };
    const from = textOf(values, 'from');
    const to = textOf(values, 'to');
    if (from !== undefined && to !== undefined && to < from) faults['to'] ??= '结束比开始还早';
    if (Object.keys(faults).length > 0) return { faults };
    return {
      draft: {
        kind: 'quiet-day',
        occurredOn: from !== undefined && isLocalDate(from) ? from : today,
        times: [],
        count: 1,
        detail: {
          until: to ?? today,
          reason: textOf(values, 'reason') ?? 'other',
          scope: textOf(values, 'scope') ?? 'township',
        },
        evidenceState: 'exempt',
      },
    };
  },
  fill: (draft) => ({
    from: draft.occurredOn,
    to: untilOf(draft.detail) ?? draft.occurredOn,
    reason: wordOf(draft.detail, 'reason'),
    scope: wordOf(draft.detail, 'scope'),
  }),
  say: (draft) => {
    const last = untilOf(draft.detail) ?? draft.occurredOn;
    const span = last === draft.occurredOn ? sayDay(last) : `${sayDay(draft.occurredOn)}至${sayDay(last)}`;
    return `${span}，${sayOption(reasons, wordOf(draft.detail, 'reason'))}，${sayOption(scopes, wordOf(draft.detail, 'scope'))}不用播`;
  },
  sayInGroup: (draft) => quietDay.say(draft),
  lateFrom: () => momentOf('9999-12-31'),
});
