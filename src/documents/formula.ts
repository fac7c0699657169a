/** What makes a spreadsheet run a cell instead of showing it, in half and full width. */
const runs = /^'*[=+\-@\t\r＝＋－＠]/;

/** Words every object knows (constructor): the library that writes tables looks texts up in one, and would lose these. */
const known: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

const needsGuard = (text: string): boolean => runs.test(text) || known.has(text.replace(/^'+/, ''));

/** A text as it may stand in a cell: never a formula. */
export const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text);

/** The text behind a guarded cell. Undoes `guarded` exactly. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && needsGuard(cell) ? cell.slice(1) : cell);
