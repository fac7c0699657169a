import type { Line } from '../line.ts';
import { monthAround, yearAround } from '../periods.ts';
import { MARK, piecesOf } from '../pieces.ts';
import { said, type Span, type StatusSlots, type StatusTopic } from '../slots.ts';
import { askedVillage, bare, LAST, type Question, spanOf, whole } from './question.ts';
import { firstSaid, statusTopics } from './topics.ts';

const VILLAGE = '哪[些几]?个?村';
const SENT = '(?:播|放|响|报|转|交|开|走访)';

/** How people ask how things stand: for figures by their name, whether something was done, who has not, how many. */
const ASK_STATE = new RegExp(
  [
    '情况(?<![了过已][^]*)$',
    '情况,?(?:麻烦|帮忙|请)?(?:(?:跟我|给我)?(?:说|讲|发|汇报|看|报)|怎么样|如何|呢)',
    '(?:次数|人数|户数|率)$',
    '怎么样|(?:进度|进展|完成率|(?<!漏)统计|汇总|数据)(?!了|过)|排个?名|排行|垫底|第几|通报一?下',
    '^(?:帮我|请|麻烦)?(?:查|看|调)(?:一下|下|看看?)?[^,。]{0,14}(?:播放|走访|转发|情况|排查|培训|巡逻|执法)$',
    '数(?:据|字)?(?:发|给|报(?!错))我?',
    '(?<!是)[播放响]了[^,。]{1,3}[次遍回]还是[^,。]{1,4}[次遍回]',
    '[播放响报转交开搞走访做过到看去来成上位齐完好]了?没有?(?:$|[?,])|了没有?(?:$|[?,])',
    '([播报转交放访开搞办做查])没\\1',
    '(?:次数|数据|情况)[^,。]{0,2}(?:拉|调|查|列|发)(?!现|生)',
    '(?:落实|完成|做|搞|开展)得?(?:如何|怎样)|有[^,。]{0,10}(?:记录|登记)吗|[搞开做办][^,。]{0,6}没有?$',
    '倒数|前三名?|够不够|哪一步|到哪(?:了|里)',
    '(?:情况|总体|工作)[^,。]{0,6}(?:捋|梳理|汇总|总结)',
    `没有?${SENT}(?:的|了)?(?:有|是)?(?:谁|哪|几|多少)`,
    `(?:没|未)${SENT}[^,。]{0,8}(?:村|单位)(?:$|[^,。]{0,4}(?:列|发|给|名单))`,
    '[次遍回]了?没有?$|[记登][上进到]了?没有?$',
    `(?:谁|${VILLAGE}|哪些).{0,10}(?:没|未|缺|差|播|报|交|转|完成|最)|(?:有|是)${VILLAGE}`,
    '多少(?!钱|天)|(?<!讲了|多[播放]了|[好十百前这那近头\\d]|过(?=几[天日]))几(?:条(?=线索|链接|$|[了没?])|[次点遍回起件场处期趟轮批道盘]|[个户人家](?!在|去|组)|天(?!假|[没不前后了]))',
    LAST.source,
    `落实没|${SENT}(?:齐|完|好|到位|上去)?了?吗|^我[^,。]{0,4}报[^,。]{0,3}了?吗`,
    '登记[^,。]{0,4}了?(?:没有?|吗)$|成功了?(?:没有?|吗)',
    `(?:有没有(?:人去?)?|是否(?:已)?)(?:${SENT}|落实|完成)`,
    '报了(?:什么|哪些)',
  ].join('|'),
);

/** A report of nothing found, or of something finished, though it speaks of 情况. */
const REPORTS =
  /(?:没有?|未|无)(?:发现|收到|出现|接到|可疑|异常|任何|学生|未成年|侵害|受)[^,。]{0,16}情况|(?:没有?|未|无)[^,。]{0,6}线索$|(?:好|完|更新|核对|上报)了$|[√×]/;
/** Said to many: they are to tell, nobody is asked. */
const TO_MANY = /请[^,。]{0,12}报|大家|各位|^各(?:村|单位|校)把|前把[^。]{0,12}报|^请各|各校/;
/** What a rule asks, or an opinion of it; no figure answers that. */
const OF_RULES =
  /(?<!不)够(?!不够|[\d一两三四五六七八九十]+次)|算[不吗数]|才算|合格|怎么算|要求|规定|应该|需要|必须|要播|得播|该播|标准|合适|最好(?!的)|不清|不确定|不知道|不晓得|行不行|可以吗|重要|公平|有意思/;
