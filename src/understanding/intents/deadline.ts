import type { Line } from '../line.ts';
import type { Meaning } from '../meaning.ts';
import { type DeadlineSlots, said } from '../slots.ts';
import { bare, LAST, type Question } from './question.ts';
import { deadlineTopics, firstSaid } from './topics.ts';

/** What is asked about: what is said, else what the bot has just asked for. */
function topicOf({ text, context: { pending = '' } }: Line): DeadlineSlots['topic'] {
  const asked = /clue_check|visit_minor/.exec(pending)?.[0];
  return firstSaid(deadlineTopics, text) ?? (asked === 'clue_check' || asked === 'visit_minor' ? asked : undefined);
}

const due = (line: Line): Meaning => ({ intent: 'query_deadline', slots: said({ topic: topicOf(line) }) });

/** When something is due. */
export const deadline: Question = {
  intent: 'query_deadline',
  read(line) {
    const text = bare(line);
    if (/^(?:截止时间|截止日期|截止日|时间节点|期限)$/.test(text)) return { intent: 'query_deadline', slots: {} };
    const asks =
      /(?:几号|几日|几月|哪一?天|哪个月|到几月|什么时[候间]|何时|多久|好久(?=才|结束|完|截止|交|出|发|$)|几时|啥时候?|最[晚迟]|最后期限|截止|到期|逾期|算不?算?(?:晚|迟)|来不?来得及|(?:给|有|限)(?:多少|几)天|是不是\d{1,2}[号日]|还[有剩]几天|还剩多久|是\D{0,2}\d{1,2}[号日]还是|[号日底]前?[交报]还是)/;
    if (!asks.test(text) || LAST.test(text) || /播(?:了|过|的)|走访(?:了|过|的)(?!什么|截止|期限|时限)/.test(text))
      return undefined;
    const asking =
      /[?]|几|哪|什么|何时|[多好]久|啥|吗|还是|最[晚迟]|截止(?:时间|日期|日)|期限$|逾期|到期|多少天|算不算|是不是|来不来/;
    if (!asking.test(text) || /已|把(?![娃孩人])|请(?!问)|截止(?:目前|今天|昨天|现在|\d)/.test(text)) return undefined;
    return topicOf(line) || /交|截止|到期|逾期|期限/.test(text) ? due(line) : undefined;
  },
  means: due,
};
