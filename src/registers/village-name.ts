import type { Unit } from '../domain/actor.ts';

/** 雄风村 → 雄风, as people write it. */
export const stemOf = (village: string): string => village.replace(/(?:村|社区|居委会)$/, '');

/** A village by name or alias, with or without 村; in an address the only village whose name stands in it. */
export function villageIn(villages: readonly Unit[], text: string): Unit | undefined {
  const said = text.replace(/\s/g, '');
  const exact = villages.find(({ name, aliases }) => [name, stemOf(name), ...aliases].includes(said));
  if (exact !== undefined) return exact;
  const named = villages.filter(({ name, aliases }) => [name, ...aliases].some((form) => said.includes(form)));
  return named.length === 1 ? named[0] : undefined;
}
