import type { Card } from '../cards/kit.ts';
import { formCard, questionCard } from '../cards/record.ts';
import type { Field, FieldFaults, FieldValues } from '../domain/field.ts';
import { enteredBy } from '../domain/matter.ts';
import type { Ask, Move, Workflow } from '../domain/workflow.ts';
import { type Desk, nonce, press, type Pressed } from './define.ts';
import { type Seen, titleOf } from './matter-card.ts';

const name = 'matter';

/** Questions as a form puts them: units by their names. */
export const fieldsOf = (desk: Desk, asks: readonly Ask[]): Field[] =>
  asks.map(({ units, ...field }) =>
    units === undefined
      ? field
      : {
          ...field,
          options: desk.units.filter((unit) => units.includes(unit.kind)).map((unit) => [unit.id, unit.name] as const),
        },
  );

/** What opening asks: which unit, where that is not known, and the workflow's own questions. */
export function openingAsks(desk: Desk, { opening }: Workflow): readonly Ask[] {
  const { unit, asks = [] } = opening;
  if (unit === undefined) return asks;
  const own = desk.units.find((one) => one.id === desk.actor.unitId);
  // A roster without such a unit (no school of its own) leaves only the opener's to name.
  if (!desk.units.some(({ kind }) => unit.kinds.includes(kind))) return asks;
  if (unit.always !== true && own !== undefined && unit.kinds.includes(own.kind)) return asks;
  return [{ name: 'unit', label: unit.label, kind: 'choice', required: true, units: unit.kinds }, ...asks];
}

type Filled = { readonly values: FieldValues; readonly faults: FieldFaults };
const blank: Filled = { values: {}, faults: {} };

/** The form that opens a matter, with a way to those of its kind that are open; where nothing is asked, its one button. */
export function openingCard(
  desk: Desk,
  workflow: Workflow,
  args: Pressed['args'],
  { filled = blank, open = 0 }: { readonly filled?: Filled; readonly open?: number } = {},
): Card {
  const asks = openingAsks(desk, workflow);
  const lead = workflow.warning ?? '';
  const go = {
    label: '提交',
    style: 'primary' as const,
    press: press(name, 'begin', { ...args, workflow: workflow.name, nonce: args['nonce'] ?? nonce() }),
  };
  const list = {
    label: `看在办的 ${open} 件`,
    press: press(name, 'list', { workflow: workflow.name }),
    skips: true,
  } as const;
  const submit = open === 0 ? [go] : [go, list];
  if (asks.length === 0) return questionCard(workflow.title, lead, submit);
  return formCard({ title: workflow.title, lead, name, fields: fieldsOf(desk, asks), ...filled, submit });
}

/** The form of a move; undefined when it asks nothing. */
export function moveCard(desk: Desk, { workflow, matter }: Seen, move: Move, filled: Filled = blank): Card | undefined {
  if (move.asks === undefined || move.asks.length === 0) return undefined;
  const args = { id: matter.id, move: move.name, entered: String(enteredBy(workflow, matter)) };
  return formCard({
    title: titleOf(workflow, matter),
    lead: move.label,
    name,
    fields: fieldsOf(desk, move.asks),
    ...filled,
    submit: [
      { label: '提交', style: 'primary', press: press(name, 'submit', args) },
      { label: '不填了', press: press(name, 'show', { id: matter.id }), skips: true },
    ],
  });
}
