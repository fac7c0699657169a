import { contacts, oneOf, words } from './cells.ts';
import type { Column } from './define.ts';

/** 风险等级, from low to severe. The seed names them for L-W1; L-W2 uses the same. */
export const riskLevels = ['低风险', '一般风险', '较大风险', '重大风险'] as const;

export const riskColumn: Column = {
  name: 'risk',
  head: '综合研判风险等级',
  aliases: ['风险等级', '综合等级'],
  required: true,
  read: oneOf({ 低风险: ['低'], 一般风险: ['一般'], 较大风险: ['较大'], 重大风险: ['重大'] }),
};

/** 专班人员及联系方式 */
export const teamColumn: Column = {
  name: 'team',
  head: '专班人员及联系方式',
  aliases: ['专班人员', '专班人员及联系电话'],
  required: true,
  read: contacts,
};

/** 帮扶措施 */
export const supportColumn: Column = {
  name: 'plan',
  head: '帮扶措施',
  aliases: ['帮扶举措'],
  required: true,
  read: words(300),
};
