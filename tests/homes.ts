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

/** The papers' record codes (A-3) and the kinds that keep them; every kind under one code. */
export const kindsOfCode: Readonly<Record<string, readonly RecordKind[]>> = {
  R01: ['broadcast'],
  R01f: ['broadcast-fault', 'quiet-day'],
  R02: ['minor-visit', 'phone-contact'],
  R03: ['key-person-visit', 'key-person-report'],
  R04: ['link-publication', 'link-forward'],
  R05: ['clue-check'],
  R07: ['delegation'],
  R09: ['meeting'],
  R10: ['joint-enforcement', 'enforcement'],
  R11: ['patrol'],
  R12: ['training', 'new-hire', 'knowledge-rate'],
  R13: ['publicity', 'coverage'],
  R14: ['background-check'],
  R15: ['screening'],
  R16: ['back-check'],
  R17: ['problem', 'problem-closure'],
  R18: ['bulletin'],
  R19: ['talk', 'falling-behind'],
  R20: ['aid'],
  R21: ['place-check'],
  R22: ['school-absence'],
  R23: ['legal-document'],
  R24: ['analysis', 'case-count'],
  R25: ['institution-document'],
  R26: ['mediation'],
  R27: ['home-care'],
  R29: ['funding'],
  R30: ['special-school'],
  R31: ['assignment', 'assignment-completion'],
  R32: ['special-period'],
  R33: ['revisit'],
  R34: ['missing-child'],
  R35: ['accountability'],
  R37: ['review'],
  R38: ['effect-review'],
  R39: ['inspection'],
};

/** 台账 of the papers that are no register here, and why. */
export const notKept: Readonly<Record<string, string>> = {
  'L-F07': '委托监护逐份登记（记录），不是名册',
  'L-F12': '问题清单逐条登记（记录），不是名册',
  'L-F14': '失足青少年档案封存在司法所，这里只记数',
  'L-F15': '性侵违法犯罪人员信息在公安系统，这里只记走访数',
};
