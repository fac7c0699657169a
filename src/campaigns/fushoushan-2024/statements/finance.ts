import type { Statement } from '../../../domain/statement.ts';

/** 财政所, 2 numbered rows. */
export const finance: readonly Statement[] = [
  {
    id: 'F-A-CZ-1',
    quote: '将未成年人保护工作相关经费纳入本级预算',
    by: ['CZ'],
    class: 'K',
    records: ['R29'],
    home: [{ counter: 'C-34' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-CZ-2',
    quote: '支持有关部门做好未成年人各项保障工作',
    by: ['CZ'],
    class: 'C',
    records: ['R29'],
    home: [{ record: 'R29' }],
    privacy: 'P1',
  },
];
