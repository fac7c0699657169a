import { type LocalDate, sayDay, sayMonth } from '../domain/calendar.ts';
import type { Dispatch, DispatchDuty } from '../domain/dispatch.ts';
import type { SummaryLine } from '../domain/summary.ts';
import { type Block, buttons, type Card, card, md, table, text } from './kit.ts';

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

/** 村村响 97%（+2） */
function sayTrend({ title, percent, before }: DispatchDuty): string[] {
  if (percent === undefined) return [];
  if (before === undefined) return [`${title} ${percent}%`];
  const change = percent - before;
  return [`${title} ${percent}%（${change === 0 ? '持平' : change > 0 ? `+${change}` : `${change}`}）`];
}

function tableOf({ duties, units }: Dispatch): Block {
  const pictured = duties.filter(({ photo }) => photo);
  return table(
    [
      { name: 'unit', label: '村' },
      ...duties.map(({ title }, n) => ({ name: `d${n}`, label: title })),
      ...pictured.map(({ title }, n) => ({ name: `p${n}`, label: `${title}照片` })),
      { name: 'late', label: '补报' },
      { name: 'faults', label: '喇叭故障' },
    ],
    units.map(({ name, counts, pictures, late, faults }) => ({
      unit: name,
      ...Object.fromEntries(counts.map((said, n) => [`d${n}`, said])),
      ...Object.fromEntries(pictures.map((said, n) => [`p${n}`, said])),
      late: String(late),
      faults: String(faults),
    })),
  );
}

const chartsOf = ({ duties, plays, playsAsked }: Dispatch): Block[] => [
  ...(plays.length === 0
    ? []
    : [{ kind: 'bars' as const, title: '每天播放次数（全镇）', points: plays, target: playsAsked }]),
  {
    kind: 'bars',
    title: '各项完成（%）',
    points: duties.flatMap(({ title, percent }) => (percent === undefined ? [] : [{ label: title, value: percent }])),
    target: 100,
  },
];

/** 3月上半月调度: totals, against the time before, what is still open, every village in the paper's order, two charts. */
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
      text(md`比${isMonth ? '上月' : '上个半月'}：${duties.flatMap(sayTrend).join(' · ')}`),
      text(md`${open.join(' · ')}`),
      tableOf(dispatch),
      ...chartsOf(dispatch),
      buttons({ label: '看明细', press: { command: 'township', step: 'open' } }),
    ),
    summary: `${title} ${totals}`,
  };
}
