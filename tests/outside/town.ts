import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { outsideReports } from '../../src/bot/outside-report.ts';
import { campaignOf } from '../../src/campaigns/index.ts';
import { outbox } from '../../src/db/schema-exchange.ts';
import { township } from '../stories/township.ts';

export const address = 'https://hulei.example';

const sealedPaper = z.object({ paper: z.object({ forms: z.array(z.object({ code: z.string() })) }) });

/** The township of the stories with its page for the outside, as a host would mount it. */
export async function townWithPage(at: string) {
  const t = await township(at, address);
  const rules = campaignOf('fushoushan-2024');
  if (rules === undefined) throw new Error('no rule book');
  const running: Promise<unknown>[] = [];
  const routes = outsideReports({
    db: t.db,
    campaign: async () => rules,
    now: t.now,
    log: (...line) => t.logged.push(JSON.stringify(line)),
    flush: () => void running.push(t.app.flush()),
  });
  const settle = async () => {
    await Promise.all(running.splice(0));
  };

  return Object.assign(t, {
    /** The address on the sheet of a place the office has just listed, read before the sheet is sent. */
    async listed(name = '清风旅馆', kind = '旅馆、酒店、民宿'): Promise<string> {
      await t.type(t.su, t.su.chat, '场所二维码');
      await t.press(t.su, t.su.chat, '加一个场所');
      return this.codeOf(() =>
        t.fill(t.su, t.su.chat, { 场所名称: name, 哪一类: kind, 在哪个村: '雄风村' }, '加上，出码'),
      );
    },
    /** The path on the sheet that an act queues. */
    async codeOf(act: () => Promise<unknown>): Promise<string> {
      const { feishu } = t.town;
      const upload = feishu.uploadFile.bind(feishu);
      let code = '';
      feishu.uploadFile = async (name, bytes) => {
        const waiting = await t.db.q.select().from(outbox).where(eq(outbox.state, 'waiting'));
        const row = waiting.find(({ key }) => key.startsWith('outside-code:'));
        const content: unknown = JSON.parse(
          await t.db.vault.open(row?.contentSealed ?? '', `outbox:${row?.key}:content`),
        );
        code = sealedPaper.parse(content).paper.forms[0]?.code ?? '';
        return upload(name, bytes);
      };
      await act();
      feishu.uploadFile = upload;
      return code.slice(address.length);
    },
    get: (path: string) => Promise.resolve(routes.request(path)),
    post: (path: string, form: Readonly<Record<string, string>>) =>
      Promise.resolve(
        routes.request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        }),
      ),
    page: (path: string, body: FormData | URLSearchParams | string) =>
      Promise.resolve(routes.request(path, { method: 'POST', body })),
    settle,
    fetch: routes.fetch,
    /** Opens the page, fills it and sends it; the page that answers. */
    async report(path: string, form: Readonly<Record<string, string>>): Promise<string> {
      const answer = await this.post(path, { form: await formOn(await this.get(path)), ...form });
      await settle();
      return answer.text();
    },
  });
}

/** The name of the filling that a page carries. */
export const formOn = async (page: Response): Promise<string> =>
  /name="form" value="([0-9a-f]{32})"/.exec(await page.text())?.[1] ?? '';

export const numberIn = (page: string): string => /XS-[2-9A-Z]{4}/.exec(page)?.[0] ?? '';
