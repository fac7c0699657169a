import type { Statement } from '../../../domain/statement.ts';

/** 社保站, 4 numbered rows. */
export const labour: readonly Statement[] = [
  {
    id: 'F-A-SB-1',
    quote:
      '有针对性地加大法律法规宣传力度，广泛深入开展《劳动法》《未成年保护法》《禁止使用童工规定》等法制宣传，加强对企业经营者、未成年人及其监护人的教育，增强其保护未成年人权益的法制意识，使其自觉遵守法律法规',
    by: ['SB'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
  {
    id: 'F-A-SB-2',
    quote: '落实密切接触未成年人从业人员入职查询制度',
    by: ['SB'],
    class: 'K',
    records: ['R14'],
    home: [{ counter: 'C-21' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-SB-3',
    quote:
      '加大未成年人用工监察力度，经常对宾馆、酒店、网吧、KTV等重点娱乐场所展开拉网式排查检查，重点核查用人单位是否存在介绍童工、使用童工从事接触职业病危害作业或禁忌作业等违法行为，对相关违法行为及时予以处置',
    by: ['SB'],
    class: 'C',
    records: ['R21', 'R10'],
    home: [{ record: 'R21' }, { record: 'R10' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-SB-4',
    quote:
      '依法规范用人单位的用人管理和职业介绍机构的中介活动，积极预防和严厉查处非法使用童工和侵害未成年工合法权益的行为，通过开展劳动检查书面审查、专项检查等途径，构筑未成年人合法用工安全网',
    by: ['SB'],
    class: 'C',
    records: ['R21'],
    home: [{ record: 'R21' }],
    privacy: 'P1',
  },
];
