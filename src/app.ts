import { answer, type AnswerPorts } from './bot/answer.ts';
import { deliver } from './bot/deliver.ts';
import { hear } from './bot/envelope.ts';
import { type CallbackAnswer, toCallback } from './bot/feishu-card.ts';
import type { Feishu } from './bot/feishu-client.ts';
import { type EvidenceStore, keepPictures } from './bot/keep-pictures.ts';
import { classOf, type Log } from './bot/log.ts';
import { tendTables } from './bot/tend-tables.ts';
import type { Look } from './bot/picture-facts.ts';
import { countEvent, countJob, type Metrics, metricsText, openMetrics } from './bot/metrics.ts';
import { windowNoticeCard } from './cards/notices.ts';
import { commit, type Db } from './db/db.ts';
import { putPost } from './db/outbox.ts';
import { peopleWithRole } from './db/people.ts';
import { oneADay, withdrawUnsent } from './db/reminders.ts';
import { noteBirth, setting } from './db/settings.ts';
import { officeRoles } from './domain/actor.ts';
import { dayOf } from './domain/calendar.ts';
import { agencyKey, dutiesKey, inForce, quotasKey, windowKey } from './campaigns/in-force.ts';
import type { Campaign } from './domain/campaign.ts';
import { within } from './domain/period.ts';
import { jobs } from './schedules/index.ts';
import { type Ran, runDue } from './schedules/run.ts';

export type Ports = {
  readonly db: Db;
  readonly campaign: Campaign;
  readonly feishu: Feishu;
  readonly evidence: EvidenceStore;
  /** How pictures are compared by looks; absent where nothing decodes them (Workers). */
  readonly look?: Look;
  readonly now: () => Date;
  readonly log: Log;
  /** The bot's own open_id, once Feishu told it. */
  readonly botOpenId: () => string | undefined;
  /** What goes on after an answer was given: the process lives on, or the runtime is asked to wait. */
  readonly afterwards: (work: Promise<unknown>) => void;
  /** False where runs of one process must not wait for one another (Workers). */
  readonly together: boolean;
  /** How a run that keeps Feishu's pace lets milliseconds pass; by really waiting where absent. */
  readonly pause?: (ms: number) => Promise<void>;
  /** Where the outside reaches the bot (`PUBLIC_URL`). */
  readonly publicUrl?: string | undefined;
  /** What was counted before, where an app lives no longer than a request (Workers). */
  readonly counted?: Metrics;
};

/** The bot without a place to live: two functions, and what a host shows of it. */
export type App = {
  /** Answers what Feishu delivered. Throws only when Feishu should deliver again. */
  readonly handle: (envelope: unknown) => Promise<CallbackAnswer>;
  /** The heartbeat: runs the jobs that are due, empties the outbox, fetches pictures. */
  readonly tick: (at: Date) => Promise<Ran[]>;
  /** Empties the outbox now. */
  readonly flush: () => Promise<void>;
  /** To be called once when a host starts: notes the birth of the database, and tells the office when the campaign is over. */
  readonly begin: () => Promise<void>;
  readonly metrics: () => Promise<string>;
  readonly counted: Metrics;
};

/** The campaign as the office set it in this database. */
export const campaignInForce = async (db: Db, campaign: Campaign): Promise<Campaign> =>
  inForce(campaign, {
    window: await setting(db, windowKey(campaign)),
    duties: await setting(db, dutiesKey(campaign)),
    quotas: await setting(db, quotasKey(campaign)),
    agency: await setting(db, agencyKey(campaign)),
  });

/** A reminder that could not be sent for so long is composed anew. */
const unsentMs = 10 * 60_000;

export function createApp(ports: Ports): App {
  const { db, feishu, now, log } = ports;
  const counted = ports.counted ?? openMetrics();
  const campaign = () => campaignInForce(db, ports.campaign);
  const answerPorts: AnswerPorts = { db, campaign, now, log, publicUrl: ports.publicUrl };

  async function empty() {
    await oneADay(db, now());
    const pace = ports.pause === undefined ? {} : { pause: ports.pause };
    return deliver({ db, feishu, now, log, evidence: ports.evidence, together: ports.together, ...pace });
  }

  async function flush(): Promise<void> {
    try {
      await empty();
      await keepPictures({ db, feishu, evidence: ports.evidence, now, log, look: ports.look });
      if ((await tendTables({ db, feishu, now, log })) > 0) await empty();
    } catch (error) {
      log('error', 'delivery-failed', { error: classOf(error) });
    }
  }

  return {
    counted,
    flush,

    async handle(envelope) {
      const started = performance.now();
      const heard = hear(envelope, { openId: ports.botOpenId() });
      if (heard === undefined) return {};
      const { said, outcome } = await answer(answerPorts, heard);
      countEvent(counted, heard.kind, outcome, (performance.now() - started) / 1000);
      if (outcome !== 'ignored') ports.afterwards(flush());
      return toCallback(said);
    },

    async tick(at) {
      await withdrawUnsent(db, new Date(at.getTime() - unsentMs));
      // Before the digests, which leave out what a matter tells of itself.
      await oneADay(db, at);
      const ran = await runDue(db, await campaign(), jobs, at);
      for (const one of ran) {
        countJob(counted, one.job, one.outcome);
        log(one.outcome === 'failed' ? 'error' : 'info', 'job', {
          job: one.job,
          slot: one.slot,
          outcome: one.outcome,
          posts: one.posts,
          ...(one.error === undefined ? {} : { error: classOf(one.error) }),
        });
      }
      await flush();
      return ran;
    },

    async begin() {
      const { window } = await campaign();
      await commit(db, [noteBirth(db, now())]);
      if (within(dayOf(now()), window)) return;
      log('warn', 'outside-the-campaign', { from: window.from, to: window.to });
      const office = await peopleWithRole(db, officeRoles);
      const posts = office.flatMap((person) =>
        person.openId === undefined
          ? []
          : [
              {
                key: `window:${window.from}:${window.to ?? ''}:${person.id}`,
                to: { person: person.openId },
                content: { card: windowNoticeCard(ports.campaign.name, window) },
              },
            ],
      );
      await commit(db, await Promise.all(posts.map((post) => putPost(db, post, now()))));
    },

    metrics: () => metricsText(counted, db, now()),
  };
}
