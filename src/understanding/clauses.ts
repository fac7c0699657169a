import type { Line } from './line.ts';
import { MARK, type Piece, piecesOf } from './pieces.ts';
import type { NoneReason } from './slots.ts';
import { clockTimes } from './times.ts';

/** A stretch of the line between commas or connecting words, with the pieces in it. */
export type Clause = { at: number; text: string; shape: string; pieces: readonly Piece[] };

const heads = `[${MARK.village}${MARK.day}]`;
/** What opens a new thing where nobody drew a breath: 播了三次何小禾家也去了. */
const opens = `你们|帮我|麻烦|图片|照片|截图|没有发现|没有线索|链接|喇叭|广播|走访`;
/** What begins another thing even right after a figure or a name. */
const begins = `(?:护蕾|宣传)的?链接|链接也|(?:村村响|喇叭|广播)[今也都上下]?[^,。]{0,4}[播放响]|[上中下]午停电|后来|后头|搞忘|忘记报|(?:本月|这个月)?无线索|排查表|会后|到会|就(?=[${MARK.part}])|还不晓得`;
const boundary = new RegExp(
  `[,。;!?\\n]+|(?<=[播放过√×])\\s+(?=[${MARK.time}${MARK.part}${MARK.day}])|(?<!${heads})、(?=${heads})|(?<=[${MARK.count}${MARK.amount}了完]了?)(?=[${MARK.person}${MARK.period}${MARK.village}${MARK.part}])|(?<=[了完字])(?=${opens})|(?<=[了完字电${MARK.count}${MARK.person}])(?=${begins})|(?<=${MARK.time})(?=${MARK.part}|(?:护蕾|宣传)的?链接|链接也|后来|后头)|(?=然后|接着|另外|还有(?!几|多|什么|哪|谁|没|[一二两三][次遍回道盘])|顺便|同时|此外)`,
  'g',
);

/** Cuts a line into clauses; a comma inside a piece (8,12,18) does not cut. */
export function clausesOf({ text, shape, pieces }: Line): readonly Clause[] {
  const clauses: Clause[] = [];
  let at = 0;
  let piece = 0;
  const cut = (end: number) => {
    const first = piece;
    while ((pieces[piece]?.at ?? Number.POSITIVE_INFINITY) < end) piece++;
    if (shape.slice(at, end).trim() !== '')
      clauses.push({ at, text: text.slice(at, end), shape: shape.slice(at, end), pieces: pieces.slice(first, piece) });
  };
  for (const { index, 0: mark } of shape.matchAll(boundary)) {
    // A question mark belongs to the question it ends.
    cut(index + (mark.includes('?') ? mark.length : 0));
    at = index + mark.length;
  }
  cut(shape.length);
  return clauses;
}

/** How a clause stands to what it speaks of; `told` is a plain statement. */
export type Mood = 'told' | Extract<NoneReason, 'negation' | 'future' | 'question' | 'uncertain' | 'past_generic'>;

const ACT = '(?:播|放|响|转|走访|家访|访|见|开|落实|完成|去|看|入户|上户|上门|培训|巡|搞|做|弄)';
const question =
  /[?]|吗|么(?=$|[,。])|[\u4e00-\u9fff]不(?=$|,[嘿哈])|是不是|有没有|是否|能不能|可不可以|要不要|该不该|行不行|对不对|够不够|好不好|算不算|(?<![好前这那近过头])(?<!多[播放]了)几(?:[次点回遍天号分期趟场轮批道盘]|[个条家户人](?=$|[了呢啊]|[,。]))|[次遍回]没有?(?=$|[,。?!])|[次遍回道]还是[^,。]{1,3}[次遍回道]|[播放][好了完]?还是|到底(?=[^,。]{0,6}[几哪还])|多少|谁(?![都也])|(?<![没未无][^,。]{0,4})哪(?!怕|[^,。]{0,3}都)|(?<![没无未][^,。]{0,4})(?<!听不[清到见][^,。]{0,3})什么(?![^,。]{0,3}[都也])|(?<![讲教说学播放][^,。]{0,3})(?:怎么|怎样|如何)|咋|为啥|何时|(?<act>[播转报访放开])没\k<act>|(?:[了过]|播|放)没有?(?=$|[,。?!])|(?:播|放)还是|还是[^,。]{0,6}[播交报]$/;
