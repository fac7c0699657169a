import { BadUsage, type CliCommand, type Terminal } from './define.ts';
import { commands } from './index.ts';

const isHelp = (word: string | undefined) => word === '--help' || word === '-h';

const widest = Math.max(...commands.map(({ name }) => name.length));

const listed = (some: readonly CliCommand[]): string =>
  some.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`).join('\n');

const overview = (some: readonly CliCommand[]): string =>
  `用法：hulei <命令> [参数]\n\n${listed(some)}\n\n每个命令都可以加 --help。`;

/** The command that the first words name, and the words after it. */
function commandOf(args: readonly string[]): { command: CliCommand; rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const command = commands.find(({ name }) => name === args.slice(0, length).join(' '));
    if (command !== undefined) return { command, rest: args.slice(length) };
  }
  return undefined;
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<void> {
  const [first, second] = args;
  if (isHelp(first) || first === 'help') return terminal.out(`${overview(commands)}\n`);
  const named = commandOf(args);
  if (named !== undefined) {
    const { command, rest } = named;
    return rest.some(isHelp) ? terminal.out(`${command.help}\n`) : command.run(rest, terminal);
  }
  const family = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (family.length > 0 && isHelp(second)) return terminal.out(`${overview(family)}\n`);
  if (first === undefined) throw new BadUsage('请写一个命令，hulei --help 看有哪些。');
  if (family.length > 0)
    throw new BadUsage(`${first} 后面要接：${family.map(({ name }) => name.slice(first.length + 1)).join('、')}。`);
  throw new BadUsage(`没有“${first}”这个命令，hulei --help 看有哪些。`);
}

/** Runs one command line. Resolves to the exit status: 0 done, 1 refused or failed, 2 bad usage, 78 bad settings. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await dispatch(args, terminal);
    return 0;
  } catch (error) {
    if (error instanceof BadUsage) {
      terminal.note(error.message);
      return 2;
    }
    const { BadSettings } = await import('../../config.ts');
    if (error instanceof BadSettings) {
      terminal.note(error.message);
      return 78;
    }
    const { sentenceOf } = await import('./sentence.ts');
    terminal.note(sentenceOf(error));
    return 1;
  }
}
