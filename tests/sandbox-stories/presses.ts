import { textUnder, under } from '../../src/sandbox/json.ts';
import { sealed, signature } from '../../src/sandbox/seal.ts';
import { app, type Town } from '../hosts/town.ts';
import { formValue, wordsOf } from '../world-cards.ts';

/** What a form hands in, as the chat page says it: the client itself adds the zone of its dates. */
export function handedIn(...form: Parameters<typeof formValue>): Record<string, string | string[] | boolean> {
  const said = (value: unknown) =>
    typeof value === 'boolean'
      ? value
      : Array.isArray(value)
        ? value.map(String)
        : String(value).replace(/ \+0800$/, '');
  const values = Object.entries(formValue(...form)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(values.map(([name, value]) => [name, said(value)]));
}

type Forged = {
  readonly as: string;
  readonly chat: string;
  readonly messageId: string;
  readonly value: unknown;
  readonly form_value?: object;
};

/** A press that no client offers, as only who holds the app's key could send it to the webhook; what it is answered. */
export async function forgedPress({ url, now }: Town, { as, chat, messageId, value, form_value }: Forged) {
  const body = sealed(app.encryptKey, {
    schema: '2.0',
    header: {
      event_id: crypto.randomUUID(),
      event_type: 'card.action.trigger',
      create_time: `${now().getTime()}000`,
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: 'tenant',
    },
    event: {
      operator: { open_id: as },
      token: 'c-forged',
      action: { tag: 'button', value, ...(form_value === undefined ? {} : { form_value }) },
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: chat },
    },
  });
  const headers = signature(app.encryptKey, body, Math.floor(now().getTime() / 1000));
  const answer: unknown = await (await fetch(`${url}/lark/events`, { method: 'POST', body, headers })).json();
  const card = under(under(answer, 'card'), 'data');
  return { toast: textUnder(under(answer, 'toast'), 'content'), words: card === undefined ? '' : wordsOf(card) };
}
