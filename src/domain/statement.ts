/**
 * How a statement can be held to: K counted or periodic · E answered when something happens, against a clock ·
 * O done once · C goes on without a number · S standing structure.
 */
export type StatementClass = 'K' | 'E' | 'O' | 'C' | 'S';

/** P0 may stand in a group · P1 work without persons · P2 adults · P3 minors and key persons · P4 clues and cases. */
export type Privacy = 'P0' | 'P1' | 'P2' | 'P3' | 'P4';

/** Parts of a rule book that a standing sentence fills; a principle guides and fills none. */
export type Setting =
  | 'documents'
  | 'window'
  | 'stages'
  | 'groups'
  | 'posts'
  | 'office'
  | 'unitLists'
  | 'protections'
  | 'principle';

type RecordCode = `R${number}`;
type RegisterCode = `L-${string}`;

/** Where a statement lives: what counts, times, carries or keeps it, or why nothing here does. */
export type Home =
  | { readonly counter: `C-${number}` }
  | { readonly clock: `T-${number}` }
  | { readonly workflow: `WF${number}` }
  | { readonly record: RecordCode }
  | { readonly register: RegisterCode }
  | { readonly setting: Setting }
  | { readonly outside: string };

/** One sentence of a paper that can be checked. */
export type Statement = {
  /** F-A-CJ-5b: paper, annex, unit, numbered row, part of the row. */
  readonly id: string;
  /** The paper’s own words; … leaves some out, 〔〕 holds a post where the paper names a person. */
  readonly quote: string;
  /** Whom it binds: ids of the campaign’s units, or parties. */
  readonly by: readonly string[];
  readonly class: StatementClass;
  /** The kinds of record and register it fills. R00 is none. */
  readonly records: readonly (RecordCode | RegisterCode)[];
  readonly home: readonly Home[];
  readonly privacy: Privacy;
  /** How it is read here. */
  readonly note?: string;
};

/** Those the papers bind without naming one unit. */
export const parties = {
  all: '各村、各部门',
  township: '党委、政府',
  'leading-group': '领导小组',
  leader: '镇级领导',
  member: '成员单位',
  'political-legal': '政法单位',
  department: '各部门',
  village: '各村',
  school: '学校',
  enterprise: '各企业',
  employer: '密切接触未成年人的单位',
  place: '经营场所',
  guardian: '监护人',
  'involved-unit': '涉案单位',
} as const;
