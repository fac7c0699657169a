import type { Log } from '../bot/log.ts';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** JSON lines on stderr, from `level` up. */
export const openLog =
  (level: (typeof levels)[number]): Log =>
  (at, event, facts) => {
    if (levels.indexOf(at) < levels.indexOf(level)) return;
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level: at, event, ...facts })}\n`);
  };

export const silentLog: Log = () => {};
