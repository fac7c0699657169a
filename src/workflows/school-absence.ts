import type { Keep } from '../domain/workflow.ts';
import type { FieldValues } from '../domain/field.ts';
import { defineWorkflow } from '../domain/workflow.ts';
import { schoolAbsence as record } from '../records/school-absence.ts';
import { asked, picked, whichUnit } from './ask.ts';
import { addressedVillage, centre, itsSchool, office, police, schools } from './parties.ts';

const three = ['guardian', 'office', 'centre'] as const;

/** Told to all three: answers the report, on the day the last of them knew (T-05). */
const toldAll = (said: FieldValues): Keep[] => [
  {
    kind: 'school-absence',
    values: { ...picked(said, 'event', 'pupil'), told: three },
    answers: 'school-absence',
  },
];

const acknowledgement = { from: ['reported'], to: 'told', together: three, keeps: toldAll };

/** WF5 学生缺课: three are told the same day; who is not back is looked for at home, and the guardian is spoken to (F-62a, F-62b). */
export const schoolAbsenceWorkflow = defineWorkflow({
  name: 'school-absence',
  title: '学生缺课',
  says: ['学生缺勤'],
  rows: ['F-62a', 'F-62b', 'F-A-ED-1', 'F-A-ED-11'],
  takes: ['school-absence'],
  numbered: true,
  readers: [itsSchool, office, centre, addressedVillage],
  shows: ['event', 'pupil', 'addressee'],
  names: ['pupil'],
  offers: [{ workflow: 'legal-document', label: '开训诫书', in: ['away', 'followed'] }],
  opening: {
    may: [schools, office],
    unit: { label: '哪所学校', kinds: ['school'] },
    asks: [...asked(record, 'event', 'pupil'), whichUnit('addressee', '家在哪个村', ['village'])],
    to: 'reported',
    keeps: (said) => [{ kind: 'school-absence', values: picked(said, 'event', 'pupil') }],
  },
  states: [
    { name: 'reported', title: '正在通知三方', within: 'same-day', remind: [{ hours: 2 }] },
    { name: 'told', title: '三方都知道了', within: 'same-day', remind: [{ days: 1 }] },
    { name: 'away', title: '当天没回来', within: { days: 1 }, remind: [{ hours: 2 }, { days: 1 }] },
    { name: 'followed', title: '已上门、已训诫', within: { days: 7 }, remind: [{ days: 0 }] },
    { name: 'long', title: '长期缺课，正在劝返', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'returned', title: '已返校', final: true },
    { name: 'left', title: '已转学或依规休学', final: true },
  ],
  moves: [
    { ...acknowledgement, name: 'guardian', label: '家长已通知', may: [itsSchool] },
    { ...acknowledgement, name: 'office', label: '办公室签收', may: [office] },
    { ...acknowledgement, name: 'centre', label: '学区中心签收', may: [centre] },
    {
      name: 'returned',
      label: '回来了',
      from: ['told', 'away', 'followed', 'long'],
      to: 'returned',
      may: [itsSchool],
      hears: [office, centre, addressedVillage],
    },
    { name: 'away', label: '放学还没回来', from: ['told'], to: 'away', may: [itsSchool], hears: [office] },
    {
      name: 'visit',
      label: '村里上门看过了',
      from: ['away'],
      to: 'followed',
      together: ['visit', 'admonish'],
      may: [addressedVillage],
    },
    {
      name: 'admonish',
      label: '派出所训诫过了',
      from: ['away'],
      to: 'followed',
      together: ['visit', 'admonish'],
      may: [police],
    },
    {
      name: 'long',
      label: '还没回来，接着劝返',
      from: ['followed', 'long'],
      to: 'long',
      may: [itsSchool],
      hears: [office, centre],
    },
    {
      name: 'leave',
      label: '转学或依规休学',
      from: ['followed', 'long'],
      to: 'left',
      may: [centre],
      hears: [itsSchool, office],
    },
  ],
});
