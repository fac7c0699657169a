import type { Button, Card } from '../cards/kit.ts';
import { formCard } from '../cards/record.ts';
import { type Field, type FieldFaults, type FieldValues, type Option, textOf } from '../domain/field.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { findRecords } from '../db/records.ts';
import { officeRoles, type Unit, villageRoles } from '../domain/actor.ts';
import { sayDay } from '../domain/calendar.ts';
import { declarations } from '../records/index.ts';
import { type Desk, nonce, ownUnit, press, unitOf } from './define.ts';

export type FormOpening = {
  readonly values: FieldValues;
  readonly faults?: FieldFaults;
  readonly lead?: string;
  /** Ids the form carries: unit, subjects, the record it corrects. */
  readonly args: Readonly<Record<string, string>>;
  /** The questions, where they are others than the declared ones. */
  readonly fields?: readonly Field[];
  /** Asks which of several people a record is about. */
  readonly whom?: Field | undefined;
  readonly more?: readonly Button[];
  readonly byTyping?: string;
};

/** Whom the office may enter a kind of record for: itself, the villages, other units. */
function unitsFor(desk: Desk, declaration: RecordDeclaration): readonly Unit[] {
  const own = desk.units.filter((unit) => unit.id === desk.actor.unitId);
  const { may } = declaration;
  // What only the office enters (a quiet day, a talk) may be about any village.
  const forVillages =
    may.some((role) => villageRoles.includes(role)) || may.every((role) => officeRoles.includes(role));
  const others = desk.units.filter((unit) =>
    unit.kind === 'village' ? forVillages : declaration.may.includes('unit-clerk'),
  );
  return [...new Set(declaration.may.includes('unit-clerk') ? [...own, ...others] : [...others, ...own])];
}

const unitField = (desk: Desk, declaration: RecordDeclaration): Field => ({
  name: 'unit',
  label: '哪个单位',
  kind: 'choice',
  required: true,
  options: unitsFor(desk, declaration).map((unit) => [unit.id, unit.name] as const),
});

const lately = 20;

/** What a record may answer: the newest of its causes, of everybody or of the unit itself. */
async function causesOf(
  desk: Desk,
  declaration: RecordDeclaration,
  unitId: string | undefined,
): Promise<readonly Option[]> {
  const { answers } = declaration;
  if (answers === undefined) return [];
  const found = await findRecords(desk.db, { kind: answers.kind });
  return found
    .filter((cause) => answers.kind === 'link-publication' || unitId === undefined || cause.unitId === unitId)
    .slice(-lately)
    .toReversed()
    .map(
      (cause) => [cause.id, `${sayDay(cause.occurredOn)} ${declarations[cause.kind].say(cause)}`.slice(0, 60)] as const,
    );
}

/** The form card of a record kind; the office also chooses the village. */
export async function recordForm(desk: Desk, declaration: RecordDeclaration, opening: FormOpening): Promise<Card> {
  const asksUnit = opening.args['unit'] === undefined;
  const causes = await causesOf(desk, declaration, opening.args['unit']);
  const fields = (opening.fields ?? declaration.fields).map(
    (field): Field =>
      field.name === declaration.answers?.field && causes.length > 0
        ? { ...field, kind: 'choice', options: causes }
        : field,
  );
  return formCard({
    title: `${declaration.title}登记`,
    lead: opening.lead ?? (opening.args['unit'] === undefined ? '' : unitOf(desk, opening.args['unit']).name),
    name: declaration.kind,
    fields: [
      ...(asksUnit ? [unitField(desk, declaration)] : []),
      ...(opening.whom === undefined ? [] : [opening.whom]),
      ...fields,
    ],
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

/** The unit a form is for: the one it carries, the one chosen, or the actor's own. */
export function unitOfForm(desk: Desk, args: Readonly<Record<string, string>>, form: FieldValues): string | undefined {
  return args['unit'] ?? textOf(form, 'unit') ?? ownUnit(desk);
}
