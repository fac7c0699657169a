import { officeRoles, type Role, villageRoles } from '../domain/actor.ts';
import type { Field, Option } from '../domain/field.ts';

/** Who enters most of a unit's own work. */
export const unitRoles: readonly Role[] = [
  'unit-clerk',
  'police',
  'school',
  'civil-affairs',
  'clinic',
  'discipline',
  ...officeRoles,
];
export const anyRoles: readonly Role[] = [...villageRoles, ...unitRoles];

/** Choices written as value:words. */
const options = (...pairs: readonly string[]): readonly Option[] =>
  pairs.map((pair) => {
    const [value = '', words = value] = pair.split(':');
    return [value, words] as const;
  });

export const choice = (name: string, label: string, pairs: readonly string[], required = true): Field => ({
  name,
  label,
  kind: 'choice',
  options: options(...pairs),
  required,
});
export const choices = (name: string, label: string, pairs: readonly string[], required = true): Field => ({
  name,
  label,
  kind: 'choices',
  options: options(...pairs),
  required,
});
export const number = (name: string, label: string, required = false): Field => ({
  name,
  label,
  kind: 'number',
  required,
});
export const line = (name: string, label: string, atMost = 60, required = false): Field => ({
  name,
  label,
  kind: 'line',
  atMost,
  required,
});
export const lines = (name: string, label: string, atMost = 200): Field => ({ name, label, kind: 'lines', atMost });
export const tick = (name: string, label: string): Field => ({ name, label, kind: 'tick' });
export const day = (name: string, label: string, required = false): Field => ({ name, label, kind: 'day', required });
export const month = (name: string, label: string, required = false): Field => ({
  name,
  label,
  kind: 'month',
  required,
  hint: '2024-03',
});
