import type { Line } from '../line.ts';

/** Whether the guardian signed: for all, or by name when it differs; `doubt` when it differs. */
export type Signing = { signed: boolean | Readonly<Record<string, boolean>>; doubt: boolean };

const SIGNED = /签(?:了|好|过|的)?(?:字|名)|签的(?=$|[,。])|签了|已签|都签|签字|按(?:了)?手印|代签|签好/;
const UNSIGNED =
  /(?:没|没有|未|不肯|不愿|拒绝|还没|忘了?)[^,。;)]{0,6}签|签字?(?:还)?(?:没|未)|签[字名][^,。签]{0,4}[都也]没|签字?[:：]?×/;

/** Reads the guardian's signature from the words about it. A signature nobody mentions was not given. */
export function signingOf(text: string, line: Line, names: readonly string[]): Signing {
  // 没签字 by itself is a clause of its own, and as a negation not among what is told.
  if (UNSIGNED.test(text) || (UNSIGNED.test(line.text) && !SIGNED.test(text))) {
    // What stands between a name and the next comma is about that name.
    const unsigned = names.filter((name) =>
      line.said
        .split(name)
        .slice(1)
        .some((rest) => UNSIGNED.test(rest.slice(0, 20).split(/[,。;、\n]/)[0] ?? '')),
    );
    if (unsigned.length > 0 && names.length > unsigned.length)
      return { signed: Object.fromEntries(names.map((name) => [name, !unsigned.includes(name)])), doubt: true };
    return { signed: false, doubt: false };
  }
  return { signed: SIGNED.test(line.text), doubt: false };
}
