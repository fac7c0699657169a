import { plainRecord } from './plain.ts';
import { choices, line, number, unitRoles } from './words.ts';

/** What came of a check of places, by one unit or by several together. */
export const checkOutcome = [
  number('places', '检查场所数'),
  number('problems', '发现问题数'),
  choices(
    'measures',
    '处置',
    ['order:责令整改', 'warning:警告', 'fine:罚款', 'suspend:停业整顿', 'ban:取缔', 'close:关停', 'transfer:移送'],
    false,
  ),
];

/** R10 单位自己的执法检查; a joint action does not count as one. */
export const enforcement = plainRecord({
  kind: 'enforcement',
  title: '执法检查',
  rows: ['F-25', 'F-26', 'F-A-JJ-1', 'F-A-ZF-1', 'F-A-ZF-2', 'F-A-SC-1'],
  may: unitRoles,
  fields: [...checkOutcome, line('document', '处罚文书号', 40)],
  tags: ['measures'],
});
