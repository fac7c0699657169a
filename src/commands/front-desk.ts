import type { FieldValues } from '../domain/field.ts';
import type { Press } from '../cards/kit.ts';
import { linesCard } from '../cards/record.ts';
import { Refusal } from '../errors.ts';
import { type Answer, type Command, type Desk, mayUse, press, toast } from './define.ts';
import { declarations } from '../records/index.ts';
import { commandNamed, commands } from './index.ts';

const expired = () => new Refusal('expired-card', '这张卡片过期了，请重新打开。');
const notAllowed = () => new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');

/** The steps on a receipt that are its owner's or the office's, whoever else sees it. */
const owners = new Set(['edit', 'void', 'restore']);
const notTheirs = (name: string, step: string): Refusal =>
  Object.hasOwn(declarations, name) && owners.has(step)
    ? new Refusal('not-allowed', '只有登记人或办公室能改。')
    : notAllowed();

/** An expired card stays as it is; whoever pressed it is given the way to a new one in private, once (experience 16). */
function gaveWay(desk: Desk, command: Command | undefined, sentence: string): Answer {
  const { id, openId } = desk.actor;
  const opens = command?.presses?.['open'] !== undefined && mayUse(command, desk.actor.role);
  const anew = { label: '打开新的', press: press(opens ? command.name : 'todo', 'open', {}) };
  const content = { card: linesCard('这张卡片过期了', [], anew) };
  const key = `anew:${desk.messageId ?? desk.cause}:${id}`;
  const posts = openId === undefined ? [] : [{ key, to: { person: openId }, content, priority: 1 }];
  return toast(sentence, 'warning', { posts });
}

/** What a press on one of our cards leads to. Cards outlive releases: what is no longer known has expired. */
export async function pressed(
  desk: Desk,
  { command: name, step, args = {} }: Press,
  form: FieldValues,
): Promise<Answer> {
  const command = commandNamed(name);
  const does = command?.presses?.[step];
  try {
    if (command === undefined || does === undefined) throw expired();
    if (!mayUse(command, desk.actor.role)) throw notTheirs(name, step);
    return await does(desk, { args, form });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'expired-card') throw error;
    return gaveWay(desk, command, error.message);
  }
}

/** What a tap in the bot's menu opens: the command of that name or title. */
export async function menuTapped(desk: Desk, eventKey: string): Promise<Answer> {
  const command = commandNamed(eventKey) ?? commands.find((one) => one.title === eventKey);
  if (command?.open === undefined) throw expired();
  if (!mayUse(command, desk.actor.role)) throw notAllowed();
  return command.open(desk);
}
