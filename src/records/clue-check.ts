import { officeRoles, villageRoles } from '../domain/actor.ts';
import { addDays, dayOf, isLocalDate, type LocalDate, momentOf } from '../domain/calendar.ts';
import { clueCheckDue } from '../domain/clue.ts';
import { faultsOf, listOf, sayOption, textOf, type Option } from '../domain/field.ts';
import { wordOf, wordsOf } from '../domain/record.ts';
import { defineRecord } from './define.ts';

export const checkedPlaces: readonly Option[] = [
  ['visits', '入户走访'],
  ['school', '学校反馈'],
  ['clinic', '卫生院、诊所'],
  ['places', '重点场所'],
  ['network', '网络、微信群'],
  ['masses', '群众反映'],
];

/** R05 问题线索排查表: one a month, nil (零报告) or with clues, which are only referred to by number. */
export const clueCheck = defineRecord({
  kind: 'clue-check',
  title: '排查表',
  rows: ['F-A-CJ-6'],
  may: [...villageRoles, ...officeRoles],
  privacy: 'open',
  about: 'unit',
  photo: false,
  handedIn: true,
  fields: [
    { name: 'month', label: '哪个月', kind: 'month', required: true, hint: '2024-03' },
    { name: 'checked', label: '排查了哪些', kind: 'choices', options: checkedPlaces },
    { name: 'numbers', label: '线索编号（没有线索不填）', kind: 'line', atMost: 100, hint: 'XS-7F3K' },
  ],
  blank: ({ today }) => ({ month: today.slice(0, 7), checked: ['visits', 'school', 'masses'] }),
  read(values, { today, now }) {
    const faults: Record<string, string> = { ...faultsOf(clueCheck.fields, values) };
    const month = textOf(values, 'month') ?? '';
    if (!isLocalDate(`${month}-01`)) faults['month'] ??= '月份要写成 2024-03 这样';
    else if (month > today.slice(0, 7)) faults['month'] ??= '这个月还没有到';
    if (Object.keys(faults).length > 0) return { faults };
    const numbers = textOf(values, 'numbers');
    return {
      draft: {
        kind: 'clue-check',
        occurredOn: dayOf(now),
        times: [],
        count: 1,
        detail: {
          period: month,
          result: numbers === undefined ? 'nil' : 'clues',
          checked: [...listOf(values, 'checked')],
        },
        ...(numbers === undefined ? {} : { privateDetail: { numbers } }),
        evidenceState: 'exempt',
      },
    };
  },
  fill: (draft) => ({
    month: wordOf(draft.detail, 'period'),
    checked: wordsOf(draft.detail, 'checked'),
    ...(typeof draft.privateDetail?.['numbers'] === 'string' ? { numbers: draft.privateDetail['numbers'] } : {}),
  }),
  say: (draft) => {
    const month = Number(wordOf(draft.detail, 'period').slice(5, 7));
    const checked = wordsOf(draft.detail, 'checked').map((one) => sayOption(checkedPlaces, one));
    return `${month}月，${draft.detail['result'] === 'nil' ? '无线索' : '已填'}${checked.length === 0 ? '' : `；排查了${checked.join('、')}`}`;
  },
  sayInGroup: (draft) => `${Number(wordOf(draft.detail, 'period').slice(5, 7))}月，已交`,
  // On time until the 25th 24:00 of its month (A-02).
  lateFrom: ({ occurredOn, detail }) => {
    const first = `${wordOf(detail, 'period')}-01`;
    const month: LocalDate = isLocalDate(first) ? first : occurredOn;
    return momentOf(addDays(clueCheckDue(month), 1));
  },
});
