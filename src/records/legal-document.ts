import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, day, line } from './words.ts';

/** R23 法律文书登记: number and days only. */
export const legalDocument = plainRecord({
  kind: 'legal-document',
  title: '法律文书',
  rows: ['F-12b', 'F-62b', 'F-A-PC-1', 'F-A-JW-3', 'F-A-FT-1'],
  may: ['police', 'discipline', 'unit-clerk', ...officeRoles],
  privacy: 'private',
  fields: [
    choice('kind', '文书', [
      'reprimand:训诫书',
      'supervision:督促监护令',
      'family:家庭教育令',
      'police-notice:公安提示函',
      'discipline-advice:监察建议书',
      'court-advice:司法建议书',
    ]),
    line('number', '文号', 40, true),
    day('dueOn', '回复期限'),
    day('replied', '回复日期'),
  ],
  tags: ['kind'],
  sealed: ['number'],
});
