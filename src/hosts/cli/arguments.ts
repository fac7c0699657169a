import type { Unit } from '../../domain/actor.ts';
import { isLocalDate, type LocalDate } from '../../domain/calendar.ts';
import { Refusal } from '../../errors.ts';
import { stemOf } from '../../registers/village-name.ts';
import { BadUsage } from './define.ts';

/** A day an option gives. */
export function dayFrom(option: string, text: string | undefined): LocalDate {
  if (text === undefined) throw new BadUsage(`还缺 --${option}。`);
  if (!isLocalDate(text)) throw new BadUsage(`--${option} 要写成 2024-03-15 这样的日期。`);
  return text;
}

/** A moment an option gives: ISO, in the township's zone when it names none. */
export function momentFrom(option: string, text: string): Date {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  const at = parts === null ? Number.NaN : Date.parse(`${parts[1]}T${parts[2]}${parts[3] ?? '+08:00'}`);
  if (Number.isNaN(at)) throw new BadUsage(`--${option} 要写成 2024-03-15T20:50:00+08:00 这样的时刻。`);
  return new Date(at);
}

/** One of a closed list an option gives. */
export function oneFrom<T extends string>(option: string, text: string | undefined, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new BadUsage(`--${option} 只能是 ${choices.join('、')}。`);
  return found;
}

/** The unit of this name or alias, if there is one; a village also without 村. */
export const unitCalled = (units: readonly Unit[], said: string): Unit | undefined =>
  units.find(({ name }) => name === said) ??
  units.find(({ name, aliases, kind }) => aliases.includes(said) || (kind === 'village' && stemOf(name) === said));

/** The unit of this name or alias. */
export function unitFrom(units: readonly Unit[], name: string): Unit {
  const unit = unitCalled(units, name);
  if (unit === undefined) throw new Refusal('not-found', `没有“${name}”这个单位，先用 units import 导入。`);
  return unit;
}
