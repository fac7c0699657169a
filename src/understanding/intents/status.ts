import type { Line } from '../line.ts';
import { monthAround, yearAround } from '../periods.ts';
import { piecesOf } from '../pieces.ts';
import { said, type Span, type StatusSlots, type StatusTopic } from '../slots.ts';
import { askedVillage, bare, type Question, spanOf, whole } from './question.ts';
import { firstSaid, statusTopics } from './topics.ts';

const ASK_STATE =
  /情况(?:$|怎么样|如何|咋样|呢|发)|怎么样|咋样|进度|进展|完成率|统计|汇总|数据|排名|排行|通报一?下|[播报转交开搞走访做过到看去]了?没有?(?:$|[?,])|没有?(?:播|报|交|转|走访|响|完成)(?:的|了)?(?:有|是)?(?:谁|哪|几|多少)|(?:谁|哪[些几]?个?村|哪些).{0,10}(?:没|未|缺|差|播|报|交|转|完成|最)|多少(?!钱)|(?<!好)几[次点条个户人天家遍回起件场处]|上次|(?<![早晚])上一次|最近一次|落实没|播了吗|报了吗|交了吗|(?:播|报|交|转|开|走访)(?:了|完)?吗|有没有(?:播|报|交|转|走访|落实|完成)|是否(?:已)?(?:播|报|交|转|走访|落实|完成)|我报了什么|报了(?:什么|哪些|啥)|[播报转交放访]没(?:播|报|转|交|放|访)/;

/** How things stand. */
export const status: Question = {
  name: 'query_status',
  read(line) {
    const text = bare(line);
    if (!ASK_STATE.test(text) || /[√×]|^请各|各校/.test(text)) return undefined;
    if (
      /(?:够|算|要求|规定|应该|需要|必须|要播|得播|该播|标准|合适|最好|怎么算|不清|不确定|不知道|不晓得|行不行|可以吗|会议|电话|钱|车|吃|天气)/.test(
        text,
      )
    )
      return undefined;
    const mine = /我(?:今天)?(?:都)?报了|我报了/.test(text) && /什么|啥|哪些/.test(text);
    const topic = mine ? 'overall' : (subjectTopic(line) ?? firstSaid(statusTopics, text));
    const named =
      line.pieces.some(({ kind }) => kind === 'village' || kind === 'period' || kind === 'unit' || kind === 'day') ||
      whole.test(text) ||
      /本村|我村|我们村/.test(text);
    if (!topic && !named && !/排名|排行|进度|数据|统计|通报|汇总|进展|完成|情况$/.test(text)) return undefined;
    if (text.endsWith('情况') && !named && !topic) return undefined;
    return { intent: 'query_status', slots: statusSlots(line, topic ?? 'overall', mine) };
  },
};

function subjectTopic(line: Line): StatusTopic | undefined {
  const person = piecesOf(line.pieces, 'person')[0]?.person;
  return person && (person.kind === 'key_person' ? 'visit_key_person' : 'visit_minor');
}

function filterOf(text: string, mine: boolean, last: boolean): StatusSlots['filter'] {
  if (mine) return 'mine';
  if (/排名|排行/.test(text)) return 'ranking';
  if (last) return 'last';
  return /没|未|缺|差/.test(text) && /谁|哪/.test(text) ? 'missing' : undefined;
}

function statusSlots(line: Line, topic: StatusTopic, mine: boolean): StatusSlots {
  const { text, context } = line;
  const person = piecesOf(line.pieces, 'person')[0]?.person;
  const last = /上次|(?<![早晚])上一次|最近一次/.test(text);
  const filter = filterOf(text, mine, last);
  const place = person && context.village ? { village: context.village } : askedVillage(line);
  return said({
    ...place,
    topic,
    period: last ? undefined : (spanOf(line) ?? usualSpan(line, topic)),
    filter,
    subject: person?.name,
    ...(topic === 'clue_open_count' && { restricted: true }),
    ...(person && context.chat === 'group' && { deliver: 'private' as const }),
  });
}

/** What people mean when they name no span: plays are asked of today, open clues of the year, the rest of the month. */
function usualSpan(line: Line, topic: StatusTopic): Span {
  if (topic === 'broadcast' && !/情况|率|统计|排名|数据/.test(line.text)) return { from: line.today, to: line.today };
  if (topic === 'clue_open_count' || topic === 'case_count') return yearAround(line.today);
  return monthAround(line.today);
}
