import { type Ask, defineWorkflow } from '../domain/workflow.ts';
import { textOf } from '../domain/field.ts';
import { aid as record } from '../records/aid.ts';
import { choice } from '../records/words.ts';
import { asked, picked, whichUnit } from './ask.ts';
import { civilAffairs, itsPeople, office, opener } from './parties.ts';

/** The four kinds of help, each with the unit that gives it. */
const four = ['legal', 'counsel', 'schooling', 'living'] as const;
const whoHelps: Ask[] = asked(record, 'kinds')
  .flatMap(({ options = [] }) => options)
  .filter(([kind]) => four.some((one) => one === kind))
  .map(([kind, words]) => whichUnit(kind, `${words}由谁`, ['department', 'school', 'village'], false));

/** WF10 救助: opened by the office or civil affairs, four kinds of help each with a unit, closed when all are given. Counts only. */
export const rescueWorkflow = defineWorkflow({
  name: 'rescue',
  title: '多元救助',
  rows: ['F-45', 'F-A-PA-10', 'F-A-MZ-2', 'W-24', 'W-31'],
  readers: [office, civilAffairs],
  countedBy: ['leader'],
  ofPersons: true,
  warning: '不写姓名和经过。',
  shows: ['why'],
  opening: {
    may: [office, civilAffairs],
    asks: [choice('why', '因为什么', ['case:案件', 'hardship:生活困境', 'guardianship:监护困境', 'other:其他'])],
    to: 'opened',
  },
  states: [
    { name: 'opened', title: '等派给单位', within: { workingDays: 3 }, remind: [{ days: 0 }] },
    { name: 'helping', title: '帮扶中', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'closed', title: '已办结', final: true },
  ],
  moves: [
    {
      name: 'assign',
      label: '派给单位',
      from: ['opened'],
      to: 'helping',
      may: [office, civilAffairs],
      asks: whoHelps,
      refuses: (said) => (four.some((kind) => textOf(said, kind) !== undefined) ? {} : { legal: '至少派一项' }),
      begets: (said) =>
        four.flatMap((kind) => {
          const unitId = textOf(said, kind);
          return unitId === undefined ? [] : [{ workflow: 'aid', unitId, said: { kinds: [kind] } }];
        }),
    },
    {
      name: 'close',
      label: '都办结了',
      from: ['helping'],
      to: 'closed',
      may: [office, civilAffairs],
      needs: [{ workflow: 'aid', in: ['given', 'withdrawn'], every: true, words: '还有帮扶没办结' }],
    },
  ],
});

/** WF10 救助帮扶: one kind of help, by one unit. */
export const aidWorkflow = defineWorkflow({
  name: 'aid',
  title: '救助帮扶',
  rows: ['F-45', 'F-45b', 'F-45f', 'F-A-MZ-2', 'F-A-PA-10', 'W-24', 'W-31'],
  takes: ['aid'],
  readers: [itsPeople, civilAffairs],
  countedBy: ['office', 'office-head', 'leader'],
  ofPersons: true,
  shows: ['kinds'],
  opening: {
    may: [{ roles: ['civil-affairs', 'police', 'school', 'clinic', 'unit-clerk'] }, office],
    asks: asked(record, 'kinds'),
    to: 'giving',
  },
  states: [
    { name: 'giving', title: '办理中', within: { days: 15 }, remind: [{ days: 0 }, { days: 1 }] },
    { name: 'given', title: '已落实', final: true },
  ],
  moves: [
    {
      name: 'give',
      label: '落实了',
      from: ['giving'],
      to: 'given',
      may: [itsPeople],
      hears: [opener],
      asks: asked(record, 'closed').map((ask) => ({ ...ask, required: true })),
      keeps: (said) => [{ kind: 'aid', values: picked(said, 'kinds', 'closed') }],
    },
  ],
});
