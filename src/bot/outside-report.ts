import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  failedPage,
  notReportedPage,
  nowherePage,
  type OutsidePage,
  reportedPage,
  reportPage,
  tooLongPage,
} from '../cards/outside.ts';
import { reportFromOutside } from '../commands/outside-report.ts';
import { commit, type Db } from '../db/db.ts';
import { putPost } from '../db/outbox.ts';
import { placeByToken } from '../db/outside.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { FieldValues } from '../domain/field.ts';
import { outsideFaults, outsideFields, type OutsidePlace } from '../domain/outside.ts';
import { Refusal } from '../errors.ts';
import { classOf, type Log } from './log.ts';
import { htmlOf } from './outside-page.ts';

/** A filled page is a tenth of it. */
const LARGEST_BODY = 16 * 1024;
/** How often a decision is taken anew when somebody else's commit came between. */
const ATTEMPTS = 8;

export type OutsideSettings = {
  readonly db: Db;
  readonly campaign: () => Promise<Campaign>;
  readonly now: () => Date;
  readonly log: Log;
  /** What must hold before the database is asked. */
  readonly ready?: () => Promise<void>;
  /** Sends what was queued, after the page has its answer. */
  readonly flush: () => void;
};

const isToken = (text: string) => /^[0-9a-f]{32}$/.test(text);

/** 128 random bits. */
const random = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Status = 200 | 404 | 413 | 422 | 429 | 500 | 503;

/** A page nobody keeps, embeds, indexes or learns from; the token in its address goes no further. */
function answered(c: Context, status: Status, page: OutsidePage) {
  const nonce = random();
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('referrer-policy', 'no-referrer');
  c.header('x-robots-tag', 'noindex, nofollow');
  c.header('cache-control', 'no-store');
  c.header('x-content-type-options', 'nosniff');
  return c.html(htmlOf(page, nonce), status);
}

/** What the form holds under its own names; anything else sent along is not read. */
async function filledIn(c: Context): Promise<{ values: FieldValues; form: string | undefined }> {
  const body = await c.req.parseBody();
  const text = (name: string) => {
    const value = body[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const entries = outsideFields.flatMap(({ name }) => {
    const value = text(name)?.replaceAll('\r\n', '\n');
    return value === undefined ? [] : [[name, value] as const];
  });
  const form = text('form');
  return { values: Object.fromEntries(entries), form: form !== undefined && isToken(form) ? form : undefined };
}

/** Decides and commits, once a form; the number. When somebody else's commit came between, the decision is taken anew. */
async function take({ db, campaign, now }: OutsideSettings, place: OutsidePlace, values: FieldValues, form: string) {
  for (let attempt = 1; ; attempt += 1) {
    const at = now();
    const { number, writes, posts } = await reportFromOutside(
      { db, campaign: await campaign(), now: at },
      { place, values, form: `${place.id}:${form}` },
    );
    try {
      await commit(db, [...writes, ...(await Promise.all(posts.map((post) => putPost(db, post, at))))]);
      return number;
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const nowhere = (c: Context) => answered(c, 404, nowherePage);

async function placeAt({ db, ready }: OutsideSettings, c: Context): Promise<OutsidePlace | undefined> {
  const token = c.req.param('token') ?? '';
  if (!isToken(token)) return undefined;
  await ready?.();
  return placeByToken(db, token);
}

async function show(settings: OutsideSettings, c: Context) {
  const place = await placeAt(settings, c);
  if (place === undefined) return nowhere(c);
  return answered(c, 200, reportPage(place.name, random(), {}, {}));
}

async function submit(settings: OutsideSettings, c: Context) {
  const place = await placeAt(settings, c);
  if (place === undefined) return nowhere(c);
  const { values, form = random() } = await filledIn(c);
  const faults = outsideFaults(values);
  if (Object.keys(faults).length > 0) return answered(c, 422, reportPage(place.name, form, values, faults));
  try {
    const number = await take(settings, place, values, form);
    settings.flush();
    return answered(c, 200, reportedPage(number));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return answered(c, error.code === 'too-late' ? 429 : 503, notReportedPage(error.message));
  }
}

const tooLarge = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) => answered(c, 413, tooLongPage),
});

/**
 * The page of a place outside the house (F-26d, F-26e): `GET` shows the form, `POST` takes it. It needs no script, sets no
 * cookie and writes no log line; a code unknown or closed gets the same neutral page.
 */
export function outsideReports(settings: OutsideSettings): Hono {
  const routes = new Hono();
  routes.onError((error, c) => {
    settings.log('error', 'outside-report-failed', { error: classOf(error) });
    return answered(c, 500, failedPage);
  });
  return routes.get('/r/:token', (c) => show(settings, c)).post('/r/:token', tooLarge, (c) => submit(settings, c));
}
