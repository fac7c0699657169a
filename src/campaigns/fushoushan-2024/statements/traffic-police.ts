import type { Statement } from '../../../domain/statement.ts';

/** 交警二中队, 1 numbered row. */
export const trafficPolice: readonly Statement[] = [
  {
    id: 'F-A-JJ-1',
    quote: '每月一次，严查涉未成年人违规驾驶行为，清除校园周边交通安全隐患',
    by: ['JJ'],
    class: 'K',
    records: ['R10'],
    home: [{ counter: 'C-10' }],
    privacy: 'P1',
  },
];
