import { forgetSent } from '../db/burden.ts';
import { forgetClaims, inboxDays } from '../db/inbox.ts';
import { forgetMisread } from '../db/misread.ts';
import { forgetQuestions } from '../db/questions.ts';
import { forgetStaged } from '../db/register-imports.ts';
import { addDays, momentOf } from '../domain/calendar.ts';
import { defineJob } from './define.ts';

/** How long it is remembered which message came of which post: its card may be pressed for 14 days, and asked about longer. */
const sentDays = 60;

/** How long the office may look at lines marked as misunderstood. */
const misreadDays = 180;

/** Forgets which deliveries were answered, once Feishu can no longer repeat them, and tables and questions nobody decided on. */
export const housekeeping = defineJob({
  name: 'housekeeping',
  title: '清理用过的消息编号',
  when: { at: ['03:10'] },
  catchUpDays: 1,
  silent: true,
  run: async ({ db, slot }) => ({
    writes: [
      forgetClaims(db, momentOf(addDays(slot.day, -inboxDays))),
      forgetStaged(db, momentOf(addDays(slot.day, -1), slot.time)),
      forgetQuestions(db, momentOf(addDays(slot.day, -1), slot.time)),
      forgetMisread(db, momentOf(addDays(slot.day, -misreadDays))),
      ...(await forgetSent(db, momentOf(addDays(slot.day, -sentDays)))),
    ],
  }),
});
