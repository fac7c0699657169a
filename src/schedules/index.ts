import { clueCheckLastCall, clueCheckReminder } from './clue-check-reminder.ts';
import { dailyDispatch } from './daily-dispatch.ts';
import type { Job } from './define.ts';
import { eveningReminder } from './evening-reminder.ts';
import { housekeeping } from './housekeeping.ts';

/** Every scheduled job, in the order of the day. */
export const jobs: readonly Job[] = [
  clueCheckReminder,
  clueCheckLastCall,
  eveningReminder,
  dailyDispatch,
  housekeeping,
];

export const jobNamed = (name: string): Job | undefined => jobs.find((job) => job.name === name);
