import { officeRoles, villageRoles } from '../domain/actor.ts';
import { isLocalDate, momentOf, sayDay } from '../domain/calendar.ts';
import { faultsOf, sayOption, textOf, type Option } from '../domain/field.ts';
import { untilOf, wordOf } from '../domain/record.ts';
import { defineRecord } from './define.ts';

const symptoms: readonly Option[] = [
  ['silent', '不响'],
  ['no-power', '断电'],
  ['no-network', '断网'],
  ['quiet', '音量小'],
  ['crosstalk', '串音'],
  ['other', '其他'],
];

const asDay = (value: string | undefined) => (value !== undefined && isLocalDate(value) ? value : undefined);

/** R01f 设备故障报修: the days from `since` to the repair are not owed (WF14). */
export const broadcastFault = defineRecord({
  kind: 'broadcast-fault',
  title: '村村响故障',
  rows: ['F-A-CJ-5b'],
  may: [...villageRoles, ...officeRoles],
  privacy: 'open',
  about: 'unit',
  photo: false,
  fields: [
    { name: 'symptom', label: '什么情况', kind: 'choice', options: symptoms, required: true },
    { name: 'since', label: '从哪天起', kind: 'day', required: true },
    { name: 'repaired', label: '哪天修好的（没修好不填）', kind: 'day' },
    { name: 'remark', label: '备注', kind: 'line', atMost: 60 },
  ],
  blank: ({ today }) => ({ since: today, symptom: 'silent' }),
  read(values, { today }) {
    const faults: Record<string, string> = { ...faultsOf(broadcastFault.fields, values) };
    const since = asDay(textOf(values, 'since')) ?? today;
    const repaired = asDay(textOf(values, 'repaired'));
    if (since > today) faults['since'] ??= '这一天还没有到';
    if (repaired !== undefined && repaired > today) faults['repaired'] ??= '这一天还没有到';
    if (repaired !== undefined && repaired < since) faults['repaired'] ??= '修好的日子比坏的日子还早';
    if (Object.keys(faults).length > 0) return { faults };
    const remark = textOf(values, 'remark');
    return {
      draft: {
        kind: 'broadcast-fault',
        occurredOn: since,
        times: [],
        count: 1,
        detail: {
          symptom: textOf(values, 'symptom') ?? 'other',
          ...(repaired === undefined ? {} : { until: repaired }),
        },
        ...(remark === undefined ? {} : { privateDetail: { remark } }),
        evidenceState: 'exempt',
      },
    };
  },
  fill: (draft) => ({
    symptom: wordOf(draft.detail, 'symptom'),
    since: draft.occurredOn,
    ...(typeof draft.detail['until'] === 'string' ? { repaired: draft.detail['until'] } : {}),
    ...(typeof draft.privateDetail?.['remark'] === 'string' ? { remark: draft.privateDetail['remark'] } : {}),
  }),
  say: (draft) => {
    const until = untilOf(draft.detail);
    const symptom = sayOption(symptoms, wordOf(draft.detail, 'symptom'));
    return until !== undefined
      ? `${symptom}，${sayDay(draft.occurredOn)}坏，${sayDay(until)}修好`
      : `${symptom}，${sayDay(draft.occurredOn)}起，修好前不用播`;
  },
  done: (draft) =>
    untilOf(draft.detail) === undefined || untilOf(draft.detail) === draft.occurredOn
      ? '村村响故障已登记'
      : '村村响修好了，已登记',
  sayInGroup: (draft) => broadcastFault.say(draft),
  lateFrom: () => momentOf('9999-12-31'),
});
