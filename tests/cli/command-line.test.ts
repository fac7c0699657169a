import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesk } from './desk.ts';

function hulei(args: readonly string[], input = '', more: Readonly<Record<string, string>> = {}) {
  const { environment } = openDesk(more);
  const child = spawnSync(process.execPath, ['--import', 'tsx', 'src/hosts/cli.ts', ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    input,
    encoding: 'utf8',
  });
  return { status: child.status, out: child.stdout, notes: child.stderr };
}

it('--help lists every command, and each explains itself', () => {
  const { status, out, notes } = hulei(['--help']);
  expect({ status, notes }).toEqual({ status: 0, notes: '' });
  for (const name of ['start', 'staff import', 'register export', 'understand', 'job run']) expect(out).toContain(name);
});

it('the process ends with 2 for bad usage and 78 for bad settings', () => {
  expect(hulei(['purge'])).toEqual({ status: 2, out: '', notes: '没有“purge”这个命令，hulei --help 看有哪些。\n' });
  expect(hulei(['jobs'], '', { LARK_APP_ID: 'cli_0123456789abcdef' }).status).toBe(78);
});

it('understand answers line for line, opens no database, and stops at a line that is none', () => {
  const { folder } = openDesk();
  const roster = join(folder, 'roster.json');
  writeFileSync(roster, JSON.stringify({ villages: ['雄风村'], units: [], minors: {}, key_persons: {} }));
  const context = { village: '雄风村', role: 'village_cadre', chat: 'group', now: '2024-03-15T20:05:00+08:00' };
  const lines = ['今天村村响播放3次，8点12点18点', '收到'].map((text, id) => JSON.stringify({ id, text, context }));
  const nowhere = { DATABASE_URL: 'nonsense' };
  const fine = hulei(['understand', '--roster', roster], lines.join('\n'), nowhere);
  const [first, second] = fine.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(fine.status).toBe(0);
  expect(Object.keys(first)).toEqual(['id', 'intent', 'slots', 'confirm']);
  expect(first).toMatchObject({
    id: 0,
    intent: 'log_broadcast',
    slots: { count: 3, times: ['08:00', '12:00', '18:00'] },
  });
  expect(second).toMatchObject({ id: 1, intent: 'none' });
  const broken = hulei(['understand', '--explain'], `${lines[0] ?? ''}\nnonsense\n`, nowhere);
  expect(JSON.parse(broken.out)).toHaveProperty('why');
  expect(broken).toMatchObject({ status: 1, notes: '第2行不是 JSON 对象。\n' });
});
