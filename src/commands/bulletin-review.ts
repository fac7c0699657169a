import type { Part } from '../domain/bulletin.ts';
import { periodOf, previousPeriod } from '../domain/period.ts';
import { openedBulletin } from './bulletin-desk.ts';
import type { Desk } from './define.ts';
import type { RecordConversation } from './record-command.ts';
import type { FormOpening } from './record-form.ts';

const longest = 500;

/** Prefilled with what last month's bulletin says of it, once that is issued. */
async function dress(desk: Desk, opening: FormOpening): Promise<FormOpening> {
  if (opening.args['corrects'] !== undefined || opening.faults !== undefined) return opening;
  const month = previousPeriod(periodOf('month', desk.today)).key;
  const opened = await openedBulletin(desk, month);
  const said = (part: Part) =>
    (opened?.laid.printed ?? [])
      .filter((one) => one.part === part)
      .map(({ text }) => text)
      .join('\n')
      .slice(0, longest);
  const told = opened?.kept.state === 'issued' ? { highlights: said('good'), problems: said('behind') } : {};
  return { ...opening, values: { month, ...told, ...opening.values } };
}

/** 讲评 (C-32): once a month, from the bulletin. */
export const reviewConversation: RecordConversation = { says: ['讲评'], dress };
