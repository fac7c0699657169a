import { z } from 'zod';
import type { Press } from '../cards/kit.ts';

const ours = z.object({
  v: z.literal(1),
  command: z.string().max(100),
  step: z.string().max(100),
  args: z.record(z.string(), z.string()).optional(),
});

/** What a button of a sent card carries. Readable for 14 days: a change of shape takes a new `v`. */
export const valueOfPress = ({ command, step, args }: Press): object => ({ v: 1, command, step, args: args ?? {} });

/** The press a value stands for. A value that is not ours becomes the press of no command: an expired card. */
export function pressOfValue(value: unknown): Press {
  const read = ours.safeParse(value);
  if (!read.success) return { command: '', step: '' };
  const { command, step, args } = read.data;
  return { command, step, ...(args !== undefined && { args }) };
}

/** Names must differ across a whole card, so a name used again on it gets a number; `fieldOfName` takes it off. */
export const nameOfField = (field: string, earlier: number): string =>
  earlier === 0 ? field : `${field}__${earlier + 1}`;

export const fieldOfName = (name: string): string => name.replace(/__\d+$/, '');
