import { officeRoles } from '../domain/actor.ts';
import { wordOf } from '../domain/record.ts';
import { plainRecord } from './plain.ts';
import { choice, choices } from './words.ts';

/** R02 by telephone: once a month where a listed minor lives outside the township, in the place of visits. */
export const phoneContact = plainRecord({
  kind: 'phone-contact',
  title: '电话联系',
  rows: ['F-A-CJ-1b'],
  may: ['village-cadre', 'village-secretary', 'liaison-cadre', ...officeRoles],
  privacy: 'private',
  about: { register: 'L-F01' },
  alarms: (draft) => wordOf(draft.detail, 'state') === 'watch',
  fields: [
    choices('spoke', '和谁说上话', ['minor:本人', 'guardian:监护人', 'carer:照料人', 'school:学校']),
    choice('state', '情况', ['steady:正常', 'watch:需关注']),
  ],
  blank: { spoke: ['minor', 'guardian'], state: 'steady' },
});
