import { officeRoles } from '../domain/actor.ts';
import { plainRecord } from './plain.ts';
import { choice, line } from './words.ts';

/** R33 回头看: each closed place is seen again within 15 days (C-30). */
export const revisit = plainRecord({
  kind: 'revisit',
  title: '回头看',
  rows: ['F-P4', 'F-33a', 'F-A-PA-8', 'F-A-PC-2b'],
  may: ['police', ...officeRoles],
  photo: true,
  fields: [
    line('target', '针对哪次', 40),
    choice('finding', '情况', ['rectified:已整改', 'sham:假停业', 'relapse:反弹']),
  ],
  tags: ['finding'],
  answers: { field: 'target', kind: 'enforcement' },
});
