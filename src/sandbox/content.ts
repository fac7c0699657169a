import { cardFaults, isTooBig } from './card-rules.ts';
import { imagesIn, peopleIn, saysAtAll } from './card-people.ts';
import { isObject, listOf, parsed, textUnder, under } from './json.ts';
import type { Draft } from './ledger.ts';
import { badParameter, FeishuRefusal } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import type { Room } from './town.ts';

const KB = 1024;
const TEXT_KB = 150;
const RICH_KB = 30;

type Body = Pick<Draft, 'msgType' | 'content'> & Partial<Pick<Draft, 'text' | 'imageKey' | 'fileKey' | 'card'>>;

/** What a `msg_type` and its `content` string come to in this chat, or Feishu's refusal. */
export function bodyOf(tenant: Tenant, room: Room, msgType: string, content: string): Body {
  const value = parsed(content);
  if (!isObject(value)) throw badParameter('content is not a string in json format');
  const size = Buffer.byteLength(content);
  if (size > (msgType === 'text' ? TEXT_KB : RICH_KB) * KB) throw tooLong();
  if (tenant.audits && telltale.test(content))
    throw new FeishuRefusal(230028, 'The messages do NOT pass the audit, ext=contain sensitive data: PHONE_NUMBER');
  const base = { msgType, content };
  switch (msgType) {
    case 'text':
      return { ...base, text: spoken(textOf(value, 'text')) };
    case 'post':
      return { ...base, text: postText(value) };
    case 'image':
      return { ...base, imageKey: ownMedium(tenant, textOf(value, 'image_key')) };
    case 'file': {
      const fileKey = ownMedium(tenant, textOf(value, 'file_key'));
      return { ...base, fileKey, text: tenant.media.get(fileKey)?.name ?? '' };
    }
    case 'interactive':
      checkCard(tenant, room, value);
      return { ...base, card: value };
    default:
      throw badParameter(`msg_type ${msgType} is not supported here`);
  }
}

/** Throws 230025 or 230099, the latter with the ErrCode of the first fault, as Feishu words it. */
export function checkCard(tenant: Tenant, room: Room, card: unknown): void {
  if (isTooBig(card)) throw tooLong();
  const [fault] = cardFaults(card);
  if (fault) throw uncreatable(fault);
  const stranger = peopleIn(card).find((id) => !isKnown(tenant, id));
  if (stranger)
    throw uncreatable(
      `ErrCode: 100290; ErrMsg: There is an invalid user resource(at/person) in your card; ErrorValue: ${stranger}`,
    );
  const image = imagesIn(card).find((key) => !tenant.media.get(key));
  if (image) throw uncreatable(`ErrCode: 200570; ErrMsg: card contains invalid image keys; ErrorValue: ${image}`);
  if (saysAtAll(card) && !room.atAll)
    throw new FeishuRefusal(230018, 'These operations are NOT allowed at current group settings.');
}

export const uncreatable = (ext: string) => new FeishuRefusal(230099, `Failed to create card content, ext=${ext}; `);

const tooLong = () => new FeishuRefusal(230025, 'The length of the message content reaches its limit.');

/** A mainland mobile number or an e-mail address in the open. */
const telltale = /(?<!\d)1[3-9]\d{9}(?!\d)|[\w.]+@[\w-]+\.\w{2,}/;

const isKnown = ({ town }: Tenant, id: string) =>
  id === town.botOpenId ||
  [town.found('open_id', id), town.found('union_id', id), town.found('user_id', id)].some(Boolean);

function textOf(value: unknown, key: string): string {
  const text = under(value, key);
  if (typeof text !== 'string' || text === '') throw badParameter(`content lacks ${key}`);
  return text;
}

function ownMedium(tenant: Tenant, key: string): string {
  if (tenant.media.get(key)?.owner !== 'bot') throw badParameter(`invalid resource key ${key}`);
  return key;
}

/** `<at user_id="ou_…">张三</at>` reads @张三. */
const spoken = (text: string) => text.replace(/<at user_id="[^"]*">([^<]*)<\/at>/g, '@$1');

function postText(value: unknown): string {
  const body = isObject(under(value, 'zh_cn')) ? under(value, 'zh_cn') : value;
  const lines = listOf(under(body, 'content')).map((line) =>
    listOf(line)
      .map((part) => textUnder(part, 'text') || textUnder(part, 'user_name'))
      .join(''),
  );
  return [under(body, 'title'), ...lines].filter(Boolean).join('\n');
}
