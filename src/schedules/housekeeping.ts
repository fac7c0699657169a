import { forgetClaims, inboxDays } from '../db/inbox.ts';
import { addDays, momentOf } from '../domain/calendar.ts';
import { defineJob } from './define.ts';

/** Forgets which deliveries were answered, once Feishu can no longer repeat them. */
export const housekeeping = defineJob({
  name: 'housekeeping',
  title: '清理过期的去重记录',
  when: { at: ['03:10'] },
  catchUpDays: 1,
  silent: true,
  run: async ({ db, slot }) => ({ writes: [forgetClaims(db, momentOf(addDays(slot.day, -inboxDays)))] }),
});
