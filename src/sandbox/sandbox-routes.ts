import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { type Acts, person, roomWith } from './acts.ts';
import { parsed } from './json.ts';
import { shown } from './ledger.ts';
import { press } from './press.ts';
import { FeishuRefusal, NotOffered } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import type { SandboxMenuItem, SandboxNews, SandboxState } from './wire.ts';

export type RouteOptions = {
  readonly menu: readonly SandboxMenuItem[];
  readonly connected: () => boolean;
  readonly moveClock: (at: Date) => Promise<void>;
};

const who = z.string().min(1);
const value = z.union([z.string(), z.array(z.string()), z.boolean()]);
const shapes = {
  send: z.object({
    as: who,
    chat: who,
    text: z.string().min(1),
    mention: z.boolean().optional(),
    replyTo: z.string().optional(),
  }),
  image: z.object({ as: who, chat: who, image: z.instanceof(File) }),
  file: z.object({ as: who, chat: who, file: z.instanceof(File) }),
  recall: z.object({ as: who, messageId: who }),
  menu: z.object({ as: who, eventKey: who }),
  enter: z.object({ as: who }),
  read: z.object({ as: who, chat: who }),
  clock: z.object({ at: z.iso.datetime({ offset: true }) }),
  press: z.object({
    as: who,
    messageId: who,
    tag: who,
    name: z.string().optional(),
    value: z.unknown().optional(),
    form: z.record(z.string(), value).optional(),
    option: z.string().optional(),
  }),
};

/** Keeps proxies and browsers from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

/** What the chat page asks for (`wire.ts`). A person sees the chats they belong to and nothing else: 403. */
export function sandboxRoutes(tenant: Tenant, acts: Acts, options: RouteOptions): Hono {
  const page = new Hono().basePath('/sandbox');
  page.onError((error, c) => {
    if (error instanceof NotOffered) return c.text(error.message, 403);
    if (error instanceof FeishuRefusal) return c.text(error.message, 400);
    throw error;
  });
  look(page, tenant, options);
  act(page, tenant, acts);
  page.post('/clock', async (c) => {
    await options.moveClock(new Date((await asked(c.req.raw, shapes.clock)).at));
    return c.json({ now: tenant.clock.now().getTime() });
  });
  return page;
}

function look(page: Hono, tenant: Tenant, { menu, connected }: RouteOptions): void {
  const { app, town, clock, ledger, journal } = tenant;
  page.get('/state', (c) => {
    const people = town.people.map(({ openId, name, title }) => ({ openId, name, title }));
    const chats = town.rooms.map(({ chatId, type, name, members }) => ({ chatId, type, name, members }));
    const state: SandboxState = {
      now: clock.now().getTime(),
      botName: app.botName,
      botConnected: connected(),
      people,
      chats,
      menu,
    };
    return c.json(state);
  });
  page.get('/messages', (c) => {
    const as = c.req.query('as') ?? '';
    const { chatId } = roomWith(tenant, as, c.req.query('chat') ?? '');
    const visible = ledger.inChat(chatId).filter(({ onlyFor }) => onlyFor === undefined || onlyFor === as);
    return c.json(visible.map(shown));
  });
  page.get('/calls', (c) => c.json(journal.calls(Number(c.req.query('after') ?? 0))));
  page.get('/image/:key', (c) => picture(tenant, c.req.query('as') ?? '', c.req.param('key')));
  page.get('/stream', (c) => streamed(tenant, c));
}

function picture(tenant: Tenant, viewer: string, key: string): Response {
  const as = person(tenant, viewer).openId;
  const medium = tenant.media.get(key);
  if (!medium || !maySee(tenant, as, medium.key)) throw new NotOffered('你的会话里没有这个文件');
  const headers = { 'content-type': medium.mime, 'cache-control': 'private, max-age=86400' };
  if (medium.mime.startsWith('image/')) return new Response(Uint8Array.from(medium.bytes), { headers });
  const name = `attachment; filename*=UTF-8''${encodeURIComponent(medium.name)}`;
  return new Response(Uint8Array.from(medium.bytes), { headers: { ...headers, 'content-disposition': name } });
}

