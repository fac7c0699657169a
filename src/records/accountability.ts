import { plainRecord } from './plain.ts';
import { choice } from './words.ts';

/** R35 追责问责、一票否决的准备项: decided by people, never computed. */
export const accountability = plainRecord({
  kind: 'accountability',
  title: '追责准备',
  rows: ['F-41d', 'F-43a', 'F-64d', 'F-64e', 'F-A-JW-2', 'F-A-JW-4'],
  may: ['discipline'],
  privacy: 'private',
  fields: [choice('trigger', '事由', ['case:发生案件', 'no-report:应报不报', 'behind:工作落后', 'other:其他'])],
  tags: ['trigger'],
});
