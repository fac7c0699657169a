import type { Unit } from '../../domain/actor.ts';
import { maskName } from '../../domain/person-name.ts';
import type { Register } from '../../registers/define.ts';
import type { Change, Difference } from '../../registers/difference.ts';
import { maskId } from '../../registers/id-number.ts';
import type { Kept } from '../../registers/read-entry.ts';

/** So many of each kind are shown one by one. */
const shown = 20;

type Names = { readonly register: Register; readonly units: readonly Unit[] };

/** A terminal may be looked over: nobody is named in full. */
const who = (fields: Readonly<Record<string, string>>) =>
  `${maskName(fields['name'] ?? '')} ${maskId(fields['id-number'] ?? '')}`.trim();

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - shown;
  const some = lines.slice(0, shown).map((line) => `  ${line}`);
  return [`${title} ${lines.length} 人`, ...some, ...(rest > 0 ? [`  …还有 ${rest} 人`] : [])];
}

/** The difference in lines for a person to check, masked. */
export function sayDifference(difference: Difference, { register, units }: Names): string[] {
  const unit = (id: string) => units.find((one) => one.id === id)?.name ?? id;
  const heads = ({ columns }: Change) =>
    columns.map((name) => register.columns.find((column) => column.name === name)?.head ?? name).join('、');
  const kept = (one: Kept) => `${who(one.fields)} ${unit(one.unitId)}`;
  const { added, changed, moved, gone, untouched, same } = difference;
  return [
    ...section(
      '新增',
      added.map((entry) => `第${entry.line}行 ${who(entry.fields)} ${unit(entry.unitId)}`),
    ),
    ...section(
      '有变动',
      changed.map((change) => `第${change.entry.line}行 ${who(change.entry.fields)}：${heads(change)}`),
    ),
    ...section(
      '同一个人在两个村',
      moved.map(
        ({ entry, kept: before }) =>
          `第${entry.line}行 ${who(entry.fields)}：名册里在${unit(before.unitId)}，表里在${unit(entry.unitId)}`,
      ),
    ),
    ...section('表里没有了', gone.map(kept)),
    ...section('别的村，不动', untouched.map(kept)),
    `没有变动 ${same} 人`,
  ];
}
