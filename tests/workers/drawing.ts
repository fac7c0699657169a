import { drawPaper } from '../../src/documents/draw-paper.ts';
import type { Paper } from '../../src/domain/paper.ts';

/** A worker that draws the paper it is sent, for trying what draws in workerd. */
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response('here');
    const paper: Paper = JSON.parse(await request.text());
    const { name, bytes } = await drawPaper(paper);
    return new Response(new Uint8Array(bytes), { headers: { 'x-name': encodeURIComponent(name) } });
  },
};
