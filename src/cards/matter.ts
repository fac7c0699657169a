import { type LocalDate, sayMonth } from '../domain/calendar.ts';
import { type Block, type Button, buttons, type Card, card, joined, md, note, text, type Tone } from './kit.ts';

export type MatterView = {
  readonly title: string;
  readonly tone: Tone;
  /** Why it is shown again, e.g. that its day has come. */
  readonly lead: string | undefined;
  readonly warning: string | undefined;
  readonly state: string;
  readonly due: string | undefined;
  readonly unit: string;
  /** What was said in it. */
  readonly said: readonly string[];
  /** The links of its chain, closed or not. */
  readonly chain: readonly { readonly label: string; readonly closed: boolean }[];
  readonly beneath: string;
  /** What still keeps a move from being made. */
  readonly waits: readonly string[];
  readonly history: readonly string[];
  readonly buttons: readonly Button[];
};

const line = (words: string): Block[] => (words === '' ? [] : [text(md`${words}`)]);

/** A matter as one of its readers sees it: how it stands first, then what it is, what was done, and what may be done now. */
export const matterCard = (view: MatterView): Card =>
  card(
    view.title,
    view.tone,
    ...(view.warning === undefined ? [] : [text(md`**${view.warning}**`)]),
    ...line(view.lead ?? ''),
    text(md`**${view.state}** · ${view.unit}${view.due === undefined ? '' : ` · ${view.due}`}`),
    ...line(view.said.join('；')),
    ...line(view.chain.map(({ label, closed }) => `${closed ? '✅ ' : ''}${label}`).join(' → ')),
    ...line([view.beneath, ...view.waits].filter((words) => words !== '').join('；')),
    ...(view.history.length === 0 ? [] : [note(joined(view.history.map((one) => md`${one}`)))]),
    ...(view.buttons.length === 0 ? [] : [buttons(...view.buttons)]),
  );

/** What everybody may read of a search, or that it is over. */
export const noticeCard = (title: string, lines: readonly string[]): Card =>
  card(title, 'urgent', ...lines.map((words) => text(md`${words}`)), note(md`看见了请先打110。请不要转到别处。`));

export const noticeOver = (title: string, words: string): Card => card(title, 'closed', text(md`${words}`));

type MonthView = {
  readonly month: LocalDate;
  readonly opened: number;
  /** How many are still open, unit by unit, each with the numbers they are known by. */
  readonly open: readonly { readonly unit: string; readonly count: number; readonly numbers: readonly number[] }[];
};

const mostUnits = 3;

/** What a month left open of the pupils who were absent, in numbers; names stand where the list opens. */
export function absenceMonthCard({ month, opened, open }: MonthView): Card {
  const all = open.reduce((sum, { count }) => sum + count, 0);
  const lines = open.slice(0, mostUnits).map(({ unit, count, numbers }) => {
    const known = numbers.length === 0 ? '' : `：${numbers.map((one) => `${one}号`).join('、')}`;
    return text(md`${unit} ${count} 件${known}`);
  });
  const rest = open.length > mostUnits ? ` · 另有 ${open.length - mostUnits} 所学校` : '';
  return card(
    all === 0 ? `${sayMonth(month)}缺课的都有着落了` : `学生缺课还有 ${all} 件没完`,
    all === 0 ? 'done' : 'needs-you',
    text(md`${sayMonth(month)}新报 ${opened} 件${rest}`),
    ...lines,
    ...(all === 0
      ? []
      : [
          buttons({
            label: '看在办的',
            style: 'primary',
            press: { command: 'matter', step: 'list', args: { workflow: 'school-absence' } },
          }),
        ]),
  );
}
