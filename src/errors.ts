/**
 * The closed list of reasons a wish is refused. Everything that is not a Refusal is a fault:
 * it is logged without personal data, and the person hears the one sentence of experience.md 16.
 */
export type RefusalCode =
  | 'bad-input'
  | 'not-allowed'
  | 'not-found'
  | 'unknown-person'
  | 'already'
  | 'changed-meanwhile'
  | 'too-late'
  | 'expired-card'
  | 'not-here';

/** A sentence that may be said to the person as it stands. `field` names the form field it belongs to. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;

  constructor(code: RefusalCode, sentence: string, field?: string) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
  }
}
