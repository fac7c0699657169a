import { z } from 'zod';
import { FeishuFailure } from './feishu-failure.ts';

/*
 * What is read of Feishu's answers. Feishu leaves out or nulls what is empty.
 */

export const sentAnswer = z.object({ data: z.object({ message_id: z.string().min(1) }) });

export const urgedAnswer = z.object({
  data: z.object({ invalid_user_id_list: z.array(z.string()).nullish() }).nullish(),
});

/** The SDK hands over only the `data` of an upload's answer. */
export const uploadedAnswer = z.object({ file_key: z.string().min(1) });
export const pictureUploadedAnswer = z.object({ image_key: z.string().min(1) });

export const botAnswer = z.object({ bot: z.object({ open_id: z.string().min(1), app_name: z.string().catch('') }) });

export const peopleAnswer = z.object({
  data: z.object({
    user_list: z.array(z.object({ user_id: z.string().optional(), mobile: z.string().optional() })).nullish(),
  }),
});

export const chatsAnswer = z.object({
  data: z.object({
    items: z.array(z.object({ chat_id: z.string(), name: z.string().catch('') })).nullish(),
    page_token: z.string().nullish(),
    has_more: z.boolean().nullish(),
  }),
});

/** An answer without what it promises is no success; asking again does no harm, the uuid being the same. */
export function readAnswer<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new FeishuFailure(undefined, 'again');
  return result.data;
}
