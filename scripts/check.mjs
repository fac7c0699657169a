// Everything that decides whether a change is good, in one command. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const results = mkdtempSync(join(tmpdir(), 'hulei-check-'));
// The suite must hold in a wrong time zone.
const env = { ...process.env, TZ: 'America/Los_Angeles', WRANGLER_SEND_METRICS: 'false' };
const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;

let passed = 0;
let failed = 0;
let skipped = 0;

function step(name, command, args) {
  console.log(`\n— ${name}`);
  if (run(command, args)) passed += 1;
  else failed += 1;
}

function suite(name, args) {
  console.log(`\n— ${name}`);
  const file = join(results, `${name}.json`);
  const fine = run('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  passed += report?.numPassedTests ?? 0;
  skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  failed += report?.numFailedTests ?? 0;
  // A suite that could not even be collected is a failure too.
  if (!fine && (report?.numFailedTests ?? 0) === 0) failed += 1;
}

step('format', 'biome', ['format', '.']);
step('lint', 'oxlint', ['--type-aware', '--deny-warnings']);
step('types', 'tsc', ['--noEmit']);
step('types of the page', 'tsc', ['--noEmit', '-p', 'src/sandbox/page']);
step('migrations are bundled', 'node', ['scripts/bundle-migrations.mjs', '--check']);
suite('node', []);
if (existsSync('vitest.workers.config.ts')) suite('workers', ['--config', 'vitest.workers.config.ts']);

rmSync(results, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
