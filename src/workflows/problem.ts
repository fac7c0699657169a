import { defineWorkflow } from '../domain/workflow.ts';
import { problem as record } from '../records/problem.ts';
import { problemClosure } from '../records/problem-closure.ts';
import { line } from '../records/words.ts';
import { asked, everyKind, notOver, picked } from './ask.ts';
import { court, discipline, itsPeople, justice, office, opener, police, township } from './parties.ts';

/** By the day the unit was given: three days before, on the day, the day after (C-24). */
const clock = { stated: 'dueOn', remind: [{ days: -3 }, { days: 0 }, { days: 1 }] } as const;

const checkers = [office, discipline].map((party) => ({ ...party, of: 'outside' as const }));

/** WF4 问题清单: issued, rectified with proof, and struck off by somebody else than its owner (F-42b, L-F12). */
export const problemWorkflow = defineWorkflow({
  name: 'problem',
  title: '问题清单',
  rows: ['F-42b', 'F-04', 'F-P4a', 'F-63c', 'F-A-PA-5'],
  takes: ['problem', 'problem-closure'],
  readers: [itsPeople, township, discipline],
  numbered: true,
  shows: ['source', 'problem', 'rectified', 'lacking', 'institution'],
  offers: [{ workflow: 'legal-document', label: '附法律文书', in: ['issued', 'rectifying', 'checking'] }],
  opening: {
    may: [office, discipline, police, court, justice],
    unit: { label: '责任单位', kinds: everyKind, always: true },
    asks: asked(record, 'source', 'problem', 'dueOn'),
    refuses: notOver('dueOn', '整改期限要在今天或以后'),
    to: 'issued',
    keeps: (said) => [{ kind: 'problem', values: picked(said, 'source', 'problem', 'dueOn') }],
  },
  states: [
    { name: 'issued', title: '已制发', ...clock },
    { name: 'rectifying', title: '整改中', ...clock, later: true },
    { name: 'checking', title: '待验收', within: { workingDays: 3 }, remind: [{ days: 0 }] },
    { name: 'closed', title: '已销号', final: true },
  ],
  moves: [
    { name: 'start', label: '开始整改', from: ['issued'], to: 'rectifying', may: [itsPeople] },
    {
      name: 'prove',
      label: '整改好了，请验收',
      from: ['issued', 'rectifying'],
      to: 'checking',
      may: [itsPeople],
      asks: asked(problemClosure, 'rectified').map((ask) => ({ ...ask, required: true, hint: '照片直接发给我就行' })),
    },
    {
      name: 'verify',
      label: '验收，销号',
      from: ['checking'],
      to: 'closed',
      may: checkers,
      besides: ['start', 'prove'],
      asks: asked(problemClosure, 'institution'),
      hears: [itsPeople, opener],
      keeps: (said) => [
        {
          kind: 'problem-closure',
          // Which problem is known by the record it answers.
          values: { problem: '1', ...picked(said, 'rectified', 'institution') },
          answers: 'problem',
          picturesOf: 'prove',
        },
      ],
    },
    {
      name: 'reject',
      label: '还没改好',
      from: ['checking'],
      to: 'rectifying',
      may: checkers,
      besides: ['start', 'prove'],
      asks: [line('lacking', '还差什么', 60, true)],
      hears: [itsPeople],
    },
  ],
});
