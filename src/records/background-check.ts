import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, number } from './words.ts';

/** R14 从业查询: numbers only, the names stay with the unit and the police station (WF6). */
export const backgroundCheck = plainRecord({
  kind: 'background-check',
  title: '从业查询',
  rows: ['F-22', 'F-22a', 'F-22b', 'F-22c', 'F-A-ED-9', 'F-A-SB-2', 'F-A-MZ-5', 'F-A-WS-4', 'F-A-PC-7'],
  may: ['unit-clerk', 'police', 'school', 'civil-affairs', 'clinic', ...officeRoles],
  fields: [
    choice('institution', '单位类别', [
      'education:教育',
      'tutoring:校外培训',
      'relief:救助福利',
      'medical:医疗',
      'other:其他密接单位',
    ]),
    choice('kind', '查询类别', ['new:入职', 'yearly:在职年度']),
    number('should', '应查人数', true),
    number('people', '已查人数', true),
    number('hits', '有违法犯罪记录人数'),
    choice('disposal', '处理', ['none:不涉及', 'deferred:暂缓录用', 'dismissed:解聘'], false),
  ],
  count: 'people',
  tags: ['kind', 'institution'],
  as: { should: 'outOf' },
});
