import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, month, number } from './words.ts';

/** R18 工作情况通报: approved and sent (C-25). */
export const bulletin = plainRecord({
  kind: 'bulletin',
  title: '情况通报',
  rows: ['F-64b', 'F-A-PC-4'],
  may: officeRoles,
  fields: [
    number('issue', '期号', true),
    choice('kind', '类别', ['work:工作情况通报', 'penalty:涉案场所处罚通报']),
    month('month', '哪个月', true),
  ],
  tags: ['kind'],
  as: { month: 'period' },
});
