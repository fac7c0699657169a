import { type LocalDate, sayDay, sayMonth } from '../domain/calendar.ts';
import type { Dispatch, DispatchDuty } from '../domain/dispatch.ts';
import type { SummaryLine } from '../domain/summary.ts';
import { type Chart, daysOfVillages } from './charts.ts';
import { type Block, buttons, type Card, card, md, table, type TableColumn, text } from './kit.ts';

/** 3月15日 工作小结: one line a duty; who is not full yet in the paper's order. */
export function dailyDispatchCard(day: LocalDate, lines: readonly SummaryLine[]): Card {
  const said = lines.map(
    ({ title, total, behind, isLate }) =>
      md`**${title}**：${total}${behind.length === 0 ? '' : `，${isLate === true ? '逾期' : '未满'}：${behind.join('、')}`}`,
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

const sayBefore = ({ cadence }: Dispatch['period']): string => (cadence === 'month' ? '上月' : '上个半月');

const hasBefore = (duties: readonly DispatchDuty[]): boolean => duties.some(({ before }) => before !== undefined);

/** 村村响 97%（+2） */
function sayTrend({ title, percent, before }: DispatchDuty): string[] {
  if (percent === undefined) return [];
  if (before === undefined) return [`${title} ${percent}%`];
  const change = percent - before;
  return [`${title} ${percent}%（${change === 0 ? '持平' : change > 0 ? `+${change}` : `${change}`}）`];
}

/** Columns beside the village's that a phone shows without being pushed aside. */
const mostAcross = 3;

/** Each village's numbers in the paper's order: narrow tables one below the other, so that none hides its right half. */
function tablesOf({ duties, units }: Dispatch): Block[] {
  const hasPictures = units.some(({ pictures }) => pictures !== undefined);
  const done: readonly TableColumn[] = duties.map(({ title }, n) => ({ name: `d${n}`, label: title }));
  const beside: readonly TableColumn[] = [
    ...(hasPictures ? [{ name: 'pictures', label: '有照片' }] : []),
    { name: 'late', label: '补报' },
    { name: 'faults', label: '喇叭故障' },
  ];
  const rows = units.map(({ name, counts, pictures, late, faults }) => ({
    unit: name,
    ...Object.fromEntries(counts.map((said, n) => [`d${n}`, said])),
    pictures: pictures ?? '',
    late: String(late),
    faults: String(faults),
  }));
  const narrow = Array.from({ length: Math.ceil(done.length / mostAcross) }, (_, n) =>
    done.slice(n * mostAcross, (n + 1) * mostAcross),
  );
  return [...narrow, beside].map((columns) => table([{ name: 'unit', label: '村' }, ...columns], rows));
}

/** More rows than this do not fit on a card beside everything else. */
const mostRows = 10;

/** Each village's days, or the township's where there are too many villages to look at. */
function playsChart({ days, units, plays, playsAsked }: Dispatch): Chart[] {
  if (plays.length === 0 || days === undefined) return [];
  if (units.length > mostRows)
    return [{ kind: 'bars', title: '每天播放次数（全镇）', points: plays, target: playsAsked }];
  const nameOf = (unitId: string) => units.find(({ id }) => id === unitId)?.name ?? '';
  return [daysOfVillages('每天播放（各村）', days, nameOf)];
}

/** How far each duty has come, beside the time before where there was one. */
function progressChart({ duties, period }: Dispatch): Chart[] {
  const points = duties.flatMap(({ title, percent, before }) =>
    percent === undefined ? [] : [{ label: title, now: percent, before }],
  );
  if (!hasBefore(duties))
    return [{ kind: 'progress', title: '各项完成', points: points.map(({ label, now }) => ({ label, percent: now })) }];
  const names = { now: period.cadence === 'month' ? '本月' : '这半个月', before: sayBefore(period) };
  return [{ kind: 'trend', title: `各项完成（%），和${sayBefore(period)}比`, names, points }];
}

/**
 * 3月上半月调度: totals, against the time before, what is still open; how the days and the duties went, to look at; every
 * village's numbers in the paper's order.
 */
export function dispatchCard(dispatch: Dispatch): Card {
  const { period, duties, late, faults, problems } = dispatch;
  const isMonth = period.cadence === 'month';
  const span = isMonth ? '全月' : period.key.endsWith('H1') ? '上半月' : '下半月';
  const title = `${sayMonth(period.first)}${span}调度（截至${sayDay(period.last)}）`;
  const totals = duties.map((one) => `${one.title} ${one.total}`).join(' · ');
  const open = [
    `补报 ${late} 条`,
    `喇叭故障 ${faults.length}${faults.length === 0 ? '' : `（${faults.join('、')}）`}`,
    `未销号问题 ${problems}`,
  ];
  return {
    ...card(
      title,
      'neutral',
      text(md`${totals}`),
      text(md`${hasBefore(duties) ? `比${sayBefore(period)}` : '完成率'}：${duties.flatMap(sayTrend).join(' · ')}`),
      text(md`${open.join(' · ')}`),
      ...playsChart(dispatch),
      ...progressChart(dispatch),
      ...tablesOf(dispatch),
      buttons({ label: '看明细', press: { command: 'township', step: 'open' } }),
    ),
    summary: `${title} ${totals}`,
  };
}
