import type { Post } from '../../domain/campaign.ts';

/** 三、组织领导 and the people of the registers. */
export const posts: readonly Post[] = [
  { name: '组长', of: 'township', seats: 2, filledBy: ['党委书记', '党委副书记、乡长'], basis: 'W-L1' },
  { name: '副组长', of: 'township', seats: 2, filledBy: ['副乡长', '宣传委员'], basis: 'W-L2' },
  {
    name: '成员',
    of: 'township',
    seats: 14,
    filledBy: [
      '人大主席',
      '专职副书记',
      '纪委书记',
      '组织委员',
      '村党支部书记',
      '王家司法所所长',
      '王家乡小学校长',
      '临溪派出所所长',
      '临溪市场监管所所长',
    ],
    basis: 'W-L3',
  },
  { name: '办公室主任', of: 'office', seats: 1, basis: 'W-L4' },
  { name: '专班人员', of: 'minor', basis: 'W-A1' },
];
