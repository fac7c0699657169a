import { type Figure, printed, tallied } from './figure.ts';

/** A figure of an issued bulletin that is another one by now. */
export type Correction = { readonly before: Figure; readonly after: Figure };

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

const isOfDuty = ({ duty }: Figure) => !tallied.some((what) => what === duty);

/** 更正: figures of duties whose printed number is another one now. What was never made public needs none. */
export function correctionsOf(published: ReadonlyMap<string, Figure>, now: readonly Figure[]): Correction[] {
  const [before, after] = [printed([...published.values()]), printed(now)];
  return now.filter(isOfDuty).flatMap((figure) => {
    const frozen = published.get(figure.id);
    if (frozen === undefined || before.get(figure.id) === after.get(figure.id)) return [];
    return [{ before: frozen, after: figure }];
  });
}
