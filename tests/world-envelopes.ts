import { recorded, recordedApp } from './doors/recorded.ts';

type Recorded = { readonly header: object; readonly event: Readonly<Record<string, object>> };

const stamped = (name: string, id: string, at: Date) => {
  const { header, event } = recorded(name) as Recorded;
  return { event, header: { ...header, event_id: id, create_time: String(at.getTime()) } };
};

const called = '@护蕾助手';

type Sent = { readonly id: string; readonly at: Date; readonly from: string; readonly chat: string };

const isPrivate = (chat: string) => chat.startsWith('oc_p2p_');

function message(sent: Sent, type: string, content: object, mentions: readonly object[]) {
  const { header, event } = stamped(
    isPrivate(sent.chat) ? 'message-text-private' : 'message-text-group',
    sent.id,
    sent.at,
  );
  const create_time = String(sent.at.getTime());
  return {
    schema: '2.0',
    header,
    event: {
      sender: { ...event['sender'], sender_id: { open_id: sent.from } },
      message: {
        ...event['message'],
        message_id: `om_${sent.id}`,
        create_time,
        update_time: create_time,
        chat_id: sent.chat,
        message_type: type,
        content: JSON.stringify(content),
        mentions,
      },
    },
  };
}

/** A line as somebody typed it; where it names @护蕾助手 it mentions the bot, as Feishu's client makes of it. */
export function textEnvelope(sent: Sent, text: string) {
  const mentions = text.includes(called)
    ? [{ key: '@_user_1', id: { open_id: recordedApp.botOpenId }, mentioned_type: 'bot', name: '护蕾助手' }]
    : [];
  return message(sent, 'text', { text: text.replace(called, '@_user_1') }, mentions);
}

export const imageEnvelope = (sent: Sent, imageKey: string) => message(sent, 'image', { image_key: imageKey }, []);

/** Words and a picture in one message, as Feishu's client makes rich text of them. */
export const postEnvelope = (sent: Sent, text: string, imageKey: string) =>
  message(sent, 'post', { title: '', content: [[{ tag: 'text', text }], [{ tag: 'img', image_key: imageKey }]] }, []);

export const fileEnvelope = (sent: Sent, fileKey: string, fileName: string) =>
  message(sent, 'file', { file_key: fileKey, file_name: fileName }, []);

export function recalledEnvelope({ id, at, chat }: Sent, messageId: string) {
  const { header, event } = stamped('recalled', id, at);
  return { schema: '2.0', header, event: { ...event, message_id: messageId, chat_id: chat } };
}

/** A press on a card's button, with the form around it when it submits one. */
export function pressEnvelope(sent: Sent, messageId: string, value: unknown, form: object | undefined) {
  const { header, event } = stamped('press-form', sent.id, sent.at);
  return {
    schema: '2.0',
    header,
    event: {
      ...event,
      operator: { open_id: sent.from },
      action: { tag: 'button', timezone: 'Asia/Shanghai', value, ...(form === undefined ? {} : { form_value: form }) },
      context: { open_message_id: messageId, open_chat_id: sent.chat },
    },
  };
}

export function menuEnvelope({ id, at, from }: Omit<Sent, 'chat'>, eventKey: string) {
  const { header, event } = stamped('menu', id, at);
  return {
    schema: '2.0',
    header,
    event: { ...event, operator: { operator_id: { open_id: from } }, event_key: eventKey },
  };
}
