import { type LocalDate, sayDay } from '../domain/calendar.ts';
import type { SummaryLine } from '../domain/summary.ts';
import { buttons, type Card, card, md, text } from './kit.ts';

/** 3月15日 工作小结: one line a duty; who is not full yet in the paper's order. */
export function dailyDispatchCard(day: LocalDate, lines: readonly SummaryLine[]): Card {
  const said = lines.map(
    ({ title, total, behind }) =>
      md`**${title}**：${total}${behind.length === 0 ? '' : `，未满：${behind.join('、')}`}`,
  );
  const summary = `${sayDay(day)} 工作小结 ${lines.map(({ title, total }) => `${title} ${total}`).join(' · ')}`;
  return {
    ...card(
      `${sayDay(day)} 工作小结`,
      'neutral',
      ...said.map((line) => text(line)),
      buttons({ label: '看明细', press: { command: 'township', step: 'open' } }),
    ),
    summary,
  };
}
