import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as cli } from '../src/hosts/cli/index.ts';
import { menu } from '../src/hosts/bot-menu.ts';
import { jobs } from '../src/schedules/index.ts';
import { sayWhen } from '../src/schedules/when.ts';
import { lawTable } from './law.ts';
import { filesBelow, read, root, sources } from './sources.ts';

const papers = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...filesBelow('docs/decisions').map((name) => `docs/decisions/${name}`),
];
const text = papers.map(read).join('\n');
const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);
const code = sources.map((source) => source.code).join('\n');
const unique = (words: readonly string[]) => [...new Set(words)].toSorted();

/** The rows below a heading of the README, without the table's head. */
const rowsUnder = (heading: string) =>
  (read('README.md').split(`\n## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `')) ?? [];
const firstCells = (heading: string) =>
  rowsUnder(heading).flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );

const jobsTable = () =>
  [
    '| job | when | what | made up |',
    '|---|---|---|---|',
    ...jobs.map(
      ({ name, title, when, catchUpDays }) =>
        `| \`${name}\` | ${sayWhen(when)} | ${title} | ${catchUpDays === 0 ? 'no' : `${catchUpDays} days`} |`,
    ),
  ].join('\n');

const menuTable = () =>
  menu.flatMap(({ name, items }) => items.map((item) => `| ${name} | ${item.name} | \`${item.eventKey}\` |`));

describe('what the papers say is there', () => {
  it('every path', () => {
    const paths = [
      ...quoted.filter((words) =>
        /^(src|tests|docs|scripts|bench|drizzle)\/[\w./-]*$|^[\w.-]+\.(ts|json|toml|mjs)$/.test(words),
      ),
      ...[...text.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path = '']) => path),
    ];
    expect(paths.length).toBeGreaterThan(20);
    const places = ['.', 'src', 'docs/decisions'];
    const gone = paths.filter((path) => !places.some((place) => existsSync(join(root, place, path))));
    expect(unique(gone)).toEqual([]);
  });

  it('every npm script', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/npm run ([\w:-]+)|npm (start|test)\b/g)].map(([, run, own]) => run ?? own ?? '');
    expect(unique(named).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('every command of the CLI, and no other', () => {
    expect(firstCells('Commands').toSorted()).toEqual(cli.map((command) => command.name).toSorted());
    const typed = [...text.matchAll(/npm run hulei -- ([a-z]+(?: [a-z]+\b)?)/g)].map(([, words = '']) => words);
    const known = (words: string) => cli.some(({ name }) => name === words || name === words.split(' ')[0]);
    expect(typed.filter((words) => !known(words))).toEqual([]);
  });

  it('every setting, and no other', () => {
    const schema = /z\.object\(\{([\s\S]*?)\n\}\)/.exec(read('src/config.ts'))?.[1] ?? '';
    const settings = [...schema.matchAll(/^ {2}([A-Z_0-9]+):/gm)].map(([, name = '']) => name);
    const rows = firstCells('Settings').filter((name) => /^[A-Z_0-9]+$/.test(name));
    expect(rows.toSorted()).toEqual(settings.toSorted());
    const named = [...text.matchAll(/\b((?:LARK|DATABASE|DATA)_[A-Z_]+|EVIDENCE_URL)\b/g)].map(([, name = '']) => name);
    expect(unique(named).filter((name) => !settings.includes(name))).toEqual([]);
  });

  it('every route', () => {
    const routes = firstCells('Routes').map((route) => route.split(' ')[1] ?? route);
    expect(routes.length).toBeGreaterThan(3);
    expect(routes.filter((route) => !code.includes(`'${route}'`))).toEqual([]);
  });

  it('every event the bot hears', () => {
    const heard = [...read('src/bot/envelope.ts').matchAll(/case '([\w.]+(?:_v\d|trigger))'/g)].map(
      ([, type = '']) => type,
    );
    expect(heard.length).toBeGreaterThan(4);
    expect(heard.filter((type) => !read('README.md').includes(`\`${type}\``))).toEqual([]);
  });
});

it('the permissions doctor asks for are those both papers name', () => {
  const scopes = [...read('src/hosts/cli/console-steps.ts').matchAll(/'((?:im|contact):[\w:.]+)'/g)].map(
    ([, name = '']) => name,
  );
  expect(scopes.length).toBeGreaterThan(5);
  for (const paper of ['README.md', 'README.zh-CN.md'])
    expect(scopes.filter((scope) => !read(paper).includes(`\`${scope}\``))).toEqual([]);
});

describe('what the papers print is what is declared', () => {
  it('the table of jobs', () => expect(read('README.md')).toContain(jobsTable()));

  it('the bot’s menu', () => {
    const printed = read('README.md')
      .split('\n')
      .map((line) => line.trim());
    expect(menuTable().filter((row) => !printed.includes(row))).toEqual([]);
  });

  it('the import law', () => expect(read('CONTRIBUTING.md')).toContain(lawTable()));
});
