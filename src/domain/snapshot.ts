import { type Figure, figureId, printed, tallied } from './figure.ts';

/** A figure of an issued bulletin that is another one by now, and how the two are printed beside all others of their month. */
export type Correction = { readonly before: Figure; readonly after: Figure; readonly was: string; readonly is: string };

const numbers = ({ id, done, should, evidenced, late, waived, persons }: Figure) =>
  [id, done, should, evidenced, late, waived, persons ?? null] as const;

/** The figures' numbers in a fixed order; the same numbers give the same text, whatever rows they came from. */
const canonical = (figures: readonly Figure[]): string =>
  JSON.stringify(figures.map(numbers).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** The SHA-256 of a month's figures, hexadecimal: it changes if and only if a figure does. */
export async function snapshotHash(figures: readonly Figure[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(figures)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What was last made public of every figure: issued bulletins in their order, a later 更正 over an earlier number. */
export const lastPublished = (issued: readonly (readonly Figure[])[]): ReadonlyMap<string, Figure> =>
  new Map(issued.flat().map((figure) => [figure.id, figure]));

const isTallied = ({ duty }: Figure) => tallied.some((what) => what === duty);

/** Figures with nothing in the place of what only the others tell besides the duties: it is told where there is some. */
function completed(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  const known = new Set(figures.map(({ id }) => id));
  const isTold = ({ period, duty }: Figure) => known.has(figureId(period, duty));
  const missing = others.filter((one) => isTallied(one) && isTold(one) && !known.has(one.id));
  return [...figures, ...missing.map((one) => ({ ...one, done: 0, should: 0, records: [] }))];
}

/** 更正: figures whose printed number is another one now. What was never made public needs none. */
export function correctionsOf(published: ReadonlyMap<string, Figure>, now: readonly Figure[]): Correction[] {
  const [before, after] = [completed([...published.values()], now), completed(now, [...published.values()])];
  const [said, says] = [printed(before), printed(after)];
  const frozen = new Map(before.map((figure) => [figure.id, figure]));
  return after.flatMap((figure) => {
    const [old, was, is] = [frozen.get(figure.id), said.get(figure.id) ?? '', says.get(figure.id) ?? ''];
    if (old === undefined || (was === is && (figure.unit === undefined || old.late === figure.late))) return [];
    return [{ before: old, after: figure, was, is }];
  });
}
