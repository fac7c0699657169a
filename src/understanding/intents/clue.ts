import { type Line, passagesOf } from '../line.ts';
import { piecesOf } from '../pieces.ts';
import { type ClueSlots, said, type Situation } from '../slots.ts';
import { bearerOf, placeNamed } from './family.ts';
import { exempts, withoutDenials } from './clue-exempt.ts';
import { CHILD, harms } from './harms.ts';

/** Words of someone who wants to report, whatever it is about. */
const ANNOUNCES =
  /(?:有|报告|上报|反映|提供|举报|报|补充)(?:一|个|条|一条|一个|点|新的?|问题|重要|可疑){0,3}(?:问题)?线索(?!台账|排查|表|统计|数|情况|核查|办|处置|导|通报)|线索(?:补充|续报|更新|上报$)|^线索[:,]|举报(?!电话|箱|热线|方式|渠道)|不放心(?!$)|(?:要|想)(?:反映|报告)(?:一个|个|点)?(?:情况|问题|事)|上报(?:一个|个)?线索|有个?(?:情况|事|事情)[^。]{0,6}该不该[讲说报]|有个?(?:情况|事|事情)[^,。]{0,4}(?:报告|反映|私下|悄悄|单独)|(?:私聊|私下|悄悄|单独)[^。]{0,14}(?:说|讲|报|反映|情况|个事)|有(?:个|点)?情况[,，].{0,10}(?:电话|私聊|私下)|有(?:点|些)?不对劲|(?:情况|样子|人|行为)(?:很|有点)?可疑/;
const FOLLOWS =
  /线索补充|补充线索|刚才(?:那|说的|报的)(?:条|个|件)?(?!.{0,6}(?:次|播))|上(?:一)?条线索|之前(?:报|说)的|那条线索|那个线索|续报/;
const FOLLOW_NEWS =
  /找到了?|没事了|误会|警察(?:已经|来)|报警了|送医|住院|抓(?:了|到)|带走|又(?:打|来|看到|发生|出现)|补充|知道(?:名字|是谁)|更新/;
const ANONYMOUS = /不留名|匿名|别说是我|不要说是我|不要透露|保密|别透露|不想让人知道/;
const CALM: readonly Situation[] = ['school_dropout', 'school_absence', 'guardianship_gap'];
const PRESSING = /!|快(?:点|来)|赶快|马上|现在|正在|危险|吓|血|怕|不见|打/;
const IDENTIFIES =
  /\S?(?:老[\u4e00-\u9fff]|[\u4e00-\u9fff](?:某|姓|老师|校长|医生|老板))(?:家)?|(?:他|她)(?:继父|继母|后爸|后妈|爸|妈|爷爷|奶奶|父亲|母亲|叔|伯|舅|邻居)|(?:姓[\u4e00-\u9fff])|[一二三四五六七八九十\d]年级.{0,4}班|身份证|1[3-9]\d{9}/;

/** The first kind of harm the words fit, once everything denied is taken away. */
function found(line: Line, worry: string): Situation | undefined {
  const child = CHILD.test(worry) || piecesOf(line.pieces, 'person').some(({ person }) => person.kind === 'minor');
  return harms.find((harm) => harm.alone?.test(worry) || (child && harm.child?.test(worry)))?.situation;
}

/**
 * Anything that says or suggests a child in danger, or that someone wants to report. Vague is enough. Talk about the
 * subject (a class, a film, a rule, a hypothetical, a nil report) is not.
 */
export function readClue(line: Line): ClueSlots | undefined {
  const slots = cluePart(line);
  if (slots) return slots;
  for (const passage of passagesOf(line)) {
    const hidden = cluePart(passage);
    if (hidden) return hidden;
  }
  return undefined;
}

function cluePart(line: Line): ClueSlots | undefined {
  const { text, context } = line;
  const follow = context.last_record?.intent === 'report_clue' && (FOLLOWS.test(text) || FOLLOW_NEWS.test(text));
  const worry = withoutDenials(text);
  const hit = found(line, worry);
  const announced = ANNOUNCES.test(worry);
  if (!follow && !hit && !announced) return undefined;
  if (exempts(line, hit, announced)) return undefined;
  const situation = hit ?? (follow && /找到/.test(text) ? 'missing' : 'unspecified');
  const doubtful = !hit && /不放心/.test(text);
  return said({
    ...discreet(line),
    situation,
    urgent: !doubtful && (!CALM.includes(situation) || PRESSING.test(text)),
    advise_recall: context.chat === 'group' && situation !== 'missing' && identifies(line),
    ...(follow && { follow_up: true }),
    ...(ANONYMOUS.test(text) && { anonymous_requested: true }),
    ...(/走访|家访|入户|上户/.test(text) && { also_log_visit: true }),
    ...(doubtful && { needs_confirm: true }),
  });
}

/** What every clue says: where, by which road, and that nobody repeats it. */
function discreet(line: Line) {
  const village = piecesOf(line.pieces, 'village')[0];
  const place = village ? placeNamed(line, village.name, village.fuzzy) : bearerOf(line);
  return {
    private: true as const,
    echo: false as const,
    in_group: line.context.chat === 'group',
    ...('missing' in place ? {} : place),
  };
}

