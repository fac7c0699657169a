/** Card JSON as it comes: nothing in it is trusted to be there or to have the right shape. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const objectsOf = (value: unknown): readonly Json[] => listOf(value).filter(isObject);

/** The text, a number as text, otherwise ''. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The number, a text that is one as a number, otherwise undefined. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** What a text node ({ tag: plain_text | lark_md | markdown, content }) says; a bare string says itself. */
export const wordsOf = (value: unknown): string => (isObject(value) ? textOf(value.content) : textOf(value));

export const tagOf = (element: Json): string => textOf(element.tag);
