import { isObject, listOf, textUnder } from './json.ts';

/** Every object of a card, the card first. */
export function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (isObject(value)) yield value;
  for (const inner of isObject(value) ? Object.values(value) : listOf(value)) yield* objectsIn(inner);
}

const AT = /<at\s+(?:id|user_id|ids)=["']?([^\s"'>]+)["']?\s*>/g;
const PERSON = /<person\s+id\s*=\s*["']([^"']+)["']/g;

const isProse = (object: Readonly<Record<string, unknown>>) =>
  object['tag'] === 'markdown' || object['tag'] === 'lark_md';

const mentionsIn = (card: unknown): string[] =>
  [...objectsIn(card)].filter(isProse).flatMap((object) => {
    const content = textUnder(object, 'content');
    return [...content.matchAll(AT), ...content.matchAll(PERSON)].flatMap(([, ids = '']) => ids.split(','));
  });

/** The people a card names by id: mentions, person and person_list. One who does not exist fails the card. */
export function peopleIn(card: unknown): readonly string[] {
  const shown = [...objectsIn(card)].flatMap((object) => {
    if (object['tag'] === 'person') return [textUnder(object, 'user_id')];
    if (object['tag'] === 'person_list' && object['drop_invalid_user_id'] !== true)
      return listOf(object['persons']).map((person) => textUnder(person, 'id'));
    return [];
  });
  return [...shown, ...mentionsIn(card).filter((id) => id !== 'all')];
}

export const saysAtAll = (card: unknown): boolean => mentionsIn(card).includes('all');

/** The picture keys a card shows. */
export const imagesIn = (card: unknown): readonly string[] =>
  [...objectsIn(card)].flatMap((object) => (typeof object['img_key'] === 'string' ? [object['img_key']] : []));
