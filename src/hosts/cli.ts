import { BadSettings, settingsFrom } from '../config.ts';
import { start } from './start.ts';

const [command] = process.argv.slice(2);
try {
  if (command === 'start') await start(settingsFrom(process.env));
} catch (error) {
  if (!(error instanceof BadSettings)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78;
}
