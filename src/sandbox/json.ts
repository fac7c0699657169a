export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object holds under `key`; undefined for anything that is no object. */
export const under = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

/** The text under `key`; '' where there is none. */
export function textUnder(value: unknown, key: string): string {
  const text = under(value, key);
  return typeof text === 'string' ? text : '';
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Undefined for text that is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
