/** What makes a spreadsheet run a cell instead of showing it, in half and full width. */
const runs = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text as it may stand in a cell: never a formula. */
export const guarded = (text: string): string => (runs.test(text) ? `'${text}` : text);

/** The text behind a guarded cell. Undoes `guarded` exactly. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && runs.test(cell) ? cell.slice(1) : cell);
