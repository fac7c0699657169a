import { parseArgs, type ParseArgsConfig } from 'node:util';

type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  readonly says: string;
  /** What stands for its value in the help. */
  readonly value?: string;
};
type Options = Readonly<Record<string, Option>>;

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>;

/** The world around one run of the CLI. */
export type Terminal = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: AsyncIterable<string | Uint8Array>;
  /** Data for people and machines. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly note: (text: string) => void;
  /** Redraws the one line of a progress bar; does nothing where nobody watches. */
  readonly progress: (done: number, all: number) => void;
};

/** One command of the operator's CLI, ready to be listed, explained and run. */
export type CliCommand = {
  /** One word, or two: `campaign set`. */
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  /** Resolves when done. Throws BadUsage, a Refusal, BadSettings, or a fault. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<void>;
};

/** The command line does not fit the command: the process ends with 2. */
export class BadUsage extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'BadUsage';
  }
}

type Declared<O extends Options> = {
  readonly name: string;
  readonly summary: string;
  /** Positional arguments, in order; all are required. */
  readonly takes: readonly string[];
  readonly options: O;
  /** Further lines of the help. */
  readonly more?: readonly string[];
  readonly run: (call: {
    readonly values: Parsed<O>['values'];
    readonly given: readonly string[];
    readonly terminal: Terminal;
  }) => Promise<void>;
};

/** Node's words for a wrong command line, in ours. */
function badUsageOf(error: unknown): unknown {
  if (!(error instanceof TypeError) || !('code' in error)) return error;
  const option = /'(-[^' ]+)/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new BadUsage(`没有 ${option} 这个选项。`);
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return new BadUsage(`${option} 的写法不对。`);
  return error;
}

function parsed<O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw badUsageOf(error);
  }
}

function helpOf({ name, summary, takes, options, more = [] }: Omit<Declared<Options>, 'run'>): string {
  const forms = Object.entries(options).map(([flag, { type, value, says }]) => ({
    form: type === 'string' ? `--${flag} ${value ?? 'VALUE'}` : `--${flag}`,
    says,
  }));
  const width = Math.max(22, ...forms.map(({ form }) => form.length));
  const flags = forms.map(({ form, says }) => `  ${form.padEnd(width)} ${says}`);
  const usage = ['hulei', name, ...takes, ...(flags.length > 0 ? ['[选项]'] : [])].join(' ');
  return [`用法：${usage}`, summary, ...more, ...(flags.length > 0 ? ['', ...flags] : [])].join('\n');
}

/** Declares a command with its arguments and options; how it is parsed and explained follows. */
export function defineCommand<const O extends Options>(declared: Declared<O>): CliCommand {
  const { name, summary, takes } = declared;
  return {
    name,
    summary,
    help: helpOf(declared),
    async run(args, terminal) {
      const { values, positionals: given } = parsed(args, declared.options);
      const absent = takes[given.length];
      if (absent !== undefined) throw new BadUsage(`还缺 ${absent}。`);
      const extra = given[takes.length];
      if (extra !== undefined) throw new BadUsage(`多了“${extra}”。`);
      await declared.run({ values, given, terminal });
    },
  };
}
