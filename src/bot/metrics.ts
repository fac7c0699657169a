import type { Db } from '../db/db.ts';
import { outboxDepth } from '../db/outbox.ts';
import { callsIn } from '../db/settings.ts';
import { dayOf } from '../domain/calendar.ts';

/** Upper bounds of the latency histogram, in seconds. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** The free edition's calls a month, for all apps of the tenant together. */
const quota = 10_000;

/** What this process counted: kinds and outcomes only, never who or what. */
export type Metrics = {
  readonly events: Map<string, number>;
  readonly jobs: Map<string, number>;
  readonly latency: number[];
  latencySum: number;
};

export const openMetrics = (): Metrics => ({
  events: new Map(),
  jobs: new Map(),
  latency: bounds.map(() => 0).concat(0),
  latencySum: 0,
});

export function countEvent(metrics: Metrics, type: string, outcome: string, seconds?: number): void {
  const key = `type="${type.replace(/[^\w.]/g, '')}",outcome="${outcome}"`;
  metrics.events.set(key, (metrics.events.get(key) ?? 0) + 1);
  if (seconds === undefined) return;
  const at = bounds.findIndex((bound) => seconds <= bound);
  const slot = at === -1 ? bounds.length : at;
  metrics.latency[slot] = (metrics.latency[slot] ?? 0) + 1;
  metrics.latencySum += seconds;
}

export function countJob(metrics: Metrics, job: string, outcome: string): void {
  const key = `job="${job}",outcome="${outcome}"`;
  metrics.jobs.set(key, (metrics.jobs.get(key) ?? 0) + 1);
}

const lines = (name: string, help: string, type: string, rows: readonly string[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...rows,
];

function histogram(metrics: Metrics): string[] {
  let below = 0;
  const buckets = metrics.latency.map((count, index) => {
    below += count;
    return `hulei_answer_seconds_bucket{le="${bounds[index] ?? '+Inf'}"} ${below}`;
  });
  return [
    ...buckets,
    `hulei_answer_seconds_sum ${metrics.latencySum.toFixed(6)}`,
    `hulei_answer_seconds_count ${below}`,
  ];
}

/** Prometheus text. */
export async function metricsText(metrics: Metrics, db: Db, now: Date): Promise<string> {
  const { waiting, oldest } = await outboxDepth(db, now);
  const calls = await callsIn(db, dayOf(now).slice(0, 7));
  return [
    ...lines(
      'hulei_events_total',
      'Deliveries by type and outcome',
      'counter',
      [...metrics.events].map(([key, count]) => `hulei_events_total{${key}} ${count}`),
    ),
    ...lines('hulei_answer_seconds', 'From delivery to committed answer', 'histogram', histogram(metrics)),
    ...lines('hulei_outbox_waiting', 'Posts waiting for Feishu', 'gauge', [`hulei_outbox_waiting ${waiting}`]),
    ...lines('hulei_outbox_oldest_seconds', 'Age of the oldest waiting post', 'gauge', [
      `hulei_outbox_oldest_seconds ${oldest === undefined ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1000)}`,
    ]),
    ...lines('hulei_feishu_calls_month', 'Feishu API calls this calendar month', 'gauge', [
      `hulei_feishu_calls_month ${calls}`,
      `hulei_feishu_calls_quota ${quota}`,
    ]),
    ...lines(
      'hulei_job_runs_total',
      'Job slots by outcome',
      'counter',
      [...metrics.jobs].map(([key, count]) => `hulei_job_runs_total{${key}} ${count}`),
    ),
    '',
  ].join('\n');
}
