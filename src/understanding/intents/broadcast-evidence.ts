import type { Clause, Told } from '../clauses.ts';
import type { Line } from '../line.ts';
import { MARK, type Piece } from '../pieces.ts';
import type { Group } from './plays.ts';

const FIGURE = new RegExp(`[${MARK.count}${MARK.time}]`);
const SAYS_WHEN = new RegExp(`[${MARK.count}${MARK.time}${MARK.part}${MARK.ordinal}${MARK.number}]`);
const TOPIC =
  /村村响|喇叭|广播|音频|宣传(?:语音|录音)|护蕾(?:[^,。]{0,4}(?:语音|录音|音频)|播|[一二两三四五六\d])|护蕾[^,。]{0,6}(?:播|放|响)/;
const PLAYED =
  /[播放响报][了过]|[播放](?:放)?(?:完|毕|好)|播(?:放)?已|已经?.{0,4}(?:播|放|响|落实|完成)|完毕|完成|落实|搞定|done|ok|√|刚(?:刚|才)?(?:播|放)|播出|(?:正常|按时|准时|照常|如期)[播放响]|[播放响]正常/;
/** What was played or how often: 今天天气好 beside it says nothing of that. */
const HEARD = new RegExp(`播|放|响|喇叭|广播|音频|内容|宣传|[${MARK.count}${MARK.time}]`);
const OTHER =
  /体检|卖(?![力劲])|电影|体操|台播|播放量|[一二两三四五\d]集|防火|森林|禁烧|秸秆|防溺水|溺水|防汛|防洪|天气|预警|气象|医保|社保|养老|缴费|征兵|反诈|诈骗|疫苗|疫情|核酸|播种|种子|转播|直播|抖音|快手|电视|比赛|种了|亩|交通|选举|歌|曲|戏|舞|音乐|党课|新闻|寻人|寻物|启事|停水|消防|安全生产|国歌|垃圾|环境卫生|创文|人居|献血|普查|收费|假|水(?!印)|牛|羊|鸭|鞭炮|烟花|课间操/;
const KNOWN =
  /村村响|大?喇叭|广播|护蕾|利剑|音频|宣传|任务|工作|语音|录音|播放|播出|播|放|响|情况|记录|登记|次数|次|时间|内容|分别|今天|我们|我村|本村|村里|全村|村|按要求|按规定|那个|这个|那[遍道盘回趟]|一共|总共|共计|共|已经|已|都|也|就|只|才|又|再|每天|实际|那天|当天|最后|齐|全|刚才|刚刚|刚|按时|准时|正常|全部|均|完毕|完成|完|过|好|毕|落实|到位|了|的|呢|哈|哦|哟|呀|吧|是|在|然后|和|与|及|还|各自|各|每次|每|给|大家|群众|村民|老百姓|组|听|里|补报|补|登|记|委托|一声|他们|帮|那边|这边|那|这|我|一下|忘记|忘|报|上报|昨|报告|汇报|领导|主任|书记|有|照片|附|图|见|替|代|的老.|现在|时段|时候|回(?:屋|家|来|去)|改|后面|推迟|拖|让|提前|没误|没耽误|不少|没落下|照常|照样|照|不误|依旧|满|足|够|一起|一并|一块|要得|一|左右|大概|大约|整|钟|点|到|至|从|上|下|头|早|中|午|晚|成功|顺利|开始|结束|号|星期|本|目前|[^\u4e00-\u9fff]/g;

/** Why something is told late: 当时手机坏了没报成. */
const EXCUSE = /没(?:有|能|来得及|顾得?上|空|时间|办法)*(?:报|登记|填|发)|忘(?:了|记)*(?:报|登)|漏(?:报|登)/;

/** What clauses say besides broadcasting. */
const residue = (clauses: readonly Clause[]) =>
  clauses
    .filter(({ text }) => !EXCUSE.test(text))
    .map(({ shape }) => shape.replace(KNOWN, ''))
    .join('');

/** 今天三次都放完了，才忙完回屋: what stands apart from every figure is only said in passing. */
const ofPlays = ({ clauses }: Told) =>
  clauses.filter(({ text, shape }) => SAYS_WHEN.test(shape) || /[播放响]/.test(text));

/** 喇叭放三遍，狗跟着叫三遍: a clause that counts something that is neither played nor heard. */
const countsElse = ({ clauses }: Told) =>
  clauses.some(
    (clause) =>
      clause.shape.includes(MARK.count) &&
      !HEARD_OF.test(clause.text) &&
      residue([clause]).replace(OURS, '').length > 3,
  );
