/** The moment a Feishu timestamp means. It comes in seconds, ms or µs, told apart by size; undefined if it is none. */
export function momentOfStamp(stamp: unknown): Date | undefined {
  const digits = typeof stamp === 'number' ? String(stamp) : stamp;
  if (typeof digits !== 'string' || !/^\d{9,17}$/.test(digits)) return undefined;
  const count = Number(digits);
  return new Date(count < 1e11 ? count * 1000 : count < 1e14 ? count : Math.floor(count / 1000));
}
