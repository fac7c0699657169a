/**
 * One JSON line of the log: a stable English event and plain facts. Ids, codes, counts and classes of errors only: no
 * secret, no message body, nothing a person typed or is called.
 */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  facts?: Readonly<Record<string, string | number | boolean | undefined>>,
) => void;

/** What the log may know of an error: its class. Messages can quote what somebody typed. */
export const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
