import { assess, type Facts, isKnown, percentOf } from './assess.ts';
import type { Duty } from './duty.ts';
import { type Figure, figureOf, printed } from './figure.ts';
import type { FormPaper } from './paper.ts';
import { type Period, previousPeriod } from './period.ts';

/** 问效 (C-33, A-18): how a duty went in a quarter, beside the one before. */
export type Effect = {
  readonly duty: Duty;
  readonly now: string;
  readonly before: string;
  /** Percentage points against the quarter before; undefined where one of them asked nothing, or nobody could tell. */
  readonly change: number | undefined;
};

/** Duty by duty in the rule book's order; what asked nothing in the quarter, or is due once, is left out. */
export function effectsOf(duties: readonly Duty[], quarter: Period, facts: Facts): Effect[] {
  const told = (duty: Duty, period: Period): { figure: Figure; said: string } => {
    const figure = figureOf(duty, period, assess(duty, period, facts));
    return { figure, said: printed([figure]).get(figure.id) ?? '' };
  };
  const last = previousPeriod(quarter);
  const hasLast = isKnown(last, facts);
  return duties
    .filter((duty) => duty.cadence !== 'once')
    .flatMap((duty) => {
      const now = told(duty, quarter);
      const before = hasLast ? told(duty, last) : undefined;
      if (now.figure.should === 0) return [];
      const rate = percentOf(now.figure);
      const then = before === undefined ? undefined : percentOf(before.figure);
      const change = rate === undefined || then === undefined ? undefined : rate - then;
      return [{ duty, now: now.said, before: before?.said ?? '没有数据', change }];
    });
}

export const sayChange = (change: number | undefined): string =>
  change === undefined ? '没有可比' : change === 0 ? '持平' : `${change > 0 ? '升' : '降'}${Math.abs(change)}个百分点`;

/** 2024年第1季度 */
export const sayQuarter = (key: string): string => `${key.slice(0, 4)}年第${key.slice(6)}季度`;

/** A line for every duty that went down, for the office to say why. */
export const askCauses = (effects: readonly Effect[]): string =>
  effects
    .filter(({ change }) => change !== undefined && change < 0)
    .map(({ duty, change }) => `${duty.title}${sayChange(change)}：`)
    .join('\n');

/** What the office wrote: why, what is to be done, and what came of the last quarter's actions. */
export type EffectWords = {
  readonly causes?: string | undefined;
  readonly actions?: string | undefined;
  readonly results?: string | undefined;
  readonly lastActions?: string | undefined;
};

/** 季度问效表, to be printed and signed. */
export const effectForm = (
  campaign: string,
  quarter: string,
  effects: readonly Effect[],
  words: EffectWords,
): FormPaper => ({
  title: `“${campaign}”${sayQuarter(quarter)}问效表`,
  above: [],
  table: {
    heads: ['任务', '已办/应办', '上季度', '变化'],
    rows: effects.map(({ duty, now, before, change }) => [duty.title, now, before, sayChange(change)]),
  },
  notes: [
    `原因：${words.causes ?? ''}`,
    `措施：${words.actions ?? ''}`,
    `上季度的措施：${words.lastActions ?? '没有登记'}`,
    `见效情况：${words.results ?? ''}`,
  ],
  signatures: ['填表人', '审核人'],
});
