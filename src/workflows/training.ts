import { defineWorkflow } from '../domain/workflow.ts';
import { meeting } from '../records/meeting.ts';
import { newHire } from '../records/new-hire.ts';
import { training } from '../records/training.ts';
import { asked, everyKind, picked } from './ask.ts';
import { discipline, itsPeople, office, opener } from './parties.ts';

/** T-07 新入职: whoever is new learns the law within thirty days (F-51). */
export const newHireWorkflow = defineWorkflow({
  name: 'new-hire',
  title: '新入职',
  rows: ['F-51', 'F-A-DZ-1'],
  takes: ['new-hire'],
  readers: [itsPeople, office],
  shows: ['people', 'attendees'],
  opening: {
    may: [{ roles: ['unit-clerk', 'school', 'clinic', 'police', 'civil-affairs'] }, office],
    asks: asked(newHire, 'people'),
    to: 'hired',
    keeps: (said) => [{ kind: 'new-hire', values: picked(said, 'people') }],
  },
  states: [
    { name: 'hired', title: '等培训', within: { days: 30 }, remind: [{ days: 0 }], later: true },
    { name: 'trained', title: '已培训', final: true },
  ],
  moves: [
    {
      name: 'train',
      label: '培训过了',
      from: ['hired'],
      to: 'trained',
      may: [itsPeople],
      asks: asked(training, 'attendees'),
      keeps: (said) => [
        { kind: 'training', values: { kinds: ['new-hire'], audience: 'staff', ...picked(said, 'attendees') } },
      ],
    },
  ],
});

/** T-08 案后警示教育: the unit concerned meets within three working days (F-51b). */
export const warningMeetingWorkflow = defineWorkflow({
  name: 'warning-meeting',
  title: '案后警示教育',
  rows: ['F-51b', 'F-A-DZ-3'],
  readers: [itsPeople, office, discipline],
  shows: ['attendees'],
  opening: {
    may: [discipline],
    unit: { label: '哪个单位', kinds: everyKind, always: true },
    to: 'due',
    keeps: () => [{ kind: 'accountability', values: { trigger: 'case' } }],
  },
  states: [
    { name: 'due', title: '等开会', within: { workingDays: 3 }, remind: [{ days: 0 }, { days: 1 }] },
    { name: 'held', title: '已开会', final: true },
  ],
  moves: [
    {
      name: 'hold',
      label: '开过了',
      from: ['due'],
      to: 'held',
      may: [itsPeople],
      hears: [opener],
      asks: asked(meeting, 'attendees', 'minutes'),
      keeps: (said) => [
        { kind: 'meeting', values: { kinds: ['warning'], topics: ['law'], ...picked(said, 'attendees', 'minutes') } },
      ],
    },
  ],
});
