import type { RecordKind } from '../src/domain/record.ts';

/** Where something asked lives that is no duty: kinds of record, files of src, and why. */
export type Elsewhere = {
  readonly kinds?: readonly RecordKind[];
  readonly files?: readonly string[];
  readonly why: string;
};

const clues: Elsewhere = {
  files: ['domain/clue.ts', 'domain/clue-moves.ts', 'domain/clue-clock.ts', 'commands/clue.ts', 'db/clues.ts'],
  why: 'a clue goes its own way, at once, and is counted nowhere',
};

/** Counters and clocks of A-5 that no duty counts. */
export const elsewhere: Readonly<Record<string, Elsewhere>> = {
  'C-16': { kinds: ['delegation'], why: 'events of both hops, WF3' },
  'C-17': { files: ['domain/completeness.ts'], why: 'slots of a register, no records' },
  'C-20': { kinds: ['publicity'], why: 'counted, the paper gives no number' },
  'C-31': { files: ['schedules/daily-dispatch.ts'], why: 'made by a job, owed by nobody' },
  'C-35': { kinds: ['training', 'publicity'], why: 'counted, the paper gives no number' },
  'C-36': { kinds: ['knowledge-rate'], why: 'asked by the paper of 2025, which prints no cadence (A-29)' },
  'C-37': { files: ['domain/completeness.ts'], why: 'cells of a register, no records' },
  'C-38': { kinds: ['case-count'], why: 'a number only the police type; less is not done, it is better' },
  'T-01': clues,
  'T-02': clues,
  'T-03': clues,
  'T-04': clues,
  'T-06': { kinds: ['missing-child'], why: 'taken up by the police, WF8' },
};

/** The ways of A-6 that a statement goes. */
export const workflows: Readonly<Record<string, Elsewhere>> = {
  WF1: clues,
  WF2: { kinds: ['clue-check'], why: 'the table and its day' },
  WF3: { files: ['workflows/delegation.ts'], kinds: ['delegation'], why: 'village, then office' },
  WF4: {
    files: ['workflows/back-check.ts', 'workflows/case.ts', 'workflows/problem.ts'],
    kinds: ['back-check', 'problem', 'problem-closure'],
    why: 'what is found is closed',
  },
  WF5: { files: ['workflows/school-absence.ts'], kinds: ['school-absence'], why: 'three are told' },
  WF6: {
    files: ['workflows/background-check.ts', 'workflows/screening.ts'],
    kinds: ['background-check', 'screening'],
    why: 'numbers only',
  },
  WF7: { files: ['workflows/place-report.ts'], why: 'a place is told to the police' },
  WF8: { files: ['workflows/missing-child.ts'], kinds: ['missing-child'], why: 'police first' },
  WF10: { files: ['workflows/rescue.ts'], kinds: ['aid'], why: 'counts only' },
  WF11: { files: ['workflows/special-school.ts'], kinds: ['special-school'], why: 'dates only' },
  WF13: {
    files: ['workflows/case.ts'],
    kinds: ['problem', 'problem-closure', 'institution-document'],
    why: 'a case, a problem, an institution',
  },
};

/** Record codes that no kind of record keeps. */
export const otherRecords: Readonly<Record<string, Elsewhere>> = {
  R06: clues,
  R08: { files: ['registers/minor-ledger.ts'], why: 'who looks after whom are columns of the register' },
  R36: { files: ['schedules/daily-dispatch.ts'], why: 'made by a job' },
};
