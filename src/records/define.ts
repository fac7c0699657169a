import type { Role } from '../domain/actor.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Field, FieldFaults, FieldValues } from '../domain/field.ts';
import type { Draft, RecordKind } from '../domain/record.ts';

/** When a form is read or a draft is judged. */
export type Moment = { readonly today: LocalDate; readonly now: Date };

/** A form's answers as a draft, or one sentence per field that does not count. The unit is known to the caller. */
export type Reading = { readonly draft: Omit<Draft, 'unitId' | 'subjectIds'> } | { readonly faults: FieldFaults };

/**
 * A kind of record, declared once: form card, validation, receipt, permission, export row and the duty it feeds all
 * follow from this object.
 */
export type RecordDeclaration = {
  readonly kind: RecordKind;
  readonly title: string;
  /** Rows of the papers it serves. */
  readonly rows: readonly string[];
  readonly may: readonly Role[];
  /** `private`: entered and shown only in private chats; a group hears numbers. */
  readonly privacy: 'open' | 'private';
  /** Whom it is about: the unit itself, or people or places on a register. */
  readonly about: 'unit' | { readonly register: string };
  /** Whether the paper wants a photo. */
  readonly photo: boolean;
  /** What the receipt asks to be sent; 照片 when absent. */
  readonly picture?: string | undefined;
  /** Whether what was seen may be a clue: the private receipt then offers to report it, and never forces. */
  readonly alarms?: ((draft: Draft) => boolean) | undefined;
  /** Days between two visits to one person below which the receipt says so; both count. */
  readonly apart?: number;
  /** Whether its day is the day it was handed in, which a later correction does not move. */
  readonly handedIn?: boolean;
  /** The field that names what this record answers, and the kind of that: the link forwarded, the problem closed. */
  readonly answers?: { readonly field: string; readonly kind: RecordKind } | undefined;
  /** Whether others act on it as it stands: it can be taken back and entered anew, not changed. */
  readonly settled?: boolean;
  /** The questions of the form, in order. */
  readonly fields: readonly Field[];
  /** A fresh form, prefilled with what the system knows. */
  readonly blank: (at: Moment) => FieldValues;
  readonly read: (values: FieldValues, at: Moment) => Reading;
  /** The form that would give this draft, for 改一下. */
  readonly fill: (draft: Draft) => FieldValues;
  /** The receipt's title, when it is not ‹title›已登记. */
  readonly done?: (draft: Draft) => string;
  /** What was kept, in one short line without names. */
  readonly say: (draft: Draft) => string;
  /** The same for a group, where neither small numbers of persons nor the existence of a clue may show. */
  readonly sayInGroup: (draft: Draft) => string;
  /** The first moment at which entering it counts as late. */
  readonly lateFrom: (draft: Pick<Draft, 'occurredOn' | 'detail'>) => Date;
};

export const defineRecord = (declaration: RecordDeclaration): RecordDeclaration => declaration;
