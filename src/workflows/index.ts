import type { RecordKind } from '../domain/record.ts';
import type { Workflow } from '../domain/workflow.ts';
import { backCheckWorkflow } from './back-check.ts';
import { backgroundCheckWorkflow } from './background-check.ts';
import { caseWorkflow } from './case.ts';
import { delegationWorkflow } from './delegation.ts';
import { legalDocumentWorkflow } from './legal-document.ts';
import { missingChildWorkflow } from './missing-child.ts';
import { placeReportWorkflow } from './place-report.ts';
import { problemWorkflow } from './problem.ts';
import { aidWorkflow, rescueWorkflow } from './rescue.ts';
import { schoolAbsenceWorkflow } from './school-absence.ts';
import { screeningWorkflow } from './screening.ts';
import { specialSchoolWorkflow } from './special-school.ts';
import { newHireWorkflow, warningMeetingWorkflow } from './training.ts';

/** Every workflow, in the order they are offered. */
export const workflows: readonly Workflow[] = [
  missingChildWorkflow,
  schoolAbsenceWorkflow,
  delegationWorkflow,
  placeReportWorkflow,
  problemWorkflow,
  backCheckWorkflow,
  caseWorkflow,
  legalDocumentWorkflow,
  backgroundCheckWorkflow,
  screeningWorkflow,
  rescueWorkflow,
  aidWorkflow,
  specialSchoolWorkflow,
  newHireWorkflow,
  warningMeetingWorkflow,
];

export const workflowNamed = (name: string): Workflow | undefined => workflows.find((one) => one.name === name);

/** The workflow through which a kind of record is entered. */
export const workflowTaking = (kind: RecordKind): Workflow | undefined =>
  workflows.find((one) => one.takes?.includes(kind) === true);
