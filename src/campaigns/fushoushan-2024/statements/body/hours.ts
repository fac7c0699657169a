import type { Statement } from '../../../../domain/statement.ts';

/** 四（二）3: rush hours, nights, holidays, missing children. */
export const hours: readonly Statement[] = [
  {
    id: 'F-31',
    quote:
      '落实校园周边高峰勤务和“护学岗”机制，在学生上学、放学的重点时段和重点学校周边的主要路口要提高街面见警率，加强对学校门口、周边可疑人员的排查、筛查，发现隐患苗头及时处置',
    by: ['PC'],
    class: 'C',
    records: ['R11'],
    home: [{ record: 'R11' }],
    privacy: 'P1',
  },
  {
    id: 'F-32',
    quote:
      '落实巡逻防控机制和“135”快反机制，加大巡逻警力投放力度频次，将巡逻勤务时间向后半夜延伸，组织夜间机动巡逻队，重点向背街小巷、偏僻乡路小道、城郊结合部等易发案部位倾斜',
    by: ['PC'],
    class: 'C',
    records: ['R11'],
    home: [{ record: 'R11' }],
    privacy: 'P1',
  },
  {
    id: 'F-33',
    quote:
      '三是强化特殊时段管控。加强寒暑假、重要节假日期间对涉未成年人重点行业、重点领域、重点场所的管控和排查整治，强化部门协作、信息共享，每月开展不少于两次联合执法，对发现的问题坚决依法从严查处，实行顶格处罚',
    by: ['village', 'PC', 'ED'],
    class: 'K',
    records: ['R10'],
    home: [{ counter: 'C-09' }],
    privacy: 'P1',
    note: 'the annex asks for four in special periods and goes first (A-05)',
  },
  {
    id: 'F-33a',
    quote: '适时开展“回头看”，杜绝假停业，对假停业经营业主依法处置',
    by: ['PC', 'PA'],
    class: 'E',
    records: ['R33'],
    home: [{ counter: 'C-30' }],
    privacy: 'P1',
  },
  {
    id: 'F-34',
    quote:
      '严格按照《公安机关处置失踪人员警情实施细则》，加强完善未成年人走失查找工作机制，落实首问接待责任制，定期分析走失原因',
    by: ['PC'],
    class: 'E',
    records: ['R34'],
    home: [{ workflow: 'WF8' }],
    privacy: 'P4',
  },
];
