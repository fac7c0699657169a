import { plainRecord } from './plain.ts';
import { anyRoles, choices, line, lines, number } from './words.ts';

/** R09 会议记录: several kinds may be ticked for one session. */
export const meeting = plainRecord({
  kind: 'meeting',
  title: '会议',
  rows: [
    'F-P1',
    'F-P1b',
    'F-P1c',
    'F-61c',
    'F-64a',
    'F-A-CJ-5',
    'F-A-PA-3',
    'F-A-PA-6',
    'F-41a',
    'F-51b',
    'F-63a',
    'W-12',
  ],
  may: anyRoles,
  photo: true,
  fields: [
    choices('kinds', '什么会（可多选）', [
      'leadership:班子会',
      'cadres:镇村干部大会',
      'party-groups:党员组长会',
      'staff:干职工会',
      'joint:联席会议',
      'dispatch:调度会',
      'review:讲评会',
      'case-review:评查会商',
      'warning:警示教育大会',
      'weekly:每周例会',
      'householders:户主会',
      'courtyard:屋场会',
    ]),
    number('attendees', '参加人数'),
    choices('topics', '讲了什么', ['law:法律法规和案例', 'work:工作部署', 'other:其他'], false),
    line('place', '地点', 30),
    lines('minutes', '议定事项'),
  ],
  tags: ['kinds', 'topics'],
  blank: { topics: ['law'] },
});
