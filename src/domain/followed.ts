import type { Listed } from './assess.ts';
import { addDays } from './calendar.ts';
import { type FileKind, kindOnRegister } from './case-file.ts';

/** A file's place on a register, as it is kept. */
export type Membership = Listed & { readonly kind: FileKind };

/** The register on which minors are followed, whatever register they were put on. */
export const minorsRegister = 'L-F01';

/** Somebody young among key persons: followed as a minor to the 18th birthday, as a key person after it. */
function young(one: Membership, adultOn: Listed['listedOn'], all: readonly Membership[]): Listed[] {
  const { kind: _, ...listed } = one;
  const known = all.filter(({ id, register }) => id === one.id && register === minorsRegister);
  const grown = addDays(adultOn, 1);
  const asMinor = { ...listed, register: minorsRegister };
  const asAdult = {
    ...listed,
    adultOn: undefined,
    listedOn: one.listedOn < grown ? grown : one.listedOn,
  };
  return [...(known.length === 0 ? [asMinor] : []), asAdult];
}

/** Who is followed on which register since when, from where they were put: ids and days only. */
export function followed(memberships: readonly Membership[]): Listed[] {
  return memberships.flatMap((one) => {
    const { kind, ...listed } = one;
    const asked = kindOnRegister(one.register);
    if (asked === 'key-person' && one.adultOn !== undefined) return young(one, one.adultOn, memberships);
    const wasMinor = asked === 'minor' && one.adultOn !== undefined;
    return kind === asked || wasMinor ? [listed] : [];
  });
}
