import type { Statement } from '../../../domain/statement.ts';

/** 妇联, 4 numbered rows. */
export const women: readonly Statement[] = [
  {
    id: 'F-A-FL-1',
    quote: '协助民政办完成对留守儿童、困难家庭儿童、特殊未成年人儿童的摸底调查，建立基础信息库',
    by: ['FL'],
    class: 'C',
    records: ['L-F16'],
    home: [{ register: 'L-F16' }],
    privacy: 'P3',
  },
  {
    id: 'F-A-FL-2',
    quote: '做好家庭教育指导工作，普及家庭教育知识，开展“好家风、好家教”创建相关活动',
    by: ['FL'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
  {
    id: 'F-A-FL-3',
    quote: '依托妇女之家、儿童之家、家长学校等活动场所，为有需要的未成年人提供课后辅导、心理疏导等关爱服务',
    by: ['FL'],
    class: 'C',
    records: ['R20'],
    home: [{ record: 'R20' }],
    privacy: 'P3',
  },
  {
    id: 'F-A-FL-4',
    quote:
      '继续做好“十一防”（防家暴、防校园欺凌、防溺水、防交通事故、防毒品、防网络成瘾、防性侵、防艾滋病、防借贷、防拐骗、防恐暴）宣传教育工作',
    by: ['FL'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
    note: 'eleven topics',
  },
];
