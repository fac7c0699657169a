import type { FieldValues } from '../domain/field.ts';
import type { RecordDeclaration } from '../records/define.ts';
import { type Answer, type Desk, privately } from './define.ts';
import { entryForm } from './record-command.ts';
import { keepRecord } from './record-flow.ts';

/** What a typed line says of a record: its unit, its day, and the answers of its form. */
export type Said = {
  readonly unitId: string | undefined;
  readonly values: FieldValues;
  readonly photo: boolean;
  readonly sure: boolean;
};

/** Answers as a form gives them, without those that were not said. */
export const filled = (
  values: Readonly<Record<string, string | readonly string[] | number | undefined>>,
): FieldValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
    ),
  );

/** Keeps what was said when the form would take it as it stands, else opens the form with what was said. */
export async function keepSaid(
  desk: Desk,
  declaration: RecordDeclaration,
  { unitId, values, photo, sure }: Said,
): Promise<Answer> {
  const reading = declaration.read(
    { ...declaration.blank({ today: desk.today, now: desk.now }), ...values },
    { today: desk.today, now: desk.now },
  );
  if ('faults' in reading || unitId === undefined || !sure) {
    const args: Record<string, string> = unitId === undefined ? {} : { unit: unitId };
    return privately(
      await entryForm(
        desk,
        declaration,
        { says: [] },
        {
          values: { ...declaration.blank({ today: desk.today, now: desk.now }), ...values },
          args,
        },
      ),
    );
  }
  const evidenceState = declaration.photo
    ? photo
      ? ('attached' as const)
      : ('none' as const)
    : reading.draft.evidenceState;
  return keepRecord(desk, declaration, { ...reading.draft, unitId, subjectIds: [], evidenceState }, { source: 'text' });
}
