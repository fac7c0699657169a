/** A name as cards show it: 王小明 → 王*明, 李圆 → 李*. One character stays hidden altogether. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  const [first] = letters;
  const last = letters.at(-1);
  if (first === undefined || letters.length === 1) return '*';
  return letters.length === 2 ? `${first}*` : `${first}${'*'.repeat(letters.length - 2)}${last ?? ''}`;
}

/** Numbers about persons that are too small to tell in a group. */
export const fewPersons = 5;
export const sayPersons = (count: number): string => (count < fewPersons ? '少量' : String(count));
