import { cameOfAge } from './came-of-age.ts';
import { clueCheckLastCall, clueCheckReminder } from './clue-check-reminder.ts';
import { dailyDispatch } from './daily-dispatch.ts';
import type { Job } from './define.ts';
import { eveningReminder } from './evening-reminder.ts';
import { housekeeping } from './housekeeping.ts';
import { pictureQuestions } from './picture-questions.ts';
import { schoolYearEnd } from './school-year-end.ts';

/** Every scheduled job, in the order of the day. */
export const jobs: readonly Job[] = [
  cameOfAge,
  pictureQuestions,
  clueCheckReminder,
  clueCheckLastCall,
  eveningReminder,
  dailyDispatch,
  housekeeping,
  schoolYearEnd,
];

export const jobNamed = (name: string): Job | undefined => jobs.find((job) => job.name === name);
