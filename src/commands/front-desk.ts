import type { FieldValues } from '../domain/field.ts';
import type { Press } from '../cards/kit.ts';
import { Refusal } from '../errors.ts';
import { type Answer, type Desk, mayUse } from './define.ts';
import { commandNamed, commands } from './index.ts';

const expired = () => new Refusal('expired-card', '这张卡片过期了，请重新打开。');

/** What a press on one of our cards leads to. Cards outlive releases: what is no longer known has expired. */
export async function pressed(desk: Desk, press: Press, form: FieldValues): Promise<Answer> {
  const command = commandNamed(press.command);
  const step = command?.presses?.[press.step];
  if (command === undefined || step === undefined) throw expired();
  if (!mayUse(command, desk.actor.role)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  return step(desk, { args: press.args ?? {}, form });
}

/** What a tap in the bot's menu opens: the command of that name or title. */
export async function menuTapped(desk: Desk, eventKey: string): Promise<Answer> {
  const command = commandNamed(eventKey) ?? commands.find((one) => one.title === eventKey);
  if (command?.open === undefined) throw expired();
  if (!mayUse(command, desk.actor.role)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  return command.open(desk);
}
