import type { FieldValues } from '../domain/field.ts';
import { defineWorkflow } from '../domain/workflow.ts';
import type { Keep } from '../domain/workflow.ts';
import { day } from '../records/words.ts';
import { everyKind, whichUnit } from './ask.ts';
import { addressed, centre, officeHead, police } from './parties.ts';

const on = [day('day', '哪一天', true)];
const noted =
  (step: string) =>
  (said: FieldValues): Keep[] => [
    { kind: 'special-school', values: { step, ...(said['day'] === undefined ? {} : { day: said['day'] }) } },
  ];

/** WF11 专门学校: the township proposes and follows up, it never decides (预防法 art. 43-45). Days only, no name. */
export const specialSchoolWorkflow = defineWorkflow({
  name: 'special-school',
  title: '专门学校',
  rows: ['F-45e', 'F-A-PA-10b', 'F-A-ED-5b'],
  takes: ['special-school'],
  readers: [centre, police, officeHead],
  countedBy: ['leader'],
  ofPersons: true,
  warning: '只记日期，不写姓名。送不送由县里评估决定。',
  numbered: true,
  shows: ['day'],
  opening: { may: [centre], asks: on, to: 'proposed', keeps: noted('proposed') },
  states: [
    { name: 'proposed', title: '已提出，等县里评估', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'assessed', title: '已评估', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'sent', title: '已送读', later: true },
    { name: 'back', title: '已回来，等定跟进单位', within: { workingDays: 3 }, remind: [{ days: 0 }] },
    { name: 'following', title: '跟进中', within: { days: 90 }, remind: [{ days: 0 }] },
    { name: 'kept', title: '评估后不送', final: true },
    { name: 'settled', title: '跟进结束', final: true },
  ],
  moves: [
    {
      name: 'assess',
      label: '县里评估了',
      from: ['proposed'],
      to: 'assessed',
      may: [centre],
      asks: on,
      keeps: noted('assessed'),
    },
    { name: 'keep', label: '评估后不送', from: ['assessed'], to: 'kept', may: [centre], hears: [police] },
    {
      name: 'send',
      label: '已送',
      from: ['assessed'],
      to: 'sent',
      may: [centre, police],
      asks: on,
      keeps: noted('sent'),
    },
    {
      name: 'return',
      label: '回来了',
      from: ['sent'],
      to: 'back',
      may: [centre, police],
      asks: on,
      keeps: noted('returned'),
    },
    {
      name: 'follow',
      label: '定跟进单位',
      from: ['back'],
      to: 'following',
      may: [centre, officeHead],
      asks: [whichUnit('addressee', '由谁跟进', everyKind)],
    },
    { name: 'settle', label: '跟进结束', from: ['following'], to: 'settled', may: [addressed], hears: [centre] },
  ],
});
