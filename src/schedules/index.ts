import { absenceMonth } from './absence-month.ts';
import { bulletinDraft } from './bulletin-draft.ts';
import { effectDraft } from './bulletin-effect.ts';
import { cameOfAge } from './came-of-age.ts';
import { clueCheckMissing } from './clue-check-missing.ts';
import { clueCheckLastCall, clueCheckReminder } from './clue-check-reminder.ts';
import { dailyDispatch } from './daily-dispatch.ts';
import type { Job } from './define.ts';
import { eveningReminder } from './evening-reminder.ts';
import { halfMonthDispatch, monthDispatch } from './half-month-dispatch.ts';
import { housekeeping } from './housekeeping.ts';
import { pictureQuestions } from './picture-questions.ts';
import { reminders } from './reminders.ts';
import { schoolYearEnd } from './school-year-end.ts';

/** Every scheduled job, in the order of the day. */
export const jobs: readonly Job[] = [
  cameOfAge,
  pictureQuestions,
  absenceMonth,
  bulletinDraft,
  effectDraft,
  clueCheckReminder,
  clueCheckLastCall,
  clueCheckMissing,
  reminders,
  eveningReminder,
  dailyDispatch,
  halfMonthDispatch,
  monthDispatch,
  housekeeping,
  schoolYearEnd,
];

export const jobNamed = (name: string): Job | undefined => jobs.find((job) => job.name === name);