/** Other work of a township. */
const OF_OTHERS =
  /会议(?=几点|时间|在哪|室|改)|电话|钱|车|吃|饭|课件|资料|传我|天气|疫苗|接种|秸秆|禁烧|人居|环境(?:卫生|整治)|春耕|种植|医保|社保|养老|防火|防汛|征兵|党费|高考|选举|厕所|低保|烟叶|茶叶/;

/** How things stand. */
export const status: Question = {
  intent: 'query_status',
  read(line) {
    const text = bare(line);
    if (!(ASK_STATE.test(text) || isCurt(line)) || REPORTS.test(text) || TO_MANY.test(text)) return undefined;
    // 光华3次、五岭2次…今日情况: figures of several villages are told, not asked for.
    if (piecesOf(line.pieces, 'village').length > 1 && piecesOf(line.pieces, 'count').length > 1) return undefined;
    const asked = text.split(/[,。;]/).filter((part) => ASK_STATE.test(part));
    const question = asked.length > 0 ? asked.join(',') : text;
    if (OF_RULES.test(question) || OF_OTHERS.test(question)) return undefined;
    if (piecesOf(line.pieces, 'day').some(({ from, weak }) => from > line.today && !weak)) return undefined;
    const topic = topicOf(line);
    const named =
      line.pieces.some(({ kind }) => kind === 'village' || kind === 'period' || kind === 'unit' || kind === 'day') ||
      whole.test(text) ||
      /本村|我村|我们村/.test(text);
    if (/够不够/.test(text) && !named) return undefined;
    if (topic === undefined && !(WORK.test(text) && (named || FIGURES.test(text)))) return undefined;
    if (text.endsWith('情况') && !named && !topic) return undefined;
    return status.means(line);
  },
  means: (line) => ({ intent: 'query_status', slots: statusSlots(line, topicOf(line) ?? 'overall') }),
};

const isOwn = ({ text }: Line) => /我(?:今天)?(?:都)?报了/.test(text) && /什么|啥|哪些/.test(text);
const topicOf = (line: Line): StatusTopic | undefined =>
  isOwn(line) ? 'overall' : (subjectTopic(line) ?? firstSaid(statusTopics, unitless(line)));

/** 综合执法队巡了几趟 asks about patrols: what a unit is called says nothing of the topic. */
const unitless = (line: Line) =>
  piecesOf(line.pieces, 'unit').reduce(
    (text, { at, end }) => text.slice(0, at) + MARK.unit.repeat(end - at) + text.slice(end),
    line.text,
  );

/** Words for the campaign's work as a whole, and for figures about it. */
const FIGURES = /整体|推进|排个?名|排行|垫底|倒数|进度|数据|统计|通报|汇总|进展|完成|情况$/;
const WORK = new RegExp(`报|播|工作|护蕾|任务|情况|落实|排|怎么样|调度|响|登记|${FIGURES.source}`);

const CURT = new RegExp(
  `^(?:[${MARK.village}${MARK.period}${MARK.day}的 ]|各村|全[镇乡])+(?:村村响|播放|走访|(?:未成年人|重点人员)走访|链接(?:转发)?|排查表|培训|巡查|巡逻|联合执法)$`,
);

/** 雄风村2月村村响: all that somebody of the township with a minute says. */
const isCurt = ({ shape, context }: Line): boolean =>
  (context.role === 'leader' || context.role === 'office') && CURT.test(shape);

function subjectTopic(line: Line): StatusTopic | undefined {
  const person = piecesOf(line.pieces, 'person')[0]?.person;
  return person && (person.kind === 'key_person' ? 'visit_key_person' : 'visit_minor');
}

function filterOf(text: string, mine: boolean, last: boolean): StatusSlots['filter'] {
  if (mine) return 'mine';
  if (/排个?名|排行|垫底|倒数|排第几/.test(text)) return 'ranking';
  if (last) return 'last';
  return /没|未|缺|差/.test(text) && /谁|哪/.test(text) ? 'missing' : undefined;
}

function statusSlots(line: Line, topic: StatusTopic): StatusSlots {
  const { text, context } = line;
  const person = piecesOf(line.pieces, 'person')[0]?.person;
  const last = LAST.test(text);
  const filter = filterOf(text, isOwn(line), last);
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
