import { linesCard } from '../cards/record.ts';
import type { Role } from '../domain/actor.ts';
import { type Answer, type Command, defineCommand, type Desk, mayUse, press, say } from './define.ts';

const most = 6;

const phones = linesCard('求助电话', [
  '孩子正有危险：110（报警）、120（急救）',

  '青少年服务热线：12355',
  '妇女儿童维权热线：12338',
]);

/** 帮助: by role, the things to say with an example each. It is printed from the list of commands. */
export function helpCommand(commands: () => readonly Command[]): Command {
  const open = async (desk: Desk): Promise<Answer> => say(helpFor(desk.actor.role));
  const helpFor = (role: Role) => {
    const offered = commands().flatMap((command) =>
      command.example !== undefined && mayUse(command, role) ? [`${command.title}：“${command.example}”`] : [],
    );
    return linesCard(
      '可以这样说',
      offered.slice(0, most),
      { label: '我的待办', press: press('todo', 'open', {}) },
      { label: '线索上报', press: press('clue', 'open', {}) },
    );
  };
  return defineCommand({
    name: 'help',
    title: '帮助',
    says: ['？', '?', 'help', '怎么用'],
    may: 'everyone',
    open,
    hears: { help: (desk) => open(desk) },
  });
}

/** 求助电话: whom to call, for anybody. */
export const phonesCommand = defineCommand({
  name: 'phones',
  title: '求助电话',
  example: '求助电话',
  says: ['电话'],
  may: 'everyone',
  open: async () => say(phones),
});
