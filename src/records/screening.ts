import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, number } from './words.ts';

/** R15 密接人员一次性筛查: numbers only. */
export const screening = plainRecord({
  kind: 'screening',
  title: '密接人员筛查',
  rows: ['F-23', 'F-23a', 'F-A-PC-13', 'F-A-SC-4', 'F-A-JT-1'],
  may: ['police', 'unit-clerk', ...officeRoles],
  fields: [
    choice('trade', '行业', ['parcel:快递点', 'coach:客运车', 'taxi:出租车', 'beauty:美容美发', 'shop:超市零食店']),
    number('should', '应筛人数', true),
    number('done', '已筛人数', true),
    number('risks', '有风险人数'),
  ],
  count: 'done',
  tags: ['trade'],
  as: { should: 'outOf' },
});
