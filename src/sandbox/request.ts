import type { z } from 'zod';
import { parsed } from './json.ts';
import { FeishuRefusal } from './refusal.ts';

/** Throws 99992402, Feishu's word for a request that does not fit its API. */
export async function bodyAs<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const result = shape.safeParse(parsed(await request.text()));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new FeishuRefusal(99992402, `field validation failed: ${issue?.path.join('.')} ${issue?.message}`);
}

/** Feishu's envelope around what was asked for. */
export const ok = (data: Record<string, unknown>) => ({ code: 0, msg: 'success', data });
