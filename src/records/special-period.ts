import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, day, line } from './words.ts';

/** R32 特殊时段日历: switches the number of joint actions from two to four. */
export const specialPeriod = plainRecord({
  kind: 'special-period',
  title: '特殊时段',
  rows: ['F-P3', 'F-A-PA-6', 'F-A-PC-2'],
  may: officeRoles,
  day: '从哪天',
  ahead: true,
  fields: [
    line('title', '名称', 20, true),
    day('until', '到哪天', true),
    choice('kind', '类别', ['winter:寒假', 'summer:暑假', 'holiday:节假日', 'term-start:开学周', 'other:其他']),
  ],
  tags: ['kind'],
  as: { until: 'until' },
});
