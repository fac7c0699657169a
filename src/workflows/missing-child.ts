import { defineWorkflow } from '../domain/workflow.ts';
import { missingChild as record } from '../records/missing-child.ts';
import { anyRoles, choice, line } from '../records/words.ts';
import { asked } from './ask.ts';
import { office, opener, police, township } from './parties.ts';

/** What a search may tell everybody (未保法 art. 103): how the child looks and where it was, no name, no school, no address. */
const searchable = [
  choice('sex', '性别', ['girl:女', 'boy:男']),
  line('age', '大概年龄', 10, true),
  line('wearing', '衣着特征（不写姓名、学校、住址）', 40, true),
  line('seen', '最后在哪里、什么时候', 40, true),
  line('phone', '看见了打哪个电话', 20, true),
];

/** WF8 走失: 110 first, then the police take it up; only they or the office ask the public, and take that back when the child is found (F-34, T-06). */
export const missingChildWorkflow = defineWorkflow({
  name: 'missing-child',
  title: '走失',
  says: ['孩子走失', '孩子不见了'],
  rows: ['F-34', 'F-A-PC-5'],
  takes: ['missing-child'],
  readers: [police, township],
  urgent: true,
  warning: '先打110。这里报了不算报警。',
  shows: ['told110', 'where', 'call', 'cause'],
  notice: {
    title: '请帮忙找一个孩子',
    fields: searchable.map((ask) => ask.name),
    over: '孩子找到了，谢谢大家。请不要再转发。',
  },
  opening: {
    may: [{ roles: [...anyRoles, 'leader'] }],
    asks: [
      choice('told110', '是否已报110', ['yes:已报', 'no:马上报']),
      line('where', '在哪里不见的', 30, true),
      line('call', '联系谁（电话）', 20, true),
    ],
    to: 'reported',
    hears: [office],
  },
  states: [
    { name: 'reported', title: '等派出所接', within: { hours: 1 }, remind: [{ hours: 0.5 }, { hours: 1 }] },
    { name: 'searching', title: '正在找', within: { hours: 24 }, remind: [{ hours: 24 }], later: true },
    { name: 'public', title: '正在找，已请大家帮忙', within: { hours: 24 }, remind: [{ hours: 24 }], later: true },
    { name: 'found', title: '找到了', final: true },
  ],
  moves: [
    {
      name: 'take',
      label: '派出所已接',
      from: ['reported'],
      to: 'searching',
      may: [police],
      hears: [opener, township],
      keeps: () => [{ kind: 'missing-child', values: { result: 'searching' } }],
    },
    {
      name: 'publish',
      label: '请大家帮忙找',
      from: ['searching'],
      to: 'public',
      may: [police, office],
      asks: searchable,
      publishes: true,
    },
    {
      name: 'found',
      label: '找到了',
      from: ['searching', 'public'],
      to: 'found',
      may: [police],
      asks: asked(record, 'cause'),
      hears: [opener, township],
      keeps: (said) => [
        {
          kind: 'missing-child',
          values: { result: 'found', ...(said['cause'] === undefined ? {} : { cause: said['cause'] }) },
          replaces: true,
        },
      ],
    },
  ],
});
