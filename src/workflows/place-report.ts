import { defineWorkflow } from '../domain/workflow.ts';
import { placeCheck } from '../records/place-check.ts';
import { anyRoles, choice, line, lines } from '../records/words.ts';
import { asked } from './ask.ts';
import { opener, police } from './parties.ts';

/** WF7 场所报告: a place is told to the police’s contact, who confirms and says what came of it (F-26d, F-26e). The office hears the number. */
export const placeReportWorkflow = defineWorkflow({
  name: 'place-report',
  title: '场所报告',
  says: ['场所举报'],
  rows: ['F-26d', 'F-26e'],
  readers: [police],
  countedBy: ['office', 'office-head'],
  warning: '孩子正在场所里、有危险的，先打110。',
  urgent: true,
  shows: ['place', 'faults', 'words', 'result'],
  opening: {
    may: [{ roles: anyRoles }],
    asks: [
      line('place', '什么场所（不写人名）', 30, true),
      ...asked(placeCheck, 'faults').map((ask) => ({ ...ask, required: true })),
      lines('words', '说明（可不填，不写人名）', 500),
    ],
    to: 'reported',
  },
  states: [
    { name: 'reported', title: '等派出所签收', within: { hours: 24 }, remind: [{ hours: 2 }, { hours: 24 }] },
    { name: 'taken', title: '派出所在查', within: { workingDays: 5 }, remind: [{ days: 0 }], later: true },
    { name: 'closed', title: '已有结果', final: true },
  ],
  moves: [
    { name: 'take', label: '签收', from: ['reported'], to: 'taken', may: [police], hears: [opener] },
    {
      name: 'result',
      label: '有结果了',
      from: ['taken'],
      to: 'closed',
      may: [police],
      asks: [
        choice('result', '结果', ['punished:已查处', 'mended:已责令整改', 'unfounded:不属实', 'passed:已转有关部门']),
      ],
      hears: [opener],
    },
  ],
});
