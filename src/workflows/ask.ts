import { listOf, type FieldFaults, type FieldValues, textOf } from '../domain/field.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { Unit } from '../domain/actor.ts';
import type { Ask } from '../domain/workflow.ts';
import type { RecordDeclaration } from '../records/define.ts';

/** Questions as the form of a record kind puts them. */
export const asked = ({ fields }: RecordDeclaration, ...names: readonly string[]): Ask[] =>
  names.flatMap((name) => fields.filter((field) => field.name === name));

/** A choice among units. Called `addressee`, it passes the matter to them. */
export const whichUnit = (name: string, label: string, units: readonly Unit['kind'][], required = true): Ask => ({
  name,
  label,
  kind: 'choice',
  units,
  required,
});

export const everyKind: readonly Unit['kind'][] = ['village', 'department', 'school', 'enterprise'];

/** A last day that is over already is none. */
export const notOver =
  (name: string, sentence: string) =>
  (said: FieldValues, today: LocalDate): FieldFaults => {
    const day = textOf(said, name);
    return day !== undefined && day < today ? { [name]: sentence } : {};
  };

/** Every option must have been ticked; the first that was not is said. */
export const allTicked =
  (ask: Ask | undefined, sentence: (option: string) => string) =>
  (said: FieldValues): FieldFaults => {
    const left = ask?.options?.find(([value]) => !listOf(said, ask.name).includes(value));
    return ask === undefined || left === undefined ? {} : { [ask.name]: sentence(left[1]) };
  };

/** Answers that a step has, under the names a record’s form knows them by. */
export const picked = (said: FieldValues, ...names: readonly string[]): FieldValues =>
  Object.fromEntries(names.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]] as const])));
