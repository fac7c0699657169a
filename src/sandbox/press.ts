import { person, roomWith } from './acts.ts';
import { CARD_LIFE_DAYS, DAY_MS, replaceCard, roomOf } from './reach.ts';
import { objectsIn } from './card-people.ts';
import { checkCard } from './content.ts';
import type { Answer } from './door.ts';
import { envelopeOf } from './envelope.ts';
import { encoded, formValue, isPicker } from './form-value.ts';
import { isObject, type JsonObject, textUnder, under } from './json.ts';
import type { Kept } from './ledger.ts';
import { z } from 'zod';
import { FeishuRefusal, NotOffered } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import type { SandboxPress, SandboxPressAnswer } from './wire.ts';

/** A person presses a component: the callback, its one answer within three seconds, and what the person sees of it. */
export async function press(tenant: Tenant, wish: SandboxPress): Promise<SandboxPressAnswer> {
  const message = pressable(tenant, wish);
  const { app, town, clock, courier, cardTokens, pressed } = tenant;
  const token = cardTokens.issue(message.messageId);
  const event = {
    operator: { tenant_key: town.tenantKey, ...town.ids(wish.as) },
    token,
    action: actionOf(message, wish),
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  };
  pressed.set(token, message.messageId);
  try {
    const answer = await courier.callback(envelopeOf(app, town, clock.now(), 'card.action.trigger', event));
    return taken(tenant, message, answer);
  } finally {
    pressed.delete(token);
    cardTokens.answered(token);
  }
}

function pressable(tenant: Tenant, { as, messageId }: SandboxPress): Kept {
  person(tenant, as);
  const message = tenant.ledger.get(messageId);
  if (message?.msgType !== 'interactive' || message.recalled) throw new NotOffered('这张卡片已不在了');
  roomWith(tenant, as, message.chatId);
  if (message.onlyFor && message.onlyFor !== as) throw new NotOffered('这张卡片不是给你的');
  if (tenant.clock.now().getTime() - message.at > CARD_LIFE_DAYS * DAY_MS)
    throw new NotOffered(`该卡片发送时间已超过 ${CARD_LIFE_DAYS} 天，无法进行互动`);
  message.readBy[as] ??= tenant.clock.now().getTime();
  return message;
}

/** The pressed component, on the card as it is or as a phone may still show it. */
function componentOf({ card, formerCard }: Kept, wish: SandboxPress) {
  for (const shown of [card, formerCard]) {
    const found = [...objectsIn(under(shown, 'body'))].find(
      (one) =>
        one['tag'] === wish.tag &&
        (wish.name !== undefined
          ? one['name'] === wish.name
          : JSON.stringify(valueOf(one)) === JSON.stringify(wish.value)),
    );
    if (!found) continue;
    const form = [...objectsIn(under(shown, 'body'))].find(
      (one) => one['tag'] === 'form' && [...objectsIn(one)].includes(found),
    );
    return { component: found, form };
  }
  throw new NotOffered('卡片上没有这一项');
}

const behaviours = (component: JsonObject) => [component['behaviors']].flat().filter(isObject);
const valueOf = (component: JsonObject) =>
  behaviours(component).find((one) => one['type'] === 'callback')?.['value'] ?? component['value'];

function actionOf(message: Kept, wish: SandboxPress): JsonObject {
  const { component, form } = componentOf(message, wish);
  const { tag, name, option } = wish;
  if (component['disabled'] === true) throw new NotOffered('这一项已停用');
  const isSubmit = component['form_action_type'] === 'submit';
  if (form && !isSubmit) throw new NotOffered('表单里的内容要用提交按钮交出');
  const value = valueOf(component);
  const base = { ...(value !== undefined && { value }), tag, ...(name !== undefined && { name }) };
  if (form) {
    const form_value = formValue(form, wish.form ?? {});
    const dated = [...objectsIn(form)].some((one) => isPicker(textUnder(one, 'tag')));
    return { ...base, ...(dated && { timezone: 'Asia/Shanghai' }), form_value };
  }
  if (tag === 'input') return { ...base, input_value: encoded(component, option ?? '') };
  if (tag === 'checker')
    return { ...base, checked: option === undefined ? component['checked'] !== true : option === 'true' };
  if (option === undefined) return base;
  const timezone = isPicker(tag) ? { timezone: 'Asia/Shanghai' } : {};
  return { ...base, ...timezone, option: encoded(component, option) };
}

const response = z.object({
  toast: z
    .object({
      type: z.enum(['info', 'success', 'error', 'warning']).default('info'),
      content: z.string(),
      i18n: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  card: z.object({ type: z.enum(['raw', 'template']), data: z.unknown() }).optional(),
});

const failures: Record<Exclude<Answer['kind'], 'done'>, number> = {
  nobody: 200340,
  silent: 200341,
  unreachable: 200342,
  failed: 200671,
  garbled: 200672,
};

/** The bot's answer as the person sees it; a card in it replaces the one that was pressed. */
function taken(tenant: Tenant, message: Kept, answer: Answer): SandboxPressAnswer {
  if (answer.kind !== 'done') return { failure: failures[answer.kind] };
  const read = response.safeParse(answer.data ?? {});
  if (!read.success) return { failure: 200672 };
  const { toast, card } = read.data;
  if (card) {
    if (card.type === 'template') return { failure: 200673 };
    if (under(card.data, 'schema') !== '2.0') return { failure: 200830 };
    try {
      checkCard(tenant, roomOf(tenant, message), card.data);
    } catch (error) {
      if (error instanceof FeishuRefusal) return { failure: 200673 };
      throw error;
    }
    replaceCard(tenant, message, card.data);
  }
  return toast ? { toast: { type: toast.type, content: toast.content } } : {};
}
