import { officeRoles } from '../domain/actor.ts';
import { wordOf } from '../domain/record.ts';
import { plainRecord } from './plain.ts';
import { choice, choices } from './words.ts';

/** R03 重点人员走访记录: once a month for each person on the register, with a watermarked photo. No category is asked or shown. */
export const keyPersonVisit = plainRecord({
  kind: 'key-person-visit',
  title: '重点人员走访',
  rows: ['F-A-CJ-4b', 'F-A-PC-11', 'F-P3c'],
  may: ['village-cadre', 'village-secretary', 'auxiliary-police', 'liaison-cadre', ...officeRoles],
  privacy: 'private',
  about: { register: 'L-F08' },
  photo: true,
  picture: '水印照片',
  alarms: (draft) => wordOf(draft.detail, 'state') === 'abnormal',
  fields: [
    choice('met', '见到谁', ['person:见到本人', 'family:见到家属', 'nobody:没见到']),
    choice('whereabouts', '在哪里', ['home:在家', 'county:县内务工', 'away:外出', 'lost:失联']),
    choice('state', '状态', ['steady:稳定', 'watch:需关注', 'abnormal:异常']),
    choices('measures', '措施', ['help:帮扶', 'guard:监护', 'watch:看管'], false),
  ],
  tags: ['met'],
  blank: { met: 'person', whereabouts: 'home', state: 'steady' },
});
