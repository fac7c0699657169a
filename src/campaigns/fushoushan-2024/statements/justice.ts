import type { Statement } from '../../../domain/statement.ts';

/** 司法所, 2 numbered rows. */
export const justice: readonly Statement[] = [
  {
    id: 'F-A-SF-1',
    quote: '对失足犯罪青少年建档立卡，明确责任、跟踪成长，做好未成年人社区矫正对象的监督管理和教育帮扶',
    by: ['SF'],
    class: 'C',
    records: ['L-F14'],
    home: [{ register: 'L-F14' }],
    privacy: 'P4',
    note: 'the cards stay with the justice office; a number is kept',
  },
  {
    id: 'F-A-SF-2',
    quote:
      '落实“谁执法谁普法”普法责任制，充分发挥“一村一法律顾问”作用；对未成年人案件实行法律援助，做到应援尽援。做好涉“利剑护蕾”工作的相关矛盾纠纷排查调处工作',
    by: ['SF'],
    class: 'C',
    records: ['R13', 'R20', 'R26'],
    home: [{ record: 'R13' }, { record: 'R20' }, { record: 'R26' }],
    privacy: 'P3',
  },
];
