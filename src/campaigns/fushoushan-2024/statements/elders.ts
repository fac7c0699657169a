import type { Statement } from '../../../domain/statement.ts';

/** 关工委, 3 numbered rows. */
export const elders: readonly Statement[] = [
  {
    id: 'F-A-GG-1',
    quote: '组织动员“五老”志愿者发挥榜样带动和教育引导作用',
    by: ['GG'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-GG-2',
    quote: '积极参与指导家庭教育，深入实施“五老”关爱工程',
    by: ['GG'],
    class: 'C',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-GG-3',
    quote:
      '加强对“问题学生”“留守儿童”等特殊属性未成年人的关注和关爱力度，持续推进“四帮一”（一名民警、一名教师、一名家长、一名五老志愿者）专项帮扶行动',
    by: ['GG'],
    class: 'C',
    records: ['L-F05'],
    home: [{ register: 'L-F05' }],
    privacy: 'P3',
    note: 'says what 四帮一 is',
  },
];
