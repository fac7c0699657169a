import { plainRecord } from './plain.ts';
import { number } from './words.ts';

/** R24 案件数: typed by the police only, seen by a few (C-38). */
export const caseCount = plainRecord({
  kind: 'case-count',
  title: '案件数',
  rows: ['F-04', 'W-02', 'W-G1'],
  may: ['police'],
  privacy: 'private',
  fields: [number('cases', '本月案件数', true)],
  count: 'cases',
});