const negation = new RegExp(
  `(?<!从)(?:没有?|未(?!成年)|莫|没得|不曾)(?:能|来得及|顾得?上|抽出|及时|按时|去|有|再|空|时间|人|办法|怎么)*${ACT}(?!问题)|没有?(?:说|讲)(?!错)|没有?[上讲办开]成|搞忘|没有?赶[上到]|错过|忘了?个?(?:干净|一干二净)|[待停漏]播|[搞放播]漏(?!报|登|记)|先放一?放|暂(?:停|缓|不)|先不|(?:播|放|转|走访|去|见|开|登记|填|报)不[了成到上]|没有?(?:站|上)(?=护学|岗|校门)|(?:无法|没法)|(?<=还剩|还差)[^,。]{0,4}没|不(?:播|放|转|去|走访|想|用|需要|能播|准备|打算|算)|(?:忘|忘记|忘了)(?:了)?(?:播|放|转|走访)|取消|缺(?=[^,。]{0,6}[次遍道回])|^(?:并?不是|没有|没|未(?!成年)|并非|不对)`,
);
const NOTHING = /^没有?(?!有?(?:播|放|响|转|走访|家访|去|见|开|报|巡|落实|完成))[^,。]{2,}/;
const future = new RegExp(
  `还有[一二两三四\\d]+[次遍回道盘](?=$|[,。没])|没到(?:点|时[间候])|到点[再才]|以后(?!的)|[去走做搞看][了完]再(?:报|发|说|登|填|补)|本来(?:想|要|打算|准备|计划|说)|等[^,。]{1,6}[再才](?!报|来)|[完后][^,。]{0,3}就(?:去|再)?${ACT}(?!了|过|完|好)|等[下会]|等(?:到)?\\d{1,2}点|过会儿?|待会|(?<![坐待聊站讲谈摆]了)一会儿?|马上|正在|正要|(?<!按)准备|(?<!有)打算|(?<!按|按照)计划|即将|将[于要在]|预计|拟|晚点|稍后|晚些|改(?:到|期|天)|推迟|延期|顺延|下一步|争取|力争|(?<!需|不|重|主)要(?:去|播|放|走访|转|开|再)|还要|(?:再|(?<![委员大议场坝班例院组党晨度长群民主])会)(?:按时)?${ACT}(?![^,。]{0,4}[了完过])|下(?:个)?(?:周|月|星期|礼拜)`,
);
const uncertain =
  /可能|好像|应该|估计|也许|似乎|不(?:太)?(?:确定|清楚|晓得|知道|记得)|记不[清得]|大概(?!有?[\ue000-\ue0ff\d])|(?<![网酒水])吧(?=$|[,。!?])/;
const habit =
  /每隔|隔[天几三]|每[\ue000-\ue0ff]|每[天日](?!.{0,3}次数)|天天|平时|平常|通常|一般(?=都|是|播|我们|放)|以前|以往|从前|早些?年|那会儿|那时候?|刚来那|(?<=我)[^,。]{0,4}的时候|早先|当年|从来|向来|一直(?=播|放|都)|经常播|往常|往年|历年|雷打不动|历来|过去|播放?时间(?:是|定|改|安排|一般)/;
const settled =
  /[了已完过毕]|刚|实际|恢复|照[常旧样放播]|没误|结果|补[放播]|只[有放播响走见]|[到参]会|(?:各|又|也)[播放响][一二两三四五六\d][次遍回道盘]/;

/** The first day of what a piece says of time; '' for all others. */
const startOf = (piece: Piece) =>
  piece.kind === 'day' ? piece.from : piece.kind === 'period' ? piece.period.from : '';

