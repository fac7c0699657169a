import type { Statement } from '../../../domain/statement.ts';

/** 民政办, 5 numbered rows. */
export const civilAffairs: readonly Statement[] = [
  {
    id: 'F-A-MZ-1',
    quote: '协助做好未保办相关工作并实体化运行',
    by: ['MZ'],
    class: 'C',
    records: ['R25'],
    home: [{ record: 'R25' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-MZ-2',
    quote: '履行兜底监护职责，对符合条件的未成年人做好临时监护、长期监护和收留抚养',
    by: ['MZ'],
    class: 'E',
    records: ['R20'],
    home: [{ workflow: 'WF10' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-MZ-3',
    quote: '对困境未成年人实施分类保障',
    by: ['MZ'],
    class: 'C',
    records: ['L-F05'],
    home: [{ register: 'L-F05' }],
    privacy: 'P3',
  },
  {
    id: 'F-A-MZ-4',
    quote: '对留守儿童、特困家庭儿童的摸底调查建立信息库',
    by: ['MZ'],
    class: 'C',
    records: ['L-F16'],
    home: [{ register: 'L-F16' }],
    privacy: 'P3',
  },
  {
    id: 'F-A-MZ-5',
    quote: '落实密切接触未成年人从业人员入职查询制度',
    by: ['MZ'],
    class: 'K',
    records: ['R14'],
    home: [{ counter: 'C-21' }],
    privacy: 'P4',
  },
];
