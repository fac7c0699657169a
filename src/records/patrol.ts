import { officeRoles, villageRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, number } from './words.ts';

/** R11 巡查、护学岗: no exact times are asked, and a group hears nothing of where or with whom. */
export const patrol = plainRecord({
  kind: 'patrol',
  title: '巡查',
  rows: ['F-25a', 'F-31', 'F-32', 'F-A-PC-2', 'F-A-PC-8'],
  may: [...villageRoles, 'police', 'school', ...officeRoles],
  privacy: 'private',
  fields: [
    choice('area', '哪一片', ['school:校园周边', 'places:重点场所', 'streets:背街小巷', 'water:水边', 'other:其他']),
    number('days', '天数（按周报时填）'),
    number('crew', '出动人数'),
    number('problems', '发现问题数'),
  ],
  count: 'days',
});
