import { workerBy } from '../../src/hosts/worker.ts';
import type { Env } from '../../src/hosts/worker-settings.ts';

let ahead = 0;
const worker = workerBy(() => new Date(Date.now() + ahead));

/** The worker by a clock that is set from outside: the body of POST /clock is a moment in ms. */
export default {
  async fetch(request: Request, env: Env, context: Parameters<typeof worker.fetch>[2]): Promise<Response> {
    if (new URL(request.url).pathname !== '/clock') return worker.fetch(request, env, context);
    ahead = Number(await request.text()) - Date.now();
    return new Response();
  },
  scheduled: worker.scheduled,
};
