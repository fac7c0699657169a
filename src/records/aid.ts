import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choices, day } from './words.ts';

/** R20 救助帮扶: no name, no narrative; counts only, suppressed under five. */
export const aid = plainRecord({
  kind: 'aid',
  title: '救助帮扶',
  rows: ['F-45', 'F-45b', 'F-45f', 'F-A-MZ-2', 'F-A-PA-10', 'W-24', 'W-31'],
  may: ['civil-affairs', 'police', 'school', 'clinic', 'unit-clerk', ...officeRoles],
  privacy: 'private',
  fields: [
    choices('kinds', '帮扶', [
      'legal:法律援助',
      'counsel:心理干预',
      'schooling:转学复学',
      'living:生活安置',
      'interim:临时监护',
      'longterm:长期监护',
      'shelter:收留抚养',
      'medical:医疗',
      'volunteers:志愿服务',
    ]),
    day('closed', '办结日期'),
  ],
  tags: ['kinds'],
});
