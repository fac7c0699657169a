import { bulletinBuild } from './bulletin.ts';
import { campaignSet, campaignShow } from './campaign.ts';
import type { CliCommand } from './define.ts';
import { doctor } from './doctor.ts';
import { exportRecords } from './export-records.ts';
import { groupsBind } from './groups-bind.ts';
import { jobRun, tick } from './job-run.ts';
import { jobsTable } from './jobs.ts';
import { migrate } from './migrate.ts';
import { registerExport } from './register-export.ts';
import { registerImport } from './register-import.ts';
import { registerSwitch } from './register-switch.ts';
import { staffImport } from './staff-import.ts';
import { start } from './start.ts';
import { understand } from './understand.ts';
import { unitsImport } from './units-import.ts';

/** Every command, in the order an operator needs them. */
export const commands: readonly CliCommand[] = [
  start,
  migrate,
  doctor,
  campaignShow,
  campaignSet,
  unitsImport,
  staffImport,
  groupsBind,
  registerImport,
  registerExport,
  registerSwitch,
  exportRecords,
  bulletinBuild,
  understand,
  jobsTable,
  jobRun,
  tick,
];
