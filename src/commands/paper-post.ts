import type { Write } from '../db/db.ts';
import type { Post } from '../db/outbox.ts';
import { noteAudit } from '../db/settings.ts';
import type { Unit } from '../domain/actor.ts';
import type { Paper } from '../domain/paper.ts';
import type { Period } from '../domain/period.ts';
import { Refusal } from '../errors.ts';
import { type PrintForm, sayYearMonth } from '../papers/print-form.ts';
import { declarations } from '../records/index.ts';
import type { Desk } from './define.ts';
import { factsForForm } from './paper-facts.ts';

/** What is printed: one form, for these months and units, both in their order. */
export type Printing = {
  readonly form: PrintForm;
  readonly months: readonly Period[];
  readonly units: readonly Unit[];
};

/** Whether a reader of the paper learns what is private: whoever takes it is noted. */
const isPrivate = ({ ofMonth, ever = [] }: PrintForm): boolean =>
  [...ofMonth, ...ever].some((kind) => declarations[kind].privacy === 'private');

const sayMonths = (months: readonly Period[]): string => {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return '';
  return first.key === last.key ? sayYearMonth(first) : `${sayYearMonth(first)}至${sayYearMonth(last)}`;
};

async function paperOf(desk: Desk, { form, months, units }: Printing): Promise<Paper> {
  const [only, another] = units;
  const whose = only !== undefined && another === undefined ? only.name : '';
  const groups = form.per === 'village' ? units.map((unit) => [unit]) : [units];
  const sheets = await Promise.all(
    months.flatMap((month) => groups.map(async (group) => form.forms(await factsForForm(desk, form, month, group)))),
  );
  return {
    kind: 'form',
    name: [whose, form.title, sayMonths(months)].filter((part) => part !== '').join(' '),
    as: form.as,
    forms: sheets.flat(),
  };
}

/**
 * The paper for the actor's private chat, wherever it was asked for; asked for again under the same `cause` it is the
 * same. The caller has asked `unitsOfForm` for the units.
 */
export async function paperPost(
  desk: Desk,
  printing: Printing,
  cause: string,
): Promise<{ readonly key: string; readonly post: Post; readonly writes: readonly Write[] }> {
  const { openId, id: actorId } = desk.actor;
  if (openId === undefined) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const { form, months, units } = printing;
  const [only, another] = units;
  const about = `${form.id}:${another === undefined ? only?.id : 'all'}:${months.map(({ key }) => key).join('+')}`;
  const key = `paper:${cause}:${about}`;
  const paper = await paperOf(desk, printing);
  const noted = { at: desk.now, personId: actorId, what: 'paper-printed', about };
  return {
    key,
    post: { key, to: { person: openId }, content: { paper }, priority: 1 },
    writes: isPrivate(form) ? [await noteAudit(desk.db, noted)] : [],
  };
}
