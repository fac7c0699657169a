import type { Register } from './define.ts';
import { minorLedger } from './minor-ledger.ts';

/** Every register that can be imported and exported. */
export const registers: readonly Register[] = [minorLedger];

export const registerNamed = (code: string): Register | undefined =>
  registers.find((register) => register.code === code.toUpperCase());
