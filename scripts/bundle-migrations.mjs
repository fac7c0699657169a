// Writes drizzle/ into one module, so that the same migrations run where there is no file system.
// With --check it writes nothing and fails when the module is stale.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const MODULE = 'src/db/migrations.gen.ts';

async function migrationOf({ tag, when }) {
  const text = await readFile(`drizzle/${tag}.sql`, 'utf8');
  const parts = text.split('--> statement-breakpoint').map((part) => part.trim());
  // A part of comments alone is no statement, and SQLite fails on it.
  const sql = parts.filter((part) => part.replaceAll(/^--.*$/gm, '').trim() !== '');
  return { tag, when, hash: createHash('sha256').update(text).digest('hex'), sql };
}

async function bundle() {
  const { entries } = JSON.parse(await readFile('drizzle/meta/_journal.json', 'utf8'));
  const migrations = await Promise.all(entries.map(migrationOf));
  return [
    '// Generated from drizzle/ by scripts/bundle-migrations.mjs.',
    "import type { Migration } from './migrate.ts';",
    '',
    `export const migrations: readonly Migration[] = ${JSON.stringify(migrations, null, 2)};`,
    '',
  ].join('\n');
}

const fresh = await bundle();
if (process.argv.includes('--check')) {
  const kept = await readFile(MODULE, 'utf8').catch(() => '');
  if (kept !== fresh) {
    process.stderr.write(`${MODULE} is stale: run npm run migrations\n`);
    process.exitCode = 1;
  }
} else {
  await writeFile(MODULE, fresh);
}
