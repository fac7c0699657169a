import type { RecordKind } from '../domain/record.ts';

const hours = 36;

/** From when on “不对” and “撤销” still mean the last record: a day and a half back, past the next noon. */
export const lastRecordSince = (now: Date): Date => new Date(now.getTime() - hours * 60 * 60_000);

/** The intents by which a line calls a record. */
export const intentOfKind: Partial<Record<RecordKind, string>> = {
  broadcast: 'log_broadcast',
  'broadcast-fault': 'report_fault',
  'minor-visit': 'log_visit',
  'key-person-visit': 'log_visit',
  'clue-check': 'nil_clue_report',
  'link-forward': 'log_link_forward',
  meeting: 'log_meeting',
  training: 'log_training',
  'joint-enforcement': 'log_joint_enforcement',
  patrol: 'log_patrol',
};