const HEARD_OF = /[播放响]|喇叭|广播|音频|语音|护蕾/;

/** What the campaign's own recordings are about. */
const OURS = /防|反|性侵|欺凌|霸凌|家暴|未成年人|保护法?|侵害|知识|安全|教育|儿童|孩子|强制报告|普法|法治|法律/g;

/** What was played, where it stands right after the verb and its count: 播了三次红歌. */
const objectOf = (told: Told) =>
  (/播[放出]*[了完过]*[\s\ue000-\ue0ff]*([\u4e00-\u9fff]*)/.exec(told.shape)?.[1] ?? '')
    .replace(EXCUSE, '')
    .replace(OURS, '')
    .replace(KNOWN, '');

/** Whether the bot's open question is about plays. */
export const asked = (line: Line) => line.context.pending?.startsWith('broadcast') ?? false;

/** 防溺水放了2次，护蕾放了1次: each clause is of the subject last named, and only what is ours counts. */
function oursOf({ clauses, pieces }: Told): readonly Piece[] {
  // 一共放了5次，其中护蕾3次: only those.
  const among = clauses.find(
    (clause) => /(?:其中|里[头面]|当中)[^,。]{0,3}护蕾/.test(clause.text) && FIGURE.test(clause.shape),
  );
  if (among) return [...pieces.filter(({ kind }) => kind === 'day' || kind === 'village'), ...among.pieces];
  let ours = true;
  const told = clauses.map((clause) => {
    if (/护蕾/.test(clause.text)) ours = true;
    else if (OTHER.test(clause.text)) ours = false;
    else if (TOPIC.test(clause.text)) ours = true;
    return { clause, ours };
  });
  const figured = (mine: boolean) =>
    told.some((one) => one.ours === mine && (mine ? FIGURE : SAYS_WHEN).test(one.clause.shape));
  if (!figured(true) || !figured(false)) return pieces;
  // 一共响了五回，两回防火的，三回护蕾的: the sum is of both.
  const isSum = (piece: Piece) => piece.kind === 'count' && piece.count.total;
  return told.flatMap(({ clause, ours }) =>
    clause.pieces.filter((piece) => (ours ? !isSum(piece) : piece.kind === 'day')),
  );
}

/** 上午去接种点帮忙了: a time of day of something else than plays. */
const isAside = (clause: Clause): boolean =>
  clause.shape.includes(MARK.part) &&
  (TOLD_BEFORE.test(clause.text) ||
    (!OF_PLAYS.test(clause.shape) && !/[播放响喊搞]|√|那[次道遍]/.test(clause.text) && residue([clause]) !== ''));
/** 早上那次报过了: what was already told is not told again. */
const TOLD_BEFORE = /(?:报|登记?)过了?$|已经?报/;
const OF_PLAYS = new RegExp(`[${MARK.count}${MARK.time}${MARK.ordinal}${MARK.number}]`);

/** The pieces that are ours. 护蕾三次、防溺水两次: in one clause only what stands before the other subject is. */
function beforeOthers(told: Told): readonly Piece[] {
  const { text, shape, clauses } = told;
  const pieces = oursOf(told);
  if (pieces !== told.pieces) return pieces;
  const at = text.search(OTHER);
  if (at < 0 || !TOPIC.test(text.slice(0, at)) || !FIGURE.test(shape.slice(0, at)) || !FIGURE.test(shape.slice(at)))
    return pieces;
  const clause = clauses.find((_, i) => at < clauses.slice(0, i + 1).reduce((sum, c) => sum + c.text.length + 1, 0));
  if (!clause || !FIGURE.test(clause.shape.slice(clause.text.search(OTHER)))) return pieces;
  const end = clause.at + clause.text.search(OTHER);
  return pieces.filter((piece) => piece.at < end);
}

/** The pieces that tell of our plays: no other subject's, and no time of day of something done beside. */
export function playPieces(told: Told): readonly Piece[] {
  const pieces = beforeOthers(told);
  const asides = FIGURE.test(told.shape) ? told.clauses.filter(isAside) : [];
  return asides.length === 0
    ? pieces
    : pieces.filter((piece) => piece.kind !== 'part' || !asides.some((clause) => clause.pieces.includes(piece)));
}

/** 12点的喇叭比闹钟还准: one hour alone tells of no play. */
const timesOnly = (groups: readonly Group[]) =>
  groups.length === 1 &&
  groups.every(
    (g) => g.times.length === 1 && g.counts.length + g.ordinals.length + g.parts.length + g.numbers.length === 0,
  );

