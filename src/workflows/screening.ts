import { type FieldFaults, type FieldValues, numberIn, textOf } from '../domain/field.ts';
import { type Keep, defineWorkflow } from '../domain/workflow.ts';
import { screening as record } from '../records/screening.ts';
import { asked, picked } from './ask.ts';
import { itsPeople, police } from './parties.ts';

const done = (said: FieldValues): Keep[] => [
  { kind: 'screening', values: picked(said, 'trade', 'should', 'done', 'risks') },
];

const someRisk = (said: FieldValues): FieldFaults =>
  (numberIn(textOf(said, 'risks') ?? '') ?? 0) > 0 ? {} : { risks: '没有风险的请点“筛完，没有风险”' };

/** WF6 密接人员筛查: once for each trade, in numbers; whoever is a risk comes under the police’s control (F-23a, C-22). */
export const screeningWorkflow = defineWorkflow({
  name: 'screening',
  title: '密接人员筛查',
  rows: ['F-23', 'F-23a', 'F-A-PC-13', 'F-A-SC-4', 'F-A-JT-1'],
  takes: ['screening'],
  readers: [itsPeople, police],
  countedBy: ['office', 'office-head', 'leader'],
  shows: ['trade', 'should', 'done', 'risks'],
  opening: {
    may: [{ roles: ['police', 'unit-clerk'] }],
    asks: asked(record, 'trade', 'should'),
    to: 'open',
  },
  states: [
    { name: 'open', title: '筛查中', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'at-risk', title: '有风险，等管控', within: { workingDays: 3 }, remind: [{ days: 0 }, { days: 1 }] },
    { name: 'safe', title: '已筛完，没有风险', final: true },
    { name: 'controlled', title: '已精准管控', final: true },
  ],
  moves: [
    {
      name: 'safe',
      label: '筛完，没有风险',
      from: ['open'],
      to: 'safe',
      may: [itsPeople],
      asks: asked(record, 'done'),
      keeps: (said) => done({ ...said, risks: '0' }),
    },
    {
      name: 'risk',
      label: '筛完，有风险',
      from: ['open'],
      to: 'at-risk',
      may: [itsPeople],
      asks: [...asked(record, 'done'), ...asked(record, 'risks').map((ask) => ({ ...ask, required: true }))],
      refuses: someRisk,
      keeps: done,
    },
    {
      name: 'control',
      label: '已经管控',
      from: ['at-risk'],
      to: 'controlled',
      may: [police],
      hears: [itsPeople],
    },
  ],
});
