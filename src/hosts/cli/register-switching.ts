import { commit, type Db } from '../../db/db.ts';
import { purgeRegister } from '../../db/register-files.ts';
import { noteAudit, putSetting, setting } from '../../db/settings.ts';
import { Refusal } from '../../errors.ts';
import type { Register } from '../../registers/define.ts';
import type { Terminal } from './define.ts';
import type { Workplace } from './workplace.ts';

const switchOf = (register: Register): string => `register:${register.code}`;

/** Refuses a register that is off by default and was not switched on. */
export async function demandSwitchedOn(db: Db, register: Register): Promise<void> {
  if (register.schoolYearOnly === true && (await setting(db, switchOf(register))) !== true)
    throw new Refusal(
      'not-here',
      `${register.title}没有启用，要用请先运行 hulei register switch ${register.code} on。`,
    );
}

/** Switches such a register on; off also forgets what is on it. */
export async function switchRegister(
  { db, now }: Pick<Workplace, 'db' | 'now'>,
  register: Register,
  on: boolean,
  terminal: Terminal,
): Promise<void> {
  const { code, title } = register;
  if (register.schoolYearOnly !== true) throw new Refusal('bad-input', `${title}一直启用，不能停用。`);
  const what = on ? 'register-on' : 'register-off';
  await commit(db, [
    putSetting(db, switchOf(register), on),
    ...(on ? [] : purgeRegister(db, code)),
    await noteAudit(db, { at: now(), personId: 'cli', what, about: code }),
  ]);
  terminal.out(on ? `${title}已启用，学年结束时自动清除。\n` : `${title}已停用，内容已清除。\n`);
}
