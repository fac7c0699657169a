import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, day, lines } from './words.ts';

/** R17 问题清单条目: issued to a unit with a due day (C-24). */
export const problem = plainRecord({
  kind: 'problem',
  title: '问题清单',
  rows: ['F-42b', 'F-04', 'F-P4a', 'F-63c', 'F-A-PA-5'],
  may: ['discipline', 'police', ...officeRoles],
  fields: [
    choice('source', '来源', [
      'back-check:倒查',
      'case-review:评查',
      'inspection:督查',
      'bulletin:通报',
      'revisit:回头看',
      'masses:群众',
      'superior:上级交办',
    ]),
    lines('problem', '问题（不写人名）'),
    day('dueOn', '整改期限', true),
  ],
});
