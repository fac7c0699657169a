import { describe, expect, it } from 'vitest';
import { fewWords, law, narrowed, privateReads } from './law.ts';
import { importsOf, type Source, sources } from './sources.ts';

const rooms = law.map(({ room }) => room).toSorted((a, b) => b.length - a.length);
const roomOf = (path: string) => rooms.find((room) => path === room || path.startsWith(`${room}/`));
const packageOf = (name: string) =>
  name.startsWith('node:') ? 'node:*' : name.split('/', name.startsWith('@') ? 2 : 1).join('/');
const isOurs = (name: string) => /\.(tsx?|css|svg)$/.test(name);

const inside = (path: string, places: readonly string[]) =>
  places.some((place) => (place.endsWith('/*') ? path.startsWith(place.slice(0, -1)) : path === place));

const linesWith = (pattern: RegExp, where: (source: Source) => boolean) =>
  sources
    .filter(where)
    .flatMap(({ path, code }) =>
      code
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`src/${path}:${index + 1} ${line.trim()}`] : [])),
    );

const keepsClocks = ({ path }: Source) => path.startsWith('hosts/') || path.startsWith('sandbox/');

describe('the import law', () => {
  it('every file lives in a room, and every room has a file', () => {
    expect(sources.filter(({ path }) => roomOf(path) === undefined).map(({ path }) => path)).toEqual([]);
    expect(rooms.filter((room) => !sources.some(({ path }) => roomOf(path) === room))).toEqual([]);
  });

  it.each(law.map((entry) => [entry.room, entry] as const))(
    '%s leans only on what it may',
    (room, { imports, libraries }) => {
      const wrong = sources
        .filter(({ path }) => roomOf(path) === room)
        .flatMap((source) =>
          importsOf(source)
            .filter((name) => {
              if (!isOurs(name)) return !libraries.includes(packageOf(name));
              const to = roomOf(name);
              return to !== room && (to === undefined || !imports.includes(to));
            })
            .map((name) => `src/${source.path} → ${name}`),
        );
      expect(wrong).toEqual([]);
    },
  );

  it.each(Object.entries(narrowed))('%s is named only in %j', (library, places) => {
    const naming = sources.filter((source) =>
      importsOf(source).some((name) => name === library || (packageOf(name) === library && !isOurs(name))),
    );
    expect(naming.map(({ path }) => path).filter((path) => !inside(path, places))).toEqual([]);
  });

  it('what Workers runs reaches no Node module', () => {
    const reached = new Set(['hosts/worker.ts']);
    const named: string[] = [];
    // A set hands out what is added while it is walked.
    for (const path of reached) {
      const source = sources.find((one) => one.path === path);
      for (const name of source === undefined ? [] : importsOf(source))
        if (isOurs(name)) reached.add(name);
        else if (/^(node:|node-cron$|libsql$|@hono\/node-server$|ws$)/.test(name)) named.push(`src/${path} → ${name}`);
    }
    expect(reached.size).toBeGreaterThan(50);
    expect(named).toEqual([]);
  });

  it('of the sandbox its page sees only the wire', () => {
    const page = sources.filter(({ path }) => roomOf(path) === 'sandbox/page');
    const out = page.flatMap(importsOf).filter((name) => isOurs(name) && roomOf(name) === 'sandbox');
    expect([...new Set(out)]).toEqual(['sandbox/wire.ts']);
  });

  it('a job is no reader: no schedule imports a private read', () => {
    for (const { path, code } of sources.filter((source) => source.path.startsWith('schedules/'))) {
      for (const [file, reads] of Object.entries(privateReads)) {
        const imported = new RegExp(`import (?:type )?\\{([^}]*)\\} from '\\.\\./${file}'`).exec(code)?.[1];
        if (imported === undefined) continue;
        const names = imported.split(',').map((name) => name.trim());
        expect(reads.includes('*') ? names : names.filter((name) => reads.includes(name)), `src/${path}`).toEqual([]);
      }
    }
  });
});

describe('the law of time', () => {
  it('only a host and the sandbox ask what time it is', () => {
    expect(linesWith(/\bnew Date\(\s*\)|\bDate\.now\(/, (source) => !keepsClocks(source))).toEqual([]);
  });

  it('only the calendar takes a day apart', () => {
    const parts = /\.(get|set)(UTC)?(Date|Day|Month|FullYear|Hours|Minutes)\(|\.toLocale\w*\(/;
    expect(linesWith(parts, ({ path }) => path !== 'domain/calendar.ts' && roomOf(path) !== 'sandbox/page')).toEqual(
      [],
    );
  });

  it('only a host and the sandbox know the process', () => {
    expect(linesWith(/\bprocess\./, (source) => !keepsClocks(source))).toEqual([]);
  });
});

describe('the law of words', () => {
  it.each(Object.entries(fewWords))('%s speaks to people only where it must', (room, { files, lines }) => {
    const spoken = linesWith(/[\u4e00-\u9fff]/, ({ path }) => roomOf(path) === room && files?.test(path) !== true);
    expect(spoken.filter((line) => lines?.test(line) !== true)).toEqual([]);
  });
});

describe('the law of size and names', () => {
  it('no file is longer than 300 lines, unless a machine wrote it', () => {
    const long = sources.filter(({ path, text }) => !path.endsWith('.gen.ts') && text.split('\n').length > 301);
    expect(long.map(({ path, text }) => `src/${path} ${text.split('\n').length - 1}`)).toEqual([]);
  });

  it('every file is named after its thing', () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|types|manager|service|processor)\.tsx?$/;
    expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('nothing is left for later', () => {
    const later = /\b(TODO|FIXME|XXX)\b/;
    expect(sources.filter(({ text }) => later.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
