import { type FieldFaults, type FieldValues, numberIn, textOf } from '../domain/field.ts';
import { type Keep, defineWorkflow } from '../domain/workflow.ts';
import { backgroundCheck as record } from '../records/background-check.ts';
import { asked, picked } from './ask.ts';
import { itsPeople, police } from './parties.ts';

const answers = ['institution', 'kind', 'should', 'people', 'hits'] as const;
const checked = (said: FieldValues, disposal?: FieldValues[string]): Keep => ({
  kind: 'background-check',
  values: { ...picked(said, ...answers), ...(disposal === undefined ? {} : { disposal }) },
});

const people = asked(record, 'people');
const hits = asked(record, 'hits').map((ask) => ({ ...ask, required: true }));
const disposal = asked(record, 'disposal').map((ask) => ({
  ...ask,
  required: true,
  options: ask.options?.filter(([value]) => value !== 'none') ?? [],
}));

const someHit = (said: FieldValues): FieldFaults =>
  (numberIn(textOf(said, 'hits') ?? '') ?? 0) > 0 ? {} : { hits: '没有记录的请点“查完，没有记录”' };

/** WF6 从业查询: a unit asks, the police answer in numbers; whoever has a record is not taken on or let go (F-22, C-21). No names. */
export const backgroundCheckWorkflow = defineWorkflow({
  name: 'background-check',
  title: '从业查询',
  rows: ['F-22', 'F-22a', 'F-22b', 'F-22c', 'F-A-ED-9', 'F-A-SB-2', 'F-A-MZ-5', 'F-A-WS-4', 'F-A-PC-7'],
  takes: ['background-check'],
  readers: [itsPeople, police],
  countedBy: ['office', 'office-head', 'leader'],
  warning: '名单线下交派出所，这里只填人数。',
  shows: ['institution', 'kind', 'should', 'people', 'hits', 'disposal'],
  opening: {
    may: [{ roles: ['unit-clerk', 'school', 'civil-affairs', 'clinic'] }],
    asks: asked(record, 'institution', 'kind', 'should'),
    to: 'asked',
  },
  states: [
    { name: 'asked', title: '等派出所回复', within: { workingDays: 5 }, remind: [{ days: 0 }, { days: 1 }] },
    { name: 'hit', title: '有人有记录，等单位处理', within: { workingDays: 3 }, remind: [{ days: 0 }, { days: 1 }] },
    { name: 'clean', title: '没有记录', final: true },
    { name: 'disposed', title: '已暂缓录用或解聘', final: true },
  ],
  moves: [
    {
      name: 'clean',
      label: '查完，没有记录',
      from: ['asked'],
      to: 'clean',
      may: [police],
      besides: ['open'],
      asks: people,
      hears: [itsPeople],
      keeps: (said) => [checked({ ...said, hits: '0' }, 'none')],
    },
    {
      name: 'hit',
      label: '查完，有记录',
      from: ['asked'],
      to: 'hit',
      may: [police],
      besides: ['open'],
      asks: [...people, ...hits],
      refuses: someHit,
      keeps: (said) => [checked(said)],
    },
    {
      name: 'dispose',
      label: '处理好了',
      from: ['hit'],
      to: 'disposed',
      may: [itsPeople],
      besides: ['hit'],
      asks: disposal,
      hears: [police],
      keeps: (said) => [{ ...checked(said, said['disposal']), replaces: true }],
    },
  ],
});
