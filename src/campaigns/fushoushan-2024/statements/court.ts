import type { Statement } from '../../../domain/statement.ts';

/** 安定法庭, 3 numbered rows. */
export const court: readonly Statement[] = [
  {
    id: 'F-A-FT-1',
    quote:
      '积极发现、受理性侵未成年人违法犯罪线索，坚决杜绝有案不立、压案不查、有罪不究、重罪轻判…及时制发“司法建议书”，强化跟踪问效',
    by: ['FT'],
    class: 'E',
    records: ['R06', 'R23'],
    home: [{ workflow: 'WF1' }, { record: 'R23' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-FT-2',
    quote: '依法审理涉及未成年人的刑事、民事、行政案件，依法严惩侵害未成年人的违法犯罪行为',
    by: ['FT'],
    class: 'C',
    records: ['R00'],
    home: [{ outside: 'trials belong to the court' }],
    privacy: 'P4',
  },
  {
    id: 'F-A-FT-3',
    quote:
      '落实性侵未成年人犯罪案件的提前介入、会商和上级把关制度，在办案过程中，适时开展未成年人社会调查和家庭教育指导、监护督促工作',
    by: ['FT'],
    class: 'E',
    records: ['R09'],
    home: [{ record: 'R09' }],
    privacy: 'P4',
  },
];
