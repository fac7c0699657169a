import type { Statement } from '../../../domain/statement.ts';

/** 团委, 3 numbered rows. */
export const youth: readonly Statement[] = [
  {
    id: 'F-A-TW-1',
    quote: '协助社会事务保障中心对困境儿童实行“一对一”“多对一”包联帮扶，建立台账，定期走访了解',
    by: ['TW'],
    class: 'C',
    records: ['L-F17', 'R27'],
    home: [{ register: 'L-F17' }, { record: 'R27' }],
    privacy: 'P3',
  },
  {
    id: 'F-A-TW-2',
    quote:
      '开展未成年人法治、心理健康、网络素养、自我保护等教育，提供法律和心理咨询等服务，教育和帮助未成年人维护自身合法权益',
    by: ['TW'],
    class: 'C',
    records: ['R13', 'R20'],
    home: [{ record: 'R13' }, { record: 'R20' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-TW-3',
    quote: '配合落实侵害未成年人案件强制报告制度，协助政府部门和司法机关维护未成年人合法权益',
    by: ['TW'],
    class: 'E',
    records: ['R06'],
    home: [{ workflow: 'WF1' }],
    privacy: 'P4',
  },
];
