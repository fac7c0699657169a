#!/usr/bin/env node
import { existsSync } from 'node:fs';
import type { Terminal } from './cli/define.ts';
import { runCli } from './cli/run.ts';

if (existsSync('.env')) process.loadEnvFile();

const barWidth = 30;

const terminal: Terminal = {
  environment: process.env,
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(`${text}\n`),
  progress(done, all) {
    if (!process.stderr.isTTY) return;
    const full = Math.round((done / all) * barWidth);
    process.stderr.write(
      `\r${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${done}/${all}${done === all ? '\n' : ''}`,
    );
  },
};

process.stdout.once('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has seen enough: hulei … | head
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const status = await runCli(process.argv.slice(2), terminal);
process.exitCode = status;
// What failed half-way (a port that is taken) may have left something running.
if (status !== 0) process.stdout.write('', () => process.exit(status));
