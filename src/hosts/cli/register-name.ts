import type { Register } from '../../registers/define.ts';
import { registerNamed, registers } from '../../registers/index.ts';
import { BadUsage } from './define.ts';

/** The register an argument names. */
export function registerFrom(code: string): Register {
  const register = registerNamed(code);
  if (register === undefined)
    throw new BadUsage(`没有“${code}”这本台账，可选 ${registers.map((one) => one.code).join('、')}。`);
  return register;
}
