import type { Button, Card } from '../cards/kit.ts';
import { formCard } from '../cards/record.ts';
import { type Field, type FieldFaults, type FieldValues, textOf } from '../domain/field.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { type Desk, nonce, ownVillage, press, unitOf, villages } from './define.ts';

export type FormOpening = {
  readonly values: FieldValues;
  readonly faults?: FieldFaults;
  readonly lead?: string;
  /** Ids the form carries: unit, subjects, the record it corrects. */
  readonly args: Readonly<Record<string, string>>;
  readonly more?: readonly Button[];
  readonly byTyping?: string;
};

const unitField = (desk: Desk): Field => ({
  name: 'unit',
  label: '哪个村',
  kind: 'choice',
  required: true,
  options: villages(desk).map((unit) => [unit.id, unit.name] as const),
});

/** The form card of a record kind; the office also chooses the village. */
export function recordForm(desk: Desk, declaration: RecordDeclaration, opening: FormOpening): Card {
  const asksUnit = opening.args['unit'] === undefined;
  return formCard({
    title: `${declaration.title}登记`,
    lead: opening.lead ?? (opening.args['unit'] === undefined ? '' : unitOf(desk, opening.args['unit']).name),
    name: declaration.kind,
    fields: asksUnit ? [unitField(desk), ...declaration.fields] : declaration.fields,
    values: opening.values,
    faults: opening.faults ?? {},
    submit: [
      {
        label: opening.args['corrects'] === undefined ? '登记' : '改好了',
        style: 'primary',
        press: press(declaration.kind, 'submit', { nonce: nonce(), ...opening.args }),
      },
      ...(opening.more ?? []),
    ],
    byTyping: opening.byTyping,
  });
}

/** The unit a form is for: the one it carries, the one chosen, or the actor's own village. */
export function unitOfForm(desk: Desk, args: Readonly<Record<string, string>>, form: FieldValues): string | undefined {
  return args['unit'] ?? textOf(form, 'unit') ?? ownVillage(desk);
}
