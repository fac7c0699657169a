import { daysFrom } from '../../src/domain/calendar.ts';
import type { Desk } from '../cli/desk.ts';

export const villages = ['雄风村', '密园村', '光华村'] as const;
export const march = daysFrom('2024-03-01', '2024-03-31');
/** Children on each village's list; the last has none. */
export const children: Readonly<Record<string, number>> = { 雄风村: 6, 密园村: 8, 光华村: 0 };

/** A line of `export records`, as far as it is counted here. */
type Row = {
  readonly id: string;
  readonly unit: string;
  readonly occurred_on: string;
  readonly count: number;
  readonly subject_ids: readonly string[];
  readonly evidence_state: string;
  readonly status: string;
  readonly late: boolean;
  readonly detail: { readonly until?: string; readonly period?: string; readonly answers?: string };
};

/** What a machine reads of a kind, from the whole campaign until the day it is asked on; what was withdrawn left out. */
async function rowsOf(desk: Desk, kind: string): Promise<Row[]> {
  const span = ['--from', '2024-01-12', '--to', '2024-04-02'];
  const { out } = await desk.hulei('export', 'records', '--kind', kind, ...span);
  const lines = out.split('\n').filter((line) => line !== '');
  return lines.map((line): Row => JSON.parse(line)).filter(({ status }) => status === 'valid');
}

export type Count = { readonly done: number; readonly should: number };
export const sum = (counts: readonly Count[]): Count => ({
  done: counts.reduce((all, { done }) => all + done, 0),
  should: counts.reduce((all, { should }) => all + should, 0),
});
export const pair = ({ done, should }: Count) => `${done}/${should}`;
export const percent = ({ done, should }: Count) => `${Math.floor((100 * done) / should)}%`;

/** Everything the bulletin of March can say, counted from exported lines alone. */
export async function countedFrom(desk: Desk) {
  const kinds = {
    plays: await rowsOf(desk, 'broadcast'),
    faults: await rowsOf(desk, 'broadcast-fault'),
    quiet: await rowsOf(desk, 'quiet-day'),
    visits: await rowsOf(desk, 'minor-visit'),
    tables: await rowsOf(desk, 'clue-check'),
    meetings: await rowsOf(desk, 'meeting'),
    links: await rowsOf(desk, 'link-publication'),
    forwards: await rowsOf(desk, 'link-forward'),
    problems: await rowsOf(desk, 'problem'),
    closures: await rowsOf(desk, 'problem-closure'),
  };
  const { plays, faults, quiet, visits, tables, meetings, links, forwards, problems, closures } = kinds;
  const inMarch = ({ occurred_on: on, detail }: Row) => (detail.period ?? on).startsWith('2024-03');
  const isExcused = (village: string, day: string) =>
    [...faults, ...quiet].some(
      ({ unit, occurred_on: from, detail: { until = '9' } }) =>
        (unit === village || unit === '平安办') && from <= day && day <= until,
    );
  const broadcasts = (village: string): Count => {
    const days = march.filter((day) => !isExcused(village, day));
    const told = days.map((day) =>
      plays.reduce((all, one) => all + (one.unit === village && one.occurred_on === day ? one.count : 0), 0),
    );
    return { done: told.reduce((all, one) => all + Math.min(one, 3), 0), should: 3 * days.length };
  };
  const daysOf = (child: string, state = '') =>
    new Set(
      visits
        .filter((row) => inMarch(row) && row.subject_ids.includes(child) && row.evidence_state.startsWith(state))
        .map((row) => row.occurred_on),
    ).size;
  const visited = (village: string, state = ''): Count => {
    const met = new Set(visits.filter(({ unit }) => unit === village).flatMap(({ subject_ids: ids }) => ids));
    const done = [...met].reduce((all, child) => all + Math.min(2, daysOf(child, state)), 0);
    return { done, should: 2 * (children[village] ?? 0) };
  };
  // The weeks of March 2024 are those whose Thursdays are the 7th, 14th, 21st and 28th.
  const weeks = ['2024-03-04', '2024-03-11', '2024-03-18', '2024-03-25', '2024-04-01'];
  const weekly = (village: string, state = ''): Count => {
    const held = weeks
      .slice(0, 4)
      .filter((from, nth) =>
        meetings.some(
          ({ unit, occurred_on: on, evidence_state: is }) =>
            unit === village && from <= on && on < (weeks[nth + 1] ?? '') && is.startsWith(state),
        ),
      );
    return { done: held.length, should: 4 };
  };
  // Published at half past twelve, a link's 24 hours run out on the next day.
  const due = links.filter(({ occurred_on: on }) => '2024-02-29' <= on && on < '2024-03-31');
  const forwarded = (village: string): Count => ({
    done: due.filter(({ id }) => forwards.some(({ unit, detail }) => unit === village && detail.answers === id)).length,
    should: due.length,
  });
  const handedIn = (village: string) => tables.find((row) => row.unit === village && row.detail.period === '2024-03');
  const isClosedBy = (id: string, day: string) =>
    closures.some(({ detail, occurred_on: on }) => detail.answers === id && on <= day);
  const onList = problems.filter(({ id, occurred_on: on }) => on <= '2024-03-31' && !isClosedBy(id, '2024-02-29'));
  const broken = faults.filter(
    ({ occurred_on: from, detail: { until = '9' } }) => from <= '2024-03-31' && until >= '2024-03-01',
  );
  return {
    broadcasts,
    visited,
    weekly,
    forwarded,
    handedIn,
    excused: villages.flatMap((village) => march.filter((day) => isExcused(village, day))).length,
    late: [...plays, ...visits, ...tables, ...meetings, ...forwards].filter((row) => inMarch(row) && row.late).length,
    repaired: {
      done: broken.filter(({ detail: { until = '9' } }) => until <= '2024-03-31').length,
      should: broken.length,
    },
    closed: { done: onList.filter(({ id }) => isClosedBy(id, '2024-03-31')).length, should: onList.length },
  };
}