/** Whether a reader of the group could tell which child or suspect is meant. */
function identifies({ text, pieces }: Line): boolean {
  return (
    pieces.some(({ kind }) => kind === 'person' || kind === 'site') ||
    IDENTIFIES.test(text.replace(/老(?:师|人|板|是|百|在|家|乡|不)/g, ''))
  );
}

/** Signs that outweigh everyday words. */
const ALARM =
  /被|有人|半夜|没大人|光棍|剩[他她]|告别|怀疑|疑似|好像|老是|总是|经常|天天|陌生|怕|不敢|哭|血|骗|拦|威胁|好久|几天|没衣|没饭|没人|不规矩|不让|撑不|可怜|求救|抱走|带走/;
/** Signs that count beside nothing everyday: something amiss, or a story about one child. */
const AMISS =
  /打|骂|关(?![爱心于注系怀工])|锁|饿|冷|病|死|跑|丢|卖|摸|亲|睡|赌|毒|刀|药|酒|烟|逃|躲|救|不给|不肯|不愿|不见|不说|不管|半夜|深夜|伤|偷|混|失|痕|赶|疯|醉|有一?个|有几个|那个|这个|这孩子|这娃|[他她]/;
/** One child or a few, of whom something is told. */
const LITTLE =
  /[这那两几一二三\d]个?(?:娃|孩|伢|崽|妹|丫头|女[生娃孩]|男[生娃孩]|学生)|^(?:娃|孩子|小孩|伢|崽)[^们]|[子女]那?家[,，里]/;
/** Words of the bot's own records: those lines were read already. */
const DUTY = /走访|家访|播|转发|签字|上户|入户|培训|宣传|屋场会|户主会|[\d一二三四五六七八九十]人(?!欺|打)/;
/** Everyday talk about children that worries nobody. */
const EVERYDAY =
  /放[假学]|打(?:预防)?针|卫生院|唱歌|篮球|足球|操场|跳舞|春游|食堂|家教|数学|语文|英语|高考|中考|摆酒席?$|娶媳妇|喝喜酒|来喝酒|身份证|修路|喜欢|身体好|长高|学会|帮忙|下地|发烧好了|读[小初高大][学中]|上学路|爱吃|安全教育|不懂事|我家(?:[两几三]?个)?(?:娃|孩|女儿|儿子|孙)|满周岁|摆酒|请客|运动会|跑得快|打扫|打闹|闹着玩|跑步|长跑|比赛|跳绳|考了|开学|照片|发我|书包|聚会|招工|生日|考试|成绩|第一名|接送|[接送](?:娃|孩|小孩|学生)|疫苗|营养|补助|补贴|资助|打球|感冒|作业|家长会|夏令营|乖|可爱|儿童节|体检|学费|奶粉|毕业|升学|喝喜酒|结婚|满月|百天|考上|照顾得(?:很)?好|一切正常|情况良好|统计|人数|名单|信息|资料|表|系统|牛奶|书包|礼物|慰问|衣服给|谢谢|恭喜|报名|招生|学籍|幼儿园(?:缴|收)|校服|聊[了天几]|谈[话了]|疏导|帮教|回访|都好|[很蛮挺]好|不错|家长来|上学去|去上学|上(?:幼儿园|小学|初中|高中|大学|学)了?$|正常上学|考上|看好|严防|自家|夏天|春天|(?:去|到)[^,。]{0,8}(?:家|屋)|电话|视频|锁着|门锁/;

/** The words of harm or of wanting to report that made the line a clue; undefined when it is only vaguely one. */
export function clueWords(line: Line): string | undefined {
  for (const { text } of [line, ...passagesOf(line)]) {
    const worry = withoutDenials(text);
    const words = harms.map(({ alone, child }) => alone?.exec(worry) ?? child?.exec(worry)).find(Boolean);
    const found = words?.[0] ?? ANNOUNCES.exec(worry)?.[0];
    if (found !== undefined && found !== '') return found.replace(/[\ue000-\ue0ff]+/g, '某');
  }
  return undefined;
}

/**
 * A line that speaks of a child and that nothing else understood: perhaps a clue put vaguely. It is asked about
 * privately, never kept unasked.
 */
export function readVagueClue(line: Line): ClueSlots | undefined {
  const { pieces, context } = line;
  const text = withoutDenials(line.text);
  const minor = piecesOf(pieces, 'person').some(({ person }) => person.kind === 'minor');
  if (!minor && !CHILD.test(text)) return undefined;
  if (text.replace(/[\ue000-\ue0ff\s\p{P}]/gu, '').length < 4 || text.length > 120) return undefined;
  if (DUTY.test(text) || exempts(line, undefined, false)) return undefined;
  if (
    !ALARM.test(text) &&
    (EVERYDAY.test(text) || !(minor || AMISS.test(text) || (text.length > 5 && LITTLE.test(text))))
  )
    return undefined;
  return said({
    ...discreet(line),
    situation: 'unspecified' as const,
    urgent: false,
    advise_recall: context.chat === 'group' && identifies(line),
    needs_confirm: true,
  });
}
