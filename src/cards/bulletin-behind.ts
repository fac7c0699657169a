import { type FallenBehind, sayRule } from '../domain/falling-behind.ts';
import type { Duty } from '../domain/duty.ts';
import { type Button, type Card, card, md, note, text } from './kit.ts';

/** Who falls under the printed rule, with what made it so. A person decides; nothing follows by itself. */
export function fallingBehindCard(
  month: string,
  duties: readonly Duty[],
  found: readonly FallenBehind[],
  submit: readonly Button[],
): Card {
  return card(
    `${Number(month.slice(5))}月：按规则要看一看的村`,
    'needs-you',
    ...found.map(({ unit, trace }) => text(md`**${unit.name}**：${trace.join('，')}`)),
    note(md`规则：${sayRule(duties)}只是提出来，由您定。`),
    {
      kind: 'form',
      name: 'falling-behind',
      fields: [
        {
          name: 'units',
          label: '哪些村确认为工作落后',
          kind: 'choices',
          options: found.map(({ unit }) => [unit.id, unit.name] as const),
        },
      ],
      values: { units: found.map(({ unit }) => unit.id) },
      faults: {},
      submit,
    },
  );
}
