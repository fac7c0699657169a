import { backCheckReport } from './back-check-report.ts';
import { backgroundCheckCount } from './background-check-count.ts';
import { broadcastLog } from './broadcast-log.ts';
import { clueCheckList } from './clue-check-list.ts';
import { clueCheckSheet } from './clue-check-sheet.ts';
import { jointEnforcementLog } from './joint-enforcement-log.ts';
import { keyPersonVisitLog } from './key-person-visit-log.ts';
import { linkLedger } from './link-ledger.ts';
import { minorVisitSheets } from './minor-visit-sheets.ts';
import type { PrintForm } from './print-form.ts';
import { problemList } from './problem-list.ts';

/** Every form that can be printed, in the order they are offered. */
export const printForms: readonly PrintForm[] = [
  broadcastLog,
  minorVisitSheets,
  keyPersonVisitLog,
  clueCheckSheet,
  clueCheckList,
  linkLedger,
  jointEnforcementLog,
  backCheckReport,
  problemList,
  backgroundCheckCount,
];
