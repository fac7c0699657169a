import { plainRecord } from './plain.ts';
import { choice } from './words.ts';

/** R34 走失未成年人: 首问接待 by the police; no name is kept here (T-06, WF8). */
export const missingChild = plainRecord({
  kind: 'missing-child',
  title: '走失',
  rows: ['F-34', 'F-A-PC-5'],
  may: ['police'],
  privacy: 'private',
  fields: [
    choice('result', '结果', ['searching:寻找中', 'found:已找到']),
    choice('cause', '原因', ['quarrel:家庭矛盾', 'study:学业', 'online:网络', 'other:其他'], false),
  ],
  tags: ['result'],
});
