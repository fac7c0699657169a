import type { Statement } from '../../../domain/statement.ts';

/** 综合行政执法大队, 2 numbered rows. */
export const enforcement: readonly Statement[] = [
  {
    id: 'F-A-ZF-1',
    quote: '每月两次，整治校园周边不法摊贩乱停乱摆和食品安全等违法违规行为',
    by: ['ZF'],
    class: 'K',
    records: ['R10'],
    home: [{ counter: 'C-11' }],
    privacy: 'P1',
    note: 'its own action; a joint one counts only when the office ticks it (A-39)',
  },
  {
    id: 'F-A-ZF-2',
    quote: '积极参与联合执法及巡查行动',
    by: ['ZF'],
    class: 'C',
    records: ['R10', 'R11'],
    home: [{ record: 'R10' }, { record: 'R11' }],
    privacy: 'P1',
  },
];
