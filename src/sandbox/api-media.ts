import { type Context, Hono } from 'hono';
import { partsOf } from './multipart.ts';
import { alive } from './reach.ts';
import { pictureType } from './media.ts';
import { FeishuRefusal } from './refusal.ts';
import { ok } from './request.ts';
import type { Tenant } from './tenant.ts';

const MB = 1024 * 1024;
const fileTypes = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'];

/** Pictures and files: upload, download of the bot's own, and of what people sent. */
export function mediaApi(tenant: Tenant): Hono {
  const api = new Hono();
  const { media } = tenant;

  api.post('/im/v1/images', async (c) => {
    const form = await uploaded(c);
    if (!['message', 'avatar'].includes(form.text('image_type'))) throw badMedia();
    const bytes = form.file('image', 10);
    const mime = pictureType(bytes);
    if (!mime) throw new FeishuRefusal(234011, "Can't recognize image format.");
    return c.json(ok({ image_key: media.put('image', bytes, { name: 'image', mime, owner: 'bot' }) }));
  });
  api.post('/im/v1/files', async (c) => {
    const form = await uploaded(c);
    const name = form.text('file_name');
    if (!name || !fileTypes.includes(form.text('file_type'))) throw badMedia();
    const about = { name, mime: 'application/octet-stream', owner: 'bot' };
    return c.json(ok({ file_key: media.put('file', form.file('file', 30), about) }));
  });
  const own = (c: Context) => {
    const medium = media.get(c.req.param('key') ?? '');
    if (!medium) throw new FeishuRefusal(234005, 'Image has been deleted.');
    if (medium.owner !== 'bot') throw new FeishuRefusal(234008, 'The app is not the resource sender.');
    return download(medium);
  };
  api.get('/im/v1/images/:key', own);
  api.get('/im/v1/files/:key', own);
  api.get('/im/v1/messages/:id/resources/:key', (c) => {
    const message = alive(tenant, c.req.param('id'));
    const key = c.req.param('key');
    if (message.msgType === 'interactive') throw new FeishuRefusal(234043, 'Unsupported message type.');
    const holds = c.req.query('type') === 'image' ? message.imageKey : message.fileKey;
    const medium = holds === key ? media.get(key) : undefined;
    if (!medium) throw new FeishuRefusal(234003, 'File not in msg.');
    return download(medium);
  });
  return api;
}

const badMedia = () => new FeishuRefusal(234001, 'Invalid request param.');

async function uploaded(c: Context) {
  const parts = partsOf(c.req.header('content-type') ?? '', Buffer.from(await c.req.arrayBuffer()));
  const found = (name: string) => parts.find((part) => part.name === name)?.bytes;
  return {
    text: (name: string) => found(name)?.toString('utf8') ?? '',
    file: (name: string, mostMb: number) => {
      const bytes = found(name);
      if (!bytes) throw badMedia();
      if (bytes.length === 0) throw new FeishuRefusal(234010, "File's size can't be 0.");
      if (bytes.length > mostMb * MB) throw new FeishuRefusal(234006, 'The file size exceed the max value.');
      return bytes;
    },
  };
}

const download = ({ bytes, mime, name }: { bytes: Uint8Array; mime: string; name: string }) =>
  new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mime,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
