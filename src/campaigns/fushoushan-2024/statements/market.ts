import type { Statement } from '../../../domain/statement.ts';

/** 安定市场监督管理所, 6 numbered rows. */
export const market: readonly Statement[] = [
  {
    id: 'F-A-SC-1',
    quote:
      '加强对不适宜未成年人活动场所的监督管理，加大执法检查力度，严惩向未成年人售酒行为；定期组织重点场所经营业主开展业务培训、警示教育',
    by: ['SC'],
    class: 'C',
    records: ['R21', 'R12'],
    home: [{ record: 'R21' }, { record: 'R12' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-SC-2',
    quote:
      '常态化开展校园周边环境综合整治；将涉未成年人突出治安问题和重点场所纳入整治重点，每月开展不少于两次联合执法，对发现的问题坚决依法从严查处，实行顶格处罚',
    by: ['SC'],
    class: 'K',
    records: ['R10'],
    home: [{ counter: 'C-09' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-SC-3',
    quote:
      '在涉未成年人重点行业、重点领域、重点场所设立专门举报监督电话和“禁止未成年人入内”、“禁止向未成年人销售烟酒”等相关警示标识',
    by: ['SC'],
    class: 'O',
    records: ['R21'],
    home: [{ counter: 'C-27' }],
    privacy: 'P0',
  },
  {
    id: 'F-A-SC-4',
    quote:
      '对全镇超市、零食店、美容美发从业人员等密切接触未成年人的人员进行一次筛查和风险评估，对具有性侵、虐待、拐卖暴力伤害等违法犯罪记录的，存在潜在风险的，一律予以精准管控',
    by: ['SC'],
    class: 'O',
    records: ['R15'],
    home: [{ counter: 'C-22' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-SC-5',
    quote: '严惩向未成年人售烟行为。定期组织重点场所经营业主开展业务培训、警示教育，协助烟草部门执法办案',
    by: ['SC'],
    class: 'C',
    records: ['R12', 'R10'],
    home: [{ record: 'R12' }, { record: 'R10' }],
    privacy: 'P1',
  },
  {
    id: 'F-A-SC-6',
    quote: '协助福寿山派出所全面取缔无证经营场所',
    by: ['SC'],
    class: 'C',
    records: ['R10'],
    home: [{ record: 'R10' }],
    privacy: 'P1',
  },
];
