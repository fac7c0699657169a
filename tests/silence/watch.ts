import type { Db } from '../../src/db/db.ts';
import type { Vault } from '../../src/db/vault.ts';
import { type memoryFeishu, wordsShown } from '../world-feishu.ts';
import { breaches } from './scan.ts';
import { noSecrets, noteWords, noting } from './secrets.ts';

type Watched = {
  readonly town: ReturnType<typeof memoryFeishu>;
  readonly logged: readonly string[];
  readonly db: () => Db;
  readonly metrics: () => Promise<string>;
  readonly disk: () => Uint8Array[];
};

type Line = { readonly text: string; readonly chat: string; readonly at: Date };

/** Learns a story's secrets while it is told, and can say at any time what of them got outside their room. */
export function watch({ town, logged, db, metrics, disk }: Watched) {
  const secrets = noSecrets();
  const thrown: string[] = [];
  const typed: Line[] = [];
  let leaks = false;

  /** Whoever is shown the form of a clue for a line has typed words of one. */
  const isOfClue = ({ chat, at }: Line): boolean =>
    town.in(chat).some((one) => one.at.getTime() === at.getTime() && wordsShown(one.message).startsWith('线索上报\n'));

  const told = async (more: readonly string[] = []): Promise<string[]> => {
    for (const line of typed.filter(isOfClue)) noteWords(secrets, line.text);
    const traces = { town, db: db(), logged, thrown, secrets, metrics: await metrics(), disk: disk() };
    return breaches(traces, more);
  };

  return {
    vault: (vault: Vault): Vault => noting(vault, secrets),
    /** A line somebody typed; `chat` is their private one. */
    typed: (line: Line) => void typed.push(line),
    /** A form as it is handed in. */
    filled: (press: unknown, answers: Readonly<Record<string, unknown>>): void => {
      if (JSON.stringify(press).includes('"command":"clue"')) noteWords(secrets, Object.values(answers).join(' '));
    },
    /** What goes wrong in the bot reaches its host with all that its error says. */
    heed: <Result>(work: Promise<Result>): Promise<Result> =>
      work.catch((error: unknown) => {
        for (let cause = error; cause instanceof Error; cause = cause.cause) thrown.push(cause.message);
        throw error;
      }),
    told,
    /** What is held against a story when it ends. */
    broken: async () => (leaks ? [] : told()),
    leaksOnPurpose: () => void (leaks = true),
  };
}
