import type { Statement } from '../../../domain/statement.ts';

/** 纪委, 4 numbered rows. */
export const discipline: readonly Statement[] = [
  {
    id: 'F-A-JW-1',
    quote: '督促职能部门各司其职、齐抓共管，合力构建上下一体、协作联动、及时有效的工作格局',
    by: ['JW'],
    class: 'C',
    records: ['R39'],
    home: [{ record: 'R39' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-JW-2',
    quote: '强化督查问责，对不作为、慢作为、乱作为，推诿扯皮、办事拖拉、标准不高、落实不力等问题，从严从快进行追责问责',
    by: ['JW'],
    class: 'E',
    records: ['R35'],
    home: [{ record: 'R35' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-JW-3',
    quote:
      '定期参与对所有案件进行倒查，实行“一案一问责”，推动以案促治和责任追究。结合办案和案件评查、倒查现的问题，及时制发“监察建议书”，强化跟踪问效',
    by: ['JW'],
    class: 'E',
    records: ['R16', 'R23'],
    home: [{ workflow: 'WF4' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-JW-4',
    quote:
      '对涉党员、公职人员、学校教职工、密切接触未成年人工作人员、近亲属和监护人案件和致受害人死亡等案对涉党员、公职人员、学校教职工、原则上检察机关对嫌疑人批准逮捕后，即启动相关追责问责工作',
    by: ['JW'],
    class: 'E',
    records: ['R35'],
    home: [{ record: 'R35' }],
    privacy: 'P4',
    note: 'garbled in the paper; the six kinds of F-41d (A-26)',
  },
];