const streamed = (tenant: Tenant, c: Context): Response =>
  streamSSE(c, async (stream) => {
    const as = c.req.query('as');
    const stop = tenant.news.listen((item) => {
      if (as === undefined || concerns(tenant, as, item)) void stream.writeSSE({ data: JSON.stringify(item) });
    });
    const beat = setInterval(() => void stream.write(': quiet\n\n'), HEARTBEAT_MS).unref();
    await stream.write(': open\n\n');
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    clearInterval(beat);
    stop();
  });

function act(page: Hono, tenant: Tenant, acts: Acts): void {
  page.post('/send', async (c) => {
    const { as, chat, text, mention = false, replyTo } = await asked(c.req.raw, shapes.send);
    const { messageId } = acts.say(as, chat, text, { mention, ...(replyTo && { replyTo }) });
    return c.json({ messageId });
  });
  page.post('/image', async (c) => {
    const { as, chat, image } = await uploaded(c, shapes.image);
    const bytes = new Uint8Array(await image.arrayBuffer());
    return c.json({ messageId: acts.sendImage(as, chat, bytes).messageId });
  });
  page.post('/file', async (c) => {
    const { as, chat, file } = await uploaded(c, shapes.file);
    const bytes = new Uint8Array(await file.arrayBuffer());
    return c.json({ messageId: acts.sendFile(as, chat, file.name, bytes).messageId });
  });
  page.post('/recall', async (c) => {
    const { as, messageId } = await asked(c.req.raw, shapes.recall);
    void acts.recall(as, messageId);
    return c.json({});
  });
  page.post('/menu', async (c) => {
    const { as, eventKey } = await asked(c.req.raw, shapes.menu);
    void acts.tapMenu(as, eventKey);
    return c.json({});
  });
  page.post('/enter', async (c) => {
    void acts.enter((await asked(c.req.raw, shapes.enter)).as);
    return c.json({});
  });
  page.post('/read', async (c) => {
    const { as, chat } = await asked(c.req.raw, shapes.read);
    acts.read(as, chat);
    return c.json({});
  });
  page.post('/press', async (c) => {
    const { name, form, option, ...wish } = await asked(c.req.raw, shapes.press);
    const rest = {
      ...(name !== undefined && { name }),
      ...(form && { form }),
      ...(option !== undefined && { option }),
    };
    return c.json(await press(tenant, { ...wish, ...rest }));
  });
}

const asked = async <T>(request: Request, shape: z.ZodType<T>): Promise<T> =>
  fitting(parsed(await request.text()), shape);
const uploaded = async <T>(c: Context, shape: z.ZodType<T>): Promise<T> => fitting(await c.req.parseBody(), shape);

function fitting<T>(value: unknown, shape: z.ZodType<T>): T {
  const result = shape.safeParse(value);
  if (!result.success) throw new FeishuRefusal(0, z.prettifyError(result.error));
  return result.data;
}

/** News of a message is for those who may read it. */
function concerns({ town }: Tenant, as: string, news: SandboxNews): boolean {
  if (news.type !== 'message') return true;
  const { chatId, onlyFor } = news.message;
  return (town.room(chatId)?.members.includes(as) ?? false) && (onlyFor === undefined || onlyFor === as);
}

/** A picture is seen where it was sent: by the members of a chat in which a message or a card shows it. */
function maySee({ town, ledger, media }: Tenant, as: string, key: string): boolean {
  if (media.get(key)?.owner === as) return true;
  const mine = town.rooms.filter(({ members }) => members.includes(as));
  return mine.some(({ chatId }) =>
    ledger
      .inChat(chatId)
      .some(
        (message) =>
          !message.recalled &&
          (message.onlyFor === undefined || message.onlyFor === as) &&
          (message.imageKey === key || message.fileKey === key || JSON.stringify(message.card ?? '').includes(key)),
      ),
  );
}
