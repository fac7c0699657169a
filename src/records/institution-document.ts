import { plainRecord } from './plain.ts';
import { anyRoles, choice, day, line } from './words.ts';

/** R25 制度、方案、机构文件: has or has not. */
export const institutionDocument = plainRecord({
  kind: 'institution-document',
  title: '制度文件',
  rows: ['F-24a', 'F-27a', 'F-43b', 'F-61d', 'F-63', 'F-A-ED-3', 'F-A-CJ-7'],
  may: anyRoles,
  fields: [
    line('title', '名称', 60, true),
    choice('kind', '类别', ['rules:制度', 'plan:方案', 'body:机构文件', 'village-rules:村规民约']),
    day('review', '下次修订'),
  ],
  tags: ['kind'],
});
