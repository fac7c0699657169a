import type { Post, Stage, UnitList } from '../../domain/campaign.ts';

/** 三、阶段安排. The third lies over the others, on the days of the office’s calendar. */
export const stages: readonly Stage[] = [
  {
    id: 'F-P1',
    name: '组织动员阶段',
    printed: '2024年1月5日-2024年1月12日',
    window: { from: '2024-01-05', to: '2024-01-12' },
  },
  {
    id: 'F-P2',
    name: '集中攻坚阶段',
    printed: '2024年1月12日-2024年6月30日',
    window: { from: '2024-01-12', to: '2024-06-30' },
  },
  { id: 'F-P3', name: '重点攻坚阶段', printed: '2024年寒暑假及重要节假日期间' },
  {
    id: 'F-P4',
    name: '巩固提升阶段',
    printed: '2024年7月1日-2024年12月31日',
    window: { from: '2024-07-01', to: '2024-12-31' },
  },
];

/** 五个工作组 */
export const groups = ['资料台账组', '宣传引导组', '综合整治组', '多元救助组', '作风监督组'];

/** 六位一体 */
export const protections = ['家庭保护', '学校保护', '社会保护', '网络保护', '政府保护', '司法保护'];

/** The posts the paper names, from the township down to a single child. */
export const posts: readonly Post[] = [
  { name: '双组长', of: 'township', seats: 2, filledBy: ['镇党委书记', '镇党委副书记、镇长'], basis: 'F-61' },
  { name: '常务副组长', of: 'township', seats: 1, filledBy: ['镇党委委员、人大主席'], basis: 'F-61' },
  { name: '副组长', of: 'township', filledBy: ['其他班子成员'], basis: 'F-61' },
  { name: '成员', of: 'township', seats: 21, filledBy: ['相关单位主职领导'], basis: 'F-61a' },
  { name: '委托监护接收人', of: 'office', seats: 1, basis: 'F-13b' },
  { name: '主管领导', of: 'township', basis: 'F-A-WS-1' },
  { name: '第一责任人', of: 'unit', seats: 1, filledBy: ['各村、各部门单位主要领导'], basis: 'F-P1c' },
  { name: '派出所专人', of: 'unit', basis: 'F-26d' },
  { name: '联点领导', of: 'village', filledBy: ['镇级领导'], basis: 'F-63a' },
  { name: '联村干部', of: 'village', basis: 'F-52' },
  { name: '平安专干', of: 'village', basis: 'F-A-CJ-5c' },
  { name: '村辅警', of: 'village', seats: 1, basis: 'F-54a' },
  { name: '法律顾问', of: 'village', seats: 1, basis: 'F-54a' },
  { name: '法治副校长', of: 'school', basis: 'F-53b' },
  { name: '六包一', of: 'minor', seats: 6, basis: 'F-A-CJ-1' },
  { name: '四帮一', of: 'minor', seats: 4, filledBy: ['家长', '教师', '民警', '五老志愿者'], basis: 'F-12a' },
  { name: '包保人', of: 'key-person', basis: 'F-P3c' },
  { name: '监管责任人', of: 'key-person', basis: 'F-21c' },
];

/** 责任单位, as printed behind each paragraph of 四; 成员单位 of 五（一） last. */
export const unitLists: readonly UnitList[] = [
  { place: '四（一）1', title: '健全未成年人动态台账', units: ['village', 'ED', 'MZ', 'FL'] },
  { place: '四（一）2', title: '健全未成年人帮扶台账', units: ['village', 'MZ', 'FL', 'FT', 'PC', 'ED'] },
  { place: '四（一）3', title: '健全家庭监护风险台账', units: ['village', 'MZ', 'FL', 'ED'] },
  {
    place: '四（二）1',
    title: '强化风险人群管控',
    units: ['village', 'SW', 'MZ', 'TW', 'FL', 'FT', 'PC', 'SF', 'ED', 'SB', 'SC', 'JT'],
  },
  {
    place: '四（二）2',
    title: '强化重点场所管控',
    units: ['village', 'PA', 'SW', 'ZF', 'FT', 'PC', 'SF', 'ED', 'SC'],
  },
  { place: '四（二）3', title: '强化重点时段管控', units: ['village', 'PC', 'ED'] },
  { place: '四（三）1', title: '强化打击整治', units: ['JW', 'FT', 'PC', 'SF'] },
  { place: '四（三）2', title: '强化案件倒查', units: ['JW', 'PA', 'FT', 'PC', 'SF'] },
  {
    place: '四（三）3',
    title: '强化制度落实',
    units: ['village', 'JW', 'FL', 'TW', 'FT', 'PC', 'SF', 'ED', 'WS'],
  },
  { place: '四（三）4', title: '强化分析研判', units: ['PA', 'FL', 'TW', 'FT', 'PC', 'SF', 'ED'] },
  {
    place: '四（三）5',
    title: '强化多元救助',
    units: ['village', 'GG', 'FT', 'PC', 'SF', 'ED', 'MZ', 'WJ', 'FL', 'TW'],
  },
  {
    place: '四（四）1',
    title: '强化“法治宣传教育培训”',
    units: ['village', 'department', 'PA', 'PC', 'SC', 'WS'],
  },
  {
    place: '四（四）2',
    title: '强化“法治宣传进万家”',
    units: ['village', 'MZ', 'FL', 'TW', 'GG', 'FT', 'PC', 'SF', 'ED', 'WS'],
  },
  { place: '四（四）3', title: '强化“法治宣传进校园”', units: ['village', 'SW', 'GG', 'FT', 'PC', 'SF', 'ED'] },
  { place: '四（四）4', title: '强化“法治宣传进村”', units: ['village', 'WX', 'SF', 'ED', 'SC'] },
  { place: '四（四）5', title: '强化“法治宣传进机关单位”', units: ['village', 'department'] },
  { place: '四（四）6', title: '强化“法治宣传进厂矿企业”', units: ['village', 'AQ', 'SC', 'PC', 'enterprise'] },
  {
    place: '五（一）',
    title: '成员单位',
    units: [
      'JW',
      'DZ',
      'DJ',
      'PA',
      'SW',
      'JF',
      'ZF',
      'SB',
      'MZ',
      'WX',
      'FL',
      'TW',
      'GG',
      'FT',
      'PC',
      'SF',
      'ED',
      'JJ',
      'JT',
      'SC',
      'WS',
    ],
  },
];
