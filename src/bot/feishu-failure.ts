/**
 * What a failed call means for whoever made it: `again` later · `quota` of the month used up · `gone`, the message ·
 * `unreachable`, the person or chat · `shape`, we built it wrong · `setup`, the app lacks something in Feishu's
 * console · `redact`, Feishu found something sensitive in it.
 */
export type FailureKind = 'again' | 'quota' | 'gone' | 'unreachable' | 'shape' | 'setup' | 'redact';

/** A call Feishu refused or never answered. Carries codes only: Feishu's own words can quote the message. */
export class FeishuFailure extends Error {
  readonly code: number | undefined;
  readonly kind: FailureKind;
  /** How long Feishu asks to wait, where it says so. */
  readonly afterMs?: number;

  constructor(code: number | undefined, kind: FailureKind, afterMs?: number) {
    super(`Feishu answered ${code ?? 'nothing'} (${kind})`);
    this.name = 'FeishuFailure';
    this.code = code;
    this.kind = kind;
    if (afterMs !== undefined) this.afterMs = afterMs;
  }
}

/** Codes that say the token is missing, wrong or out of date. */
const tokenCodes = new Set([99991661, 99991663, 99991665, 99991668, 99991671, 99991677, 20013]);

const codes: readonly (readonly [FailureKind, readonly number[]])[] = [
  ['again', [99991400, 230020, 11232, 11233, 11247, 11246, 2200, 5000, 230049, 230018, 230035, 234019, 232096]],
  ['again', [...tokenCodes]],
  ['quota', [99991403]],
  ['gone', [230011, 230110, 230031, 230005]],
  ['unreachable', [230002, 230013, 230029, 230034, 230038, 230053, 232009]],
  ['setup', [99991401, 99991662, 99991672, 99991673, 99991676, 99991679, 230006, 230027, 10003, 10014, 10015]],
  ['redact', [230022, 230028]],
];

const kinds = new Map(codes.flatMap(([kind, list]) => list.map((code) => [code, kind] as const)));

/** Somebody is pressing a button of the card at this moment; Feishu says so in words only. */
const isLocked = (code: number | undefined, message: string) => code === 230099 && message.includes('action is lock');

/** The failure of an answered call, from Feishu's code and words and the HTTP status they came with. */
export function failureOf(status: number, code: number | undefined, message: string, afterMs?: number): FeishuFailure {
  const known = code === undefined ? undefined : kinds.get(code);
  if (known !== undefined) return new FeishuFailure(code, known, afterMs);
  if (status === 429 || status >= 500 || isLocked(code, message)) return new FeishuFailure(code, 'again', afterMs);
  return new FeishuFailure(code, status === 401 || status === 403 ? 'setup' : 'shape', afterMs);
}

export const isTokenFailure = (error: unknown): boolean =>
  error instanceof FeishuFailure && error.code !== undefined && tokenCodes.has(error.code);
