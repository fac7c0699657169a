import type { SandboxMessage, SandboxPerson } from '../wire.ts';
import { isObject, type Json, objectOf, objectsOf, textOf, wordsOf } from './card/json.ts';

function firstWords(element: Json): string {
  const own = typeof element.content === 'string' ? element.content : wordsOf(element.text);
  if (own) return own;
  for (const inner of [...objectsOf(element.elements), ...objectsOf(element.columns)]) {
    const words = firstWords(inner);
    if (words) return words;
  }
  return '';
}

/** A card in one line, in Feishu's order: its summary, its title, its first words. */
export function cardInOneLine(card: unknown): string {
  const { config, header, body } = objectOf(card);
  const summary = wordsOf(objectOf(config).summary);
  const title = isObject(header) ? wordsOf(header.title) : '';
  return (summary || title || firstWords(objectOf(body)) || '卡片消息').replaceAll(/\s+/g, ' ');
}

/** A message in one line, without its sender. */
export function inOneLine(message: SandboxMessage): string {
  if (message.recalled) return '撤回了一条消息';
  if (message.kind === 'image') return '[图片]';
  return message.kind === 'card' ? cardInOneLine(message.card) : textOf(message.text).replaceAll(/\s+/g, ' ');
}

export function senderName(from: string, botName: string, people: ReadonlyMap<string, SandboxPerson>): string {
  return from === 'bot' ? botName : (people.get(from)?.name ?? '用户');
}
