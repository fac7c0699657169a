import type { Statement } from '../../../domain/statement.ts';

/** 卫生院, 5 numbered rows. */
export const clinic: readonly Statement[] = [
  {
    id: 'F-A-WS-1',
    quote: '发现问题线索第一时间向福寿山派出所报告，及时填报“利剑护蕾”问题线索排查表交到镇平安办，且上报镇主管领导',
    by: ['WS'],
    class: 'E',
    records: ['R06', 'R05'],
    home: [{ workflow: 'WF1' }, { workflow: 'WF2' }, { clock: 'T-02' }, { clock: 'T-03' }],
    privacy: 'P4',
    note: 'the police first, then the table, then the leader in charge',
  },
  {
    id: 'F-A-WS-2',
    quote: '落实侵害未成年人案件强制报告制度，对迟报、瞒报等行为依法追究责任，对涉及犯罪的依法移送司法机关。',
    by: ['WS'],
    class: 'E',
    records: ['R06'],
    home: [{ workflow: 'WF1' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-WS-3',
    quote:
      '扎实做好“防艾滋病”宣传教育，对艾滋病患者性侵未成年人的案件，建立未成年人救治机构和重症绿色通道，做好黄金72小时救护；做好被遗弃儿童救治工作',
    by: ['WS'],
    class: 'E',
    records: ['R20', 'R13'],
    home: [{ clock: 'T-04' }],
    privacy: 'P4',
    note: '72 hours from the event',
  },
  {
    id: 'F-A-WS-4',
    quote: '落实密切接触未成年人从业人员入职查询制度',
    by: ['WS'],
    class: 'K',
    records: ['R14'],
    home: [{ counter: 'C-21' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-WS-5',
    quote: '配合卫健办组织医疗专业人员到各学校开展女生生理健康教育',
    by: ['WS'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
];
