import { defineWorkflow } from '../domain/workflow.ts';
import type { FieldFaults, FieldValues } from '../domain/field.ts';
import { tickOf } from '../domain/field.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { delegation as record } from '../records/delegation.ts';
import { choice } from '../records/words.ts';
import { allTicked, asked, notOver, picked } from './ask.ts';
import { anyVillage, itsVillage, office } from './parties.ts';
import { delegationReceiver } from './seats.ts';

const [bars] = asked(record, 'bars');

const fourBars = allTicked(bars, (bar) => `受托人不能有这一条，没核对不能委托（未保法第22条）：${bar}`);
const notYetOver = notOver('until', '这一天已经过了');

const refuses = (said: FieldValues, today: LocalDate): FieldFaults => ({
  ...fourBars(said),
  ...notYetOver(said, today),
});

/** Until the office names somebody, anybody of the office. */
const receiver = { seat: delegationReceiver.name };

const asks = asked(record, 'minor', 'delegate', 'relation', 'bars', 'written', 'until');

/** What the village reports, at first and when it was sent back: not without a written notice (art. 23). */
const report = {
  asks,
  refuses: (said: FieldValues, today: LocalDate): FieldFaults => ({
    ...refuses(said, today),
    ...(tickOf(said, 'written') ? {} : { written: '要有书面委托，并书面告知村里和学校（未保法第23条）' }),
  }),
};

/** WF3 委托监护: guardian to village, village to the office’s receiver, looked at every year and at its end (C-16, L-F07). */
export const delegationWorkflow = defineWorkflow({
  name: 'delegation',
  title: '委托监护',
  rows: ['F-13a', 'F-13b'],
  takes: ['delegation'],
  readers: [itsVillage, office],
  shows: ['minor', 'delegate', 'relation', 'until'],
  names: ['minor', 'delegate'],
  opening: {
    ...report,
    may: [anyVillage, office],
    unit: { label: '哪个村', kinds: ['village'] },
    to: 'reported',
  },
  states: [
    { name: 'reported', title: '已报镇，等签收', within: { hours: 24 }, remind: [{ hours: 24 }] },
    { name: 'returned', title: '退回村里补', within: { workingDays: 3 }, remind: [{ days: 0 }] },
    {
      name: 'in-force',
      title: '委托中',
      within: { days: 365 },
      stated: 'until',
      remind: [{ days: -7 }, { days: 0 }],
      later: true,
    },
    { name: 'ended', title: '已结束', final: true },
  ],
  moves: [
    {
      name: 'receive',
      label: '签收',
      from: ['reported'],
      to: 'in-force',
      may: [receiver],
      besides: ['open', 'resubmit'],
      hears: [itsVillage],
      keeps: (said) => [
        { kind: 'delegation', values: picked(said, 'minor', 'delegate', 'relation', 'bars', 'written', 'until') },
      ],
    },
    {
      name: 'return',
      label: '退回补',
      from: ['reported'],
      to: 'returned',
      may: [receiver],
      asks: [choice('lacking', '缺什么', ['written:书面委托', 'bars:受托人情况', 'who:姓名', 'term:期限'])],
    },
    {
      ...report,
      name: 'resubmit',
      label: '补好再报',
      from: ['returned'],
      to: 'reported',
      may: [itsVillage],
    },
    {
      name: 'review',
      label: '复查过了，继续',
      from: ['in-force'],
      to: 'in-force',
      may: [itsVillage],
      asks: asked(record, 'bars', 'until'),
      refuses,
    },
    {
      name: 'end',
      label: '委托结束',
      from: ['in-force', 'returned'],
      to: 'ended',
      may: [itsVillage],
      asks: [
        choice('why', '为什么结束', [
          'back:监护人回来了',
          'changed:换了受托人',
          'unfit:受托人不合适',
          'adult:已满18岁',
        ]),
      ],
      hears: [office],
    },
  ],
});