/** 今晚8点半开展夜巡: every hour that is said of today is still to come. Of plays some may be: they are counted apart. */
function isAhead({ pieces }: Clause, { today, clock, text, pieces: all }: Line): boolean {
  if (clock < '03:00' || /[播放响]|喇叭/.test(text)) return false;
  // 昨晚夜巡网吧，22点到23点半: the day said before holds for the hours after it.
  const day = piecesOf(pieces, 'day')[0] ?? piecesOf(all, 'day')[0];
  const times = piecesOf(pieces, 'time').flatMap((piece) => (piece.skip ? [] : piece.times));
  if (times.length === 0 || (day !== undefined && day.from !== today)) return false;
  const said = clockTimes(times.map((time) => (day?.part && !time.part ? { ...time, part: day.part } : time)));
  return said.every((time) => time > clock);
}

/** A visit told of somebody by name, whatever else is said of every day. */
const WENT = new RegExp(
  `(?:走访|家访|看|去)了[^,。]{0,4}${MARK.person}|${MARK.person}[^,。]{0,4}(?:走访|家访|看|去)了`,
);

/** 11号12号每天三次: of days that were named, every day tells no habit. */
const namesDays = ({ pieces }: Line) => {
  const days = piecesOf(pieces, 'day').filter(({ weak }) => !weak);
  return days.length > 1 || days.some(({ from, to }) => from !== to);
};

/** 喇叭推迟到九点放一道, said in the afternoon: put off, but not to an hour still to come. */
function isPostponed({ text, pieces }: Clause, { clock }: Line): boolean {
  if (!/(?:推迟|改|拖|让|提前|延)(?:到|在)/.test(text) || !/[播放响]|[头那][次遍道盘]/.test(text)) return false;
  const said = clockTimes(piecesOf(pieces, 'time').flatMap(({ times }) => times));
  return said.length > 0 && said.every((time) => time <= clock);
}

/** The mood of one clause by its own words. */
function moodOf(clause: Clause, line: Line): Mood | undefined {
  const { text, shape } = clause;
  if (/^(?:并)?不是(?:没|不)/.test(text)) return 'told';
  if (question.test(text)) return 'question';
  if (negation.test(text)) return 'negation';
  if (clause.pieces.some((piece) => startOf(piece) > line.today)) return 'future';
  if (future.test(text) && !isPostponed(clause, line)) return 'future';
  if (!settled.test(text) && isAhead(clause, line)) return 'future';
  if (uncertain.test(shape)) return 'uncertain';
  if (habit.test(shape) && !namesDays(line) && !WENT.test(shape)) return 'past_generic';
  return settled.test(text) || isPostponed(clause, line) ? 'told' : undefined;
}

/** Nothing but figures. */
const isBare = ({ shape }: Clause) => /^[\s、和\ue000-\ue0ff]+$/.test(shape);

/** The moods of all clauses: one without its own inherits the last. */
export function moodsOf(clauses: readonly Clause[], line: Line): readonly Mood[] {
  let mood: Mood = 'told';
  const all = clauses.map((clause) => moodOf(clause, line));
  return clauses.map((clause, i) => {
    // 早上没赶上，中午12点、晚上7点各放一次: figures alone go with what is told of them next.
    const own = all[i] ?? (mood !== 'told' && all[i + 1] === 'told' && isBare(clause) ? 'told' : undefined);
    // 没有特殊情况，村村响正常播放三次: that nothing was the matter says nothing of what follows.
    if (own && !(own === 'negation' && NOTHING.test(clause.text))) mood = own;
    return own ?? mood;
  });
}

/** The line without its negated, future, questioned or doubted clauses, and why those fell away. */
export type Told = {
  clauses: readonly Clause[];
  text: string;
  shape: string;
  pieces: readonly Piece[];
  fallen: Mood | undefined;
};

/** Joins clauses again, keeping only what is told. */
export function toldOf(clauses: readonly Clause[], moods: readonly Mood[]): Told {
  const told = clauses.filter((_, i) => moods[i] === 'told');
  return {
    clauses: told,
    text: told.map(({ text }) => text).join(','),
    shape: told.map(({ shape }) => shape).join(','),
    pieces: told.flatMap(({ pieces }) => pieces),
    fallen: moods.find((mood) => mood !== 'told'),
  };
}
