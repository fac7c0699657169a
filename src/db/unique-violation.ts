/**
 * Whether a write failed because a row with that key is already there. Holds for the local file, for libSQL over
 * HTTP (which names no extended code) and for either wrapped in drizzle's query error.
 */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // SQLite words a repeated primary key the same way.
  if (code.startsWith('SQLITE_CONSTRAINT') && error.message.includes('UNIQUE constraint failed')) return true;
  return isUniqueViolation(error.cause);
}
