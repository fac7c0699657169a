import { isLocalDate, isLocalTime } from './calendar.ts';

/** One choice: the stable English value kept, the Chinese words shown. */
export type Option = readonly [value: string, label: string];

/** A question of a form or a column of a register: how it is put and what counts as an answer. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'day' | 'month' | 'quarter' | 'time' | 'number' | 'choice' | 'choices' | 'tick' | 'line' | 'lines';
  readonly required?: boolean;
  readonly options?: readonly Option[];
  /** Shown before anything was typed. */
  readonly hint?: string;
  /** Longest text, in characters. */
  readonly atMost?: number;
};

export type FieldValue = string | readonly string[] | boolean;
/** What was typed, by field name. Unanswered fields are absent. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One sentence per field that was answered wrongly. */
export type FieldFaults = Readonly<Record<string, string>>;

/** A whole number from 0 to 999,999 as people type it, full width included; undefined when it is none. */
export function numberIn(text: string): number | undefined {
  const digits = text.trim().normalize('NFKC');
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}

function faultOf(field: Field, value: FieldValue | undefined): string | undefined {
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return field.required === true ? `请填${field.label}` : undefined;
  const allowed = new Set(field.options?.map(([option]) => option));
  switch (field.kind) {
    case 'day':
      return typeof value === 'string' && isLocalDate(value) ? undefined : `${field.label}要写成 2024-03-15 这样`;
    case 'month':
      return typeof value === 'string' && isLocalDate(`${value}-01`) ? undefined : `${field.label}要写成 2024-03 这样`;
    case 'quarter':
      return typeof value === 'string' && /^\d{4}-Q[1-4]$/.test(value)
        ? undefined
        : `${field.label}要写成 2024-Q1 这样`;
    case 'time':
      return typeof value === 'string' && isLocalTime(value) ? undefined : `${field.label}要写成 08:00 这样`;
    case 'number':
      return typeof value === 'string' && numberIn(value) !== undefined ? undefined : `${field.label}要写数字`;
    case 'choice':
      return typeof value === 'string' && allowed.has(value) ? undefined : `${field.label}请从列出的里面选`;
    case 'choices':
      return Array.isArray(value) && value.every((one) => allowed.has(one))
        ? undefined
        : `${field.label}请从列出的里面选`;
    case 'tick':
      return typeof value === 'boolean' ? undefined : `${field.label}请打勾或不打`;
    case 'line':
    case 'lines':
      if (typeof value !== 'string') return `${field.label}请写文字`;
      return value.length <= (field.atMost ?? 200) ? undefined : `${field.label}最多 ${field.atMost ?? 200} 个字`;
  }
}

/** What is wrong with a filled form; empty when every answer counts. */
export function faultsOf(fields: readonly Field[], values: FieldValues): FieldFaults {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const fault = faultOf(field, values[field.name]);
      return fault === undefined ? [] : [[field.name, fault]];
    }),
  );
}

export const textOf = (values: FieldValues, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

export const listOf = (values: FieldValues, name: string): readonly string[] => {
  const value = values[name];
  return typeof value === 'string' ? (value === '' ? [] : [value]) : Array.isArray(value) ? value : [];
};

export const tickOf = (values: FieldValues, name: string): boolean => values[name] === true;

/** The words for a kept value. */
export const sayOption = (options: readonly Option[], value: string): string =>
  options.find(([option]) => option === value)?.[1] ?? value;
