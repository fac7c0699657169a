import { numberIn, textOf, type FieldValues } from '../domain/field.ts';
import { defineWorkflow } from '../domain/workflow.ts';
import { backCheck as record } from '../records/back-check.ts';
import { asked, picked } from './ask.ts';
import { court, discipline, justice, office, police, township } from './parties.ts';

const casesIn = (said: FieldValues): number => numberIn(textOf(said, 'cases') ?? '') ?? 0;

/** WF4 倒查: the police say how many cases the month before had; the office has each looked into on the 5th (C-23). */
export const backCheckWorkflow = defineWorkflow({
  name: 'back-check',
  title: '倒查',
  rows: ['F-42', 'F-42a', 'F-A-PA-5', 'F-A-JW-3'],
  takes: ['back-check'],
  readers: [police, discipline, court, justice, township],
  shows: ['cases', 'found'],
  opening: { may: [police], asks: asked(record, 'cases'), to: 'registered' },
  states: [
    {
      name: 'registered',
      title: '已报上月案件数',
      within: { monthDay: 5 },
      remind: [{ days: -2 }, { days: 0 }, { days: 1 }],
    },
    { name: 'checking', title: '倒查中', within: { workingDays: 5 }, remind: [{ days: 0 }], later: true },
    { name: 'done', title: '已倒查', final: true },
  ],
  moves: [
    {
      name: 'nil',
      label: '确认上月无案件',
      from: ['registered'],
      to: 'done',
      may: [office],
      besides: ['open'],
      when: (said) => casesIn(said) === 0,
      keeps: () => [{ kind: 'back-check', values: { cases: '0' }, forOffice: true }],
    },
    {
      name: 'start',
      label: '组织倒查',
      from: ['registered'],
      to: 'checking',
      may: [office],
      when: (said) => casesIn(said) > 0,
      begets: (said) => Array.from({ length: Math.min(casesIn(said), 20) }, () => ({ workflow: 'case', said: {} })),
    },
    {
      name: 'finish',
      label: '倒查开完了',
      from: ['checking'],
      to: 'done',
      may: [office],
      asks: asked(record, 'found'),
      needs: [
        {
          workflow: 'case',
          in: ['checked', 'settled', 'closed', 'clear', 'withdrawn'],
          every: true,
          words: '还有案件没有倒查',
        },
      ],
      hears: [police, discipline],
      keeps: (said) => [
        {
          kind: 'back-check',
          values: {
            ...picked(said, 'cases', 'found'),
            four: asked(record, 'four').flatMap(({ options = [] }) => options.map(([value]) => value)),
          },
          forOffice: true,
        },
      ],
    },
  ],
});
