import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice } from './words.ts';

/** R30 送读、返回专门学校: dates only; the township never decides (预防法 art. 43-45). */
export const specialSchool = plainRecord({
  kind: 'special-school',
  title: '专门学校',
  rows: ['F-45e', 'F-A-PA-10b', 'F-A-ED-5b'],
  may: ['school', 'police', ...officeRoles],
  privacy: 'private',
  fields: [choice('step', '进度', ['proposed:提出', 'assessed:已评估', 'sent:已送', 'returned:已回'])],
  tags: ['step'],
});
