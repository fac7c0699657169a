import type { Statement } from '../../../domain/statement.ts';

/** 交通执法三中队, 2 numbered rows. */
export const transport: readonly Statement[] = [
  {
    id: 'F-A-JT-1',
    quote:
      '对客运车、出租车司乘人员进行一次筛查和风险评估，对具有性侵、虐待、拐卖、暴力伤害等违法犯罪记录的，存在潜在风险的，一律予以精准管控，及时处置',
    by: ['JT'],
    class: 'O',
    records: ['R15'],
    home: [{ counter: 'C-22' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-JT-2',
    quote: '要在出租车、客运班线和汽车站等重点地段，设计制作未成年人保护宣传动画及海报',
    by: ['JT'],
    class: 'O',
    records: ['R13'],
    home: [{ record: 'R13' }],
    privacy: 'P0',
  },
];
