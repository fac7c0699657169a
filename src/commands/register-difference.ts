import type { Button, Card } from '../cards/kit.ts';
import { importCard } from '../cards/register-import.ts';
import type { Unit } from '../domain/actor.ts';
import { shownName } from '../domain/case-file.ts';
import type { Register } from '../registers/define.ts';
import type { Difference } from '../registers/difference.ts';

type About = {
  readonly register: Register;
  readonly units: readonly Unit[];
  /** Heads nobody knows. */
  readonly unknown: readonly string[];
  readonly ways: readonly Button[];
};

/** A comparison as a private card shows it: nobody is named in full. */
export function differenceCard(difference: Difference, { register, units, unknown, ways }: About): Card {
  const { added, changed, moved, gone, untouched, same } = difference;
  const unit = (id: string) => units.find((one) => one.id === id)?.name ?? '';
  const who = ({ fields }: { readonly fields: Readonly<Record<string, string>> }) =>
    shownName(register.subjects, fields['name'] ?? '');
  const headOf = (column: string) =>
    column === 'village' ? '村' : (register.columns.find((one) => one.name === column)?.head ?? column);
  return importCard({
    title: `导入核对：${register.title}`,
    counts: [
      ['新增', added.length],
      ['变更', changed.length],
      ['未出现', gone.length],
      ['两村同号', moved.length],
      ['没变', same],
    ],
    sections: [
      { title: '新增', lines: added.map((entry) => `第${entry.line}行 ${who(entry)} · ${unit(entry.unitId)}`) },
      {
        title: '变更',
        lines: changed.map(
          ({ entry, columns }) => `第${entry.line}行 ${who(entry)}：${columns.map(headOf).join('、')}`,
        ),
      },
      { title: '未出现', lines: gone.map((kept) => `${who(kept)} · ${unit(kept.unitId)}`) },
    ],
    inTwo: moved.map(({ entry, kept }) => ({
      who: `第${entry.line}行 ${who(entry)}`,
      kept: unit(kept.unitId),
      told: unit(entry.unitId),
    })),
    remarks: [
      ...(gone.length === 0 ? [] : ['未出现的不会移出。']),
      ...(untouched.length === 0 ? [] : [`表里没有的村不动（${untouched.length} 人）。`]),
      ...(unknown.length === 0 ? [] : [`不认识的列，略过：${unknown.join('、')}。`]),
      ...(ways.length === 0 ? ['和台账一样，没有要导入的。'] : ['一天之内有效。']),
    ],
    ways,
  });
}
