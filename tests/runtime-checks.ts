import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commit } from '../src/db/db.ts';
import { putPlace } from '../src/db/outside.ts';
import { records } from '../src/db/schema-records.ts';
import { allUnits } from '../src/db/units.ts';
import { sealed, signature } from '../src/sandbox/seal.ts';
import type { SandboxMessage } from '../src/sandbox/wire.ts';
import { app, type Town, until } from './hosts/town.ts';
import { buttonOf, wordsOf } from './world-cards.ts';

const cadre = 'ou_tianxiaohe';

/** What must hold wherever the webhook's bot lives: the same eleven checks on Node and in workerd. */
export function runtimeChecks(open: () => Promise<Town>): void {
  let town: Town;
  let chat: string;
  let messageId: string;

  beforeAll(async () => {
    town = await open();
    chat = town.feishu.privateChat(cadre);
  });
  afterAll(() => town.close());

  const repliesTo = (id: string): SandboxMessage[] =>
    town.feishu.messages(chat).filter((message) => message.replyTo === id);
  const recordsOf = (id: string) => town.db.q.select().from(records).where(eq(records.messageId, id));
  const seconds = () => Math.floor(town.now().getTime() / 1000);
  const post = async (body: string, headers: Record<string, string> = signature(app.encryptKey, body, seconds())) =>
    (await fetch(`${town.url}/lark/events`, { method: 'POST', body, headers })).status;
  const envelope = (header: Record<string, string>) =>
    sealed(app.encryptKey, {
      schema: '2.0',
      header: { event_id: 'e1', token: app.verificationToken, app_id: app.appId, ...header },
      event: {},
    });

  it('answers the challenge with which Feishu checks the address', async () => {
    expect(await town.feishu.verifyWebhook()).toBe(true);
  });

  it('records a line once and answers it with a receipt', async () => {
    messageId = await town.feishu.say(cadre, chat, '今天村村响播放2次，8点、12点');
    await until(() => repliesTo(messageId).length > 0);
    expect(await recordsOf(messageId)).toMatchObject([{ kind: 'broadcast', count: 2, times: ['08:00', '12:00'] }]);
    expect(wordsOf(repliesTo(messageId)[0]?.card)).toContain('已登记');
  });

  it('keeps to one record and one reply when the same line comes again, five at once', async () => {
    const answers = await town.feishu.redeliver(messageId, 5);
    expect(answers.map(({ kind }) => kind)).toEqual(Array(5).fill('done'));
    expect(await recordsOf(messageId)).toHaveLength(1);
    expect(repliesTo(messageId)).toHaveLength(1);
  });

  it('turns away a wrong signature', async () => {
    const body = envelope({ event_type: 'im.message.receive_v1' });
    expect(await post(body, signature('another key', body, seconds()))).toBe(401);
  });

  it('turns away a wrong token', async () => {
    expect(await post(envelope({ token: 'another token' }))).toBe(401);
  });

  it('turns away another app', async () => {
    expect(await post(envelope({ app_id: 'cli_ffffffffffffffff' }))).toBe(401);
  });

  it('answers a press with a toast and a new card', async () => {
    const [receipt] = repliesTo(messageId);
    const value = buttonOf(receipt?.card, '撤销')?.value;
    const answer = await town.feishu.press({ as: cadre, messageId: receipt?.messageId ?? '', tag: 'button', value });
    expect(answer).toEqual({ toast: { type: 'success', content: '已撤销' } });
    expect(wordsOf(repliesTo(messageId)[0]?.card)).toContain('村村响已撤销');
    expect(await recordsOf(messageId)).toMatchObject([{ status: 'void' }]);
  });

  it('posts the day’s summary at 20:50, and no second one at the next beat', async () => {
    const summaries = () =>
      town.feishu.messages('oc_township').filter(({ card }) => wordsOf(card).includes('3月15日 工作小结'));
    await town.moveTo('2024-03-15T20:50:10+08:00');
    await town.moveTo('2024-03-15T20:51:10+08:00');
    expect(summaries()).toHaveLength(1);
  });

  it('says that it is ready, and what it counted', async () => {
    const ready = await fetch(`${town.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: [] }]);
    const metrics = await (await fetch(`${town.url}/metrics`)).text();
    expect(metrics).toContain('hulei_events_total{type="message",outcome="answered"} 1');
    expect(metrics).toContain('hulei_job_runs_total{job="daily-dispatch",outcome="done"} 1');
    expect(metrics).toContain('hulei_outbox_waiting 0');
  });

  it('F-26e: takes the report of a place outside the house through its page, and tells the police', async () => {
    const [unit] = await allUnits(town.db);
    const place = { id: 'p1', name: '清风旅馆', kind: 'lodging', unitId: unit?.id ?? '', active: true };
    const token = 'a'.repeat(32);
    await commit(town.db, [await putPlace(town.db, place, token, { by: 'test', at: town.now() })]);
    const page = `${town.url}/r/${token}`;
    const form = /name="form" value="(\w+)"/.exec(await (await fetch(page)).text())?.[1] ?? '';
    const body = new URLSearchParams({ form, situation: 'place', danger: 'no', told110: 'no' });
    const send = async () => (await fetch(page, { method: 'POST', body })).text();
    const [first, again] = [await send(), await send()];
    const number = /XS-\w{4}/.exec(first)?.[0] ?? '';
    expect(number).not.toBe('');
    expect(again).toContain(number);
    const police = town.feishu.privateChat('ou_gaofeng');
    const told = () => town.feishu.messages(police).filter(({ card }) => wordsOf(card).includes(number));
    await until(() => told().length > 0);
    expect(told()).toHaveLength(1);
  });

  // Last: a body that nobody reads to its end costs the connection it came by. When the worker has answered before all
  // was sent, the proxy that wrangler puts before it now and then says 503 instead, with the plea to try again.
  it('turns away what is larger than 1 MiB', async () => {
    const answers = new Set<number>();
    await until(async () => answers.add(await post('x'.repeat(1024 * 1024 + 1))).has(413));
    answers.delete(503);
    expect([...answers]).toEqual([413]);
  });
}
