import { officeRoles } from '../domain/actor.ts';
import { addDays, endOfMonth, isLocalDate, momentOf } from '../domain/calendar.ts';
import { type Field, faultsOf, listOf, sayOption, textOf, type Option } from '../domain/field.ts';
import { type Draft, wordOf, wordsOf } from '../domain/record.ts';
import { defineRecord } from './define.ts';

const services: readonly Option[] = [
  ['care', '走访关爱'],
  ['guidance', '帮教'],
  ['counsel', '疏导'],
  ['home-teaching', '送教'],
];
const presents: readonly Option[] = [
  ['minor', '本人'],
  ['guardian', '监护人'],
  ['delegate', '受托人'],
];
const signatures: readonly Option[] = [
  ['signed', '已签'],
  ['thumbprint', '按手印'],
  ['delegate', '代签'],
  ['absent', '没在家'],
  ['refused', '拒签'],
];
/** What a visit looks at; nothing chosen means that all was well. */
const concerns: readonly Option[] = [
  ['living', '生活'],
  ['schooling', '在读'],
  ['mood', '情绪'],
  ['guardianship', '监护'],
  ['safety', '安全'],
];

const concernsOf = (draft: Draft) => wordsOf(draft.privateDetail ?? {}, 'concerns');

const fields: readonly Field[] = [
  { name: 'day', label: '日期', kind: 'day', required: true },
  { name: 'service', label: '方式', kind: 'choice', options: services, required: true },
  { name: 'present', label: '在场', kind: 'choices', options: presents, required: true },
  { name: 'signature', label: '监护人签字', kind: 'choice', options: signatures, required: true },
  { name: 'concerns', label: '需关注的', kind: 'choices', options: concerns, hint: '都正常就不选' },
  { name: 'help', label: '需要帮什么', kind: 'lines', atMost: 200 },
];

/** R02 未成年人走访表: counted with a signature state or its reason; the photo is a second number. */
export const minorVisit = defineRecord({
  kind: 'minor-visit',
  title: '走访',
  rows: ['F-A-CJ-1b'],
  may: ['village-cadre', 'village-secretary', 'liaison-cadre', ...officeRoles],
  privacy: 'private',
  about: { register: 'L-F01' },
  photo: true,
  picture: '走访表和照片',
  apart: 3,
  alarms: (draft) => concernsOf(draft).some((one) => one === 'mood' || one === 'safety'),
  fields,
  blank: ({ today }) => ({ day: today, service: 'care', present: ['minor', 'guardian'], signature: 'signed' }),
  read(values, { today }) {
    const faults: Record<string, string> = { ...faultsOf(fields, values) };
    const day = textOf(values, 'day');
    if (day !== undefined && day > today) faults['day'] ??= '这一天还没有到';
    if (Object.keys(faults).length > 0) return { faults };
    const help = textOf(values, 'help');
    const seen = listOf(values, 'concerns');
    const privateDetail = {
      ...(help === undefined ? {} : { help }),
      ...(seen.length === 0 ? {} : { concerns: [...seen] }),
    };
    return {
      draft: {
        kind: 'minor-visit',
        occurredOn: day !== undefined && isLocalDate(day) ? day : today,
        times: [],
        count: 1,
        detail: {
          service: textOf(values, 'service') ?? 'care',
          present: [...listOf(values, 'present')],
          signature: textOf(values, 'signature') ?? 'absent',
        },
        ...(Object.keys(privateDetail).length === 0 ? {} : { privateDetail }),
        evidenceState: 'none',
      },
    };
  },
  fill: (draft) => ({
    day: draft.occurredOn,
    service: wordOf(draft.detail, 'service'),
    present: wordsOf(draft.detail, 'present'),
    signature: wordOf(draft.detail, 'signature'),
    concerns: concernsOf(draft),
    ...(typeof draft.privateDetail?.['help'] === 'string' ? { help: draft.privateDetail['help'] } : {}),
  }),
  say: (draft) => {
    const present = wordsOf(draft.detail, 'present').map((one) => sayOption(presents, one));
    const seen = concernsOf(draft).map((one) => sayOption(concerns, one));
    return [
      sayOption(services, wordOf(draft.detail, 'service')),
      present.length === 0 ? '' : `${present.join('、')}在场`,
      `监护人${sayOption(signatures, wordOf(draft.detail, 'signature'))}`,
      seen.length === 0 ? '' : `需关注${seen.join('、')}`,
    ]
      .filter((part) => part !== '')
      .join('，');
  },
  sayInGroup: () => '详情已私发',
  // The month's visits may be entered until its end; afterwards they are marked.
  lateFrom: ({ occurredOn }) => momentOf(addDays(endOfMonth(occurredOn), 1)),
});