/** Counts that are no number: 3-4次, 3次以上, 不到3次, 少播一次. */
const VAGUE = new RegExp(
  `${MARK.number}\\s*[-~到至]\\s*${MARK.count}|${MARK.count}(?:以上|以下|左右|多|不到)|(?:不到|不足|至少|最多|超过|[少多](?:播|放)了?)${MARK.count}`,
);

/** Holidays and leave are no subject of a recording. */
const IDLE = /放[假学心]|[请休]了?[^,。]{0,2}假/g;

/** Plays as somebody hears them, not as somebody makes them. */
const HEARING = /听(?:了|到了?|见)?[\ue000-\ue0ff\s]*(?:村村响|喇叭|广播|音频)|收听|播放设备|起床|睡|(?<!吵)醒/;

/** Whether the told words amount to plays having happened, and if not why. */
export function recordable(told: Told, line: Line, groups: readonly Group[]): 'yes' | 'doubt' | 'no' | 'other' {
  const { text } = told;
  const topic = TOPIC.test(text) || TOPIC.test(line.text);
  const heard = told.clauses
    .map(({ text, shape }) => ({ text: text.replace(IDLE, ''), shape: shape.replace(IDLE, '') }))
    .filter((clause) => HEARD.test(clause.shape))
    .map((clause) => clause.text);
  if (heard.some((said) => OTHER.test(said)) && !/护蕾/.test(text) && beforeOthers(told) === told.pieces)
    return 'other';
  if (HEARING.test(told.shape) || (/吵/.test(text) && !told.shape.includes(MARK.count))) return 'no';
  const content = groups.length > 0;
  const done = PLAYED.test(text);
  if (/不是(?:护蕾|我们)/.test(text)) return 'no';
  if (asked(line)) return content || done || /^(?:是的?|有|好了|搞了|弄了|已(?:经)?[播放完])/.test(text) ? 'yes' : 'no';
  if (VAGUE.test(told.shape) && !/[共总]/.test(text)) return 'doubt';
  if (topic && content && !done && timesOnly(groups)) return 'no';
  if (topic)
    return !content && !(done && /[播放响]/.test(text))
      ? 'no'
      : objectOf(told).length < 3 && !countsElse(told)
        ? 'yes'
        : 'doubt';
  if (/播/.test(text)) return !content && !done ? 'no' : objectOf(told).length < 2 ? 'yes' : 'doubt';
  if (/播/.test(line.text) && content && told.pieces.some(({ kind }) => kind === 'village' || kind === 'day'))
    return 'yes';
  return unnamed(told, line, groups);
}

/** Whether figures and perhaps 放 or 响 amount to plays where nothing names what was played: everything else said beside them speaks against it. */
function unnamed(told: Told, line: Line, groups: readonly Group[]): 'yes' | 'doubt' | 'no' {
  const { text } = told;
  const done = PLAYED.test(text);
  const rest = residue(told.clauses);
  // 早上那次忘了放，只有中午和晚上各一次: the verb stands with what was not done.
  const verb = /放|响/.test(text) || (rest === '' && SAYS_WHEN.test(told.shape) && /[播放响]/.test(line.text));
  const counted =
    groups.some((g) => g.counts.length + g.ordinals.length + g.parts.length > 0) ||
    /那[次回遍道盘场]|没[播放]成/.test(line.text);
  const full = groups.some(
    (g) => (g.counts.length > 0 || g.ordinals.length > 0) && (g.times.length > 0 || g.parts.length > 1),
  );
  const timed = groups.some(({ times }) => times.length > 1) && /[放响](?:完)?[了的]|√/.test(text);
  const beside = residue(ofPlays(told));
  if (beside !== '') return verb && full && beside.length < 7 && /[放响]了/.test(text) ? 'doubt' : 'no';
  if (verb && (counted || timed)) return rest === '' || full ? 'yes' : 'doubt';
  if (verb) return 'no';
  if (full || timed) return rest === '' ? 'yes' : 'doubt';
  const dated = groups.length > 0 && groups.every((g) => g.days.length > 0 && g.counts.length > 0);
  const several = groups.length > 1 || (groups[0]?.days.length ?? 0) > 1;
  if (dated && several && rest === '') return 'yes';
  if (dated && (several || ((done || /补/.test(text)) && rest === ''))) return 'doubt';
  return groups.length > 0 && counted && done && rest === '' ? 'doubt' : 'no';
}
