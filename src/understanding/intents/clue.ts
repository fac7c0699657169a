import { type Line, passagesOf } from '../line.ts';
import type { Reason } from '../meaning.ts';
import { MARK, piecesOf } from '../pieces.ts';
import { type ClueSlots, said, type Situation } from '../slots.ts';
import { bearerOf, placeNamed } from './family.ts';
import { exempts, isEveryday } from './clue-exempt.ts';
import { toldIn } from './clue-told.ts';
import { ASKED, balanceOf, framesIn, weightOf } from './frames.ts';
import { CHILD, harms } from './harms.ts';

/** Words of someone who wants to report, whatever it is about. */
const ANNOUNCES =
  /(?<!没说?)(?:有|报告|上报|反映|提供|举报|报|补充)(?:一|个|条|一条|一个|点|新的?|问题|重要|可疑){0,3}(?:问题)?线索(?!的(?:告诉|请|联系)|台账|排查|表|统计|数|情况|核查|办|处置|导|通报)|线索(?:补充|续报|更新|上报$)|(?:转|移?交|收到|接到|来)(?:过来|来|了)?[一两]?条线索|有一?[条个](?:线索)?要[上举]?报|^线索[:,]|线索有?[一1两2]条|报的那[条件个][^。]{0,8}属实|举报(?!电话|箱|热线|方式|渠道)|不放心(?!$)|不踏实|心里[^,。]{0,4}(?:挂|放不下|慌|不安)|怕[他她][^,。]{0,4}[有出][^,。]{0,3}事|(?:要|想)(?:反映|报告)(?:一个|个|点)?(?:情况|问题|事)|上报(?:一个|个)?线索|有[件个][^,。]{0,6}(?:事|情况)[^,。]{0,4}不(?:好|方?便)[^,。]{0,4}(?:群|这里|公开)|出了?大事[^。]{0,12}(?:电话|[打私]|当面|快来)|有个?(?:情况|事|事情)[^。]{0,6}该不该[讲说报]|有个?(?:情况|事|事情)[^,。]{0,4}(?:报告|反映|私下|悄悄|单独)|(?:私聊|私下|悄悄|单独)[^。]{0,14}(?:说|讲|报|反映|情况|个事)|有(?:个|点)?情况[,，].{0,10}(?:电话|私聊|私下)|有(?:点|些)?不对劲|(?:情况|样子|人|行为)(?:很|有点)?可疑|可疑(?:情况|人员|行为|线索)|不对(?:头|劲)/;
const FOLLOWS =
  /线索补充|补充线索|刚(?:报|说|讲)的那|(?:刚才|刚刚|前面)(?:那|说的|报的)(?:条|个|件)?(?!.{0,6}(?:次|播))|上(?:一)?条线索|线索再?补(?:充|一句)|前头(?:说|报|讲|反映)的|之前(?:报|说)的|那条线索|那个线索|续报|(?:上[次回]|上午|早上|昨天|前天|刚刚|前面)(?:反映|报告|报|说|讲)的?那?[个件条]?(?:事|情况|人|线索)/;
const FOLLOW_NEWS =
  /找[到着]了?|没事了|误会|警察(?:已经|来)|报警了|送[^,。]{0,4}医|住院|稳[住定]了|接回|脱险|抓(?:了|到)|带走|又(?:打|来|看到|发生|出现)|补充|补一?[句点条]|想起|知道(?:名字|是谁)|更新/;
const ANONYMOUS = /不留名|匿名|别说是我|不要说是我|不要透露|保密|别透露|不想让人知道/;
const CALM: readonly Situation[] = ['school_dropout', 'school_absence', 'guardianship_gap'];
const PRESSING = /!|快(?:点|来)|赶快|马上|现在|正在|危险|吓|血|怕|不见|打/;
const IDENTIFIES =
  /接送[^,。]{0,10}司机|\S家那个|那个(?:师傅|老师|司机|保安|门卫|老板|教练|煮饭的)|(?:桥头|街上|街口|校门口)[^,。]{0,4}[修卖开][^,。]{0,3}的|(?:校车|食堂|门卫|托管班|小卖部)[^,。]{0,8}(?:师傅|老板|司机|保安)|[\u4e00-\u9fff](?<![个位名的些老])(?:师傅|教练)|\S?(?:老[\u4e00-\u9fff]|[\u4e00-\u9fff](?:某|姓|老师|校长|医生|老板))(?:家)?|(?:他|她)(?:继父|继母|后爸|后妈|爸|妈|爷爷|奶奶|父亲|母亲|叔|伯|舅|邻居)|(?:姓[\u4e00-\u9fff])|[一二三四五六七八九十\d]年级.{0,4}班|身份证号|1[3-9]\d{9}/;

/** The first kind of harm the words fit. */
function found(line: Line, worry: string): Situation | undefined {
  const child = speaksOfChild(line, worry);
  return harms.find(
    ({ alone, child: ofChild, situation }) =>
      (alone?.test(worry) || (child && ofChild?.test(worry))) && !isEveryday(situation, line.text, worry),
  )?.situation;
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
  const follow =
    context.last_record?.intent === 'report_clue'
      ? FOLLOWS.test(text) || FOLLOW_NEWS.test(text)
      : FOLLOWS.test(text) && speaksOfChild(line, text) && !DUTY.test(text);
  const spoken = found(line, text);
  if (!follow && !spoken && !ANNOUNCES.test(text)) return undefined;
  const told = toldIn(text);
  const hit = told === text ? spoken : found(line, told);
  const announced = ANNOUNCES.test(told);
  if (!(follow && told !== '') && !hit && !announced) return undefined;
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

/** Whether plain words of harm stand there, however they are meant: what they mean is the grammar's to say. */
export const namesHarm = (line: Line) => found(line, line.text) !== undefined;

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
    IDENTIFIES.test(
      text.replace(
        /老(?:师|人|板|是|百|讲|说|喊|被|有|挨|打|骂|摸|哭|没|让|在|家|乡|不|太|汉|头|婆|爷|停|跟|爱|想|找|往|来|盯|躲|守|等)/g,
        '',
      ),
    )
  );
}

/** The words of harm or of wanting to report that made the line a clue; what speaks for one when it is only vaguely one. */
export function clueReasons(line: Line): readonly Reason[] {
  for (const { text } of [line, ...passagesOf(line)]) {
    const worry = toldIn(text);
    const words = harms.map(({ alone, child }) => alone?.exec(worry) ?? child?.exec(worry)).find(Boolean);
    const found = words?.[0] ?? ANNOUNCES.exec(worry)?.[0];
    if (found !== undefined && found !== '') return [{ rule: 'report_clue', read: nameless(found) }];
  }
  return framesIn(toldIn(line.text)).map(({ name, found }) => ({
    rule: `clue.${name}`,
    read: nameless(found),
  }));
}

const nameless = (words: string) => words.replace(/[\ue000-\ue0ff]+/g, '某');

/** Longer lines are no story about one child. */
const STORY = 120;

/**
 * A line that speaks of a child and is not positively everyday work: perhaps a clue put vaguely. It is asked about
 * privately, never kept unasked. `from` is the weight from which it is asked.
 */
export function readVagueClue(line: Line, from = ASKED): ClueSlots | undefined {
  if (!speaksOfChild(line, line.text)) return undefined;
  const text = toldIn(line.text);
  if (text.length > STORY || text.replace(/[\ue000-\ue0ff\s\p{P}]/gu, '').length < 4) return undefined;
  if (!speaksOfChild(line, text) || exempts(line, undefined, false)) return undefined;
  const more = (namesMinor(line) ? 1 : 0) - (DUTY.test(text) ? HARM : 0);
  return weightOf(text, more) < from ? undefined : asking(line);
}

const NOTHING_BUT =
  /(?:没有?|无|未)[^,。]{0,14}(?:线索|情况|异常|问题|反映|举报)[^。]{0,6}[,。;](?:但是?|不过|可是?|只是|就是|然而|唯独|倒是)/;
const PAPERWORK = /表(?!情|哥|姐|叔|弟|妹)|照片|截图|喇叭|广播|播|[填交签]|系统|信号|登记|上报/;

/** 没有线索，但是有一家…: whatever follows about a child or a family is asked about, however harmless its words. */
export function readTurnedClue(line: Line): ClueSlots | undefined {
  const turn = NOTHING_BUT.exec(line.text);
  if (!turn) return undefined;
  const rest = line.text.slice(turn.index + turn[0].length);
  const someone = CHILD.test(rest) || /[他她]|有[一那]?[家户个]|[爸妈爷奶]/.test(rest) || rest.includes(MARK.person);
  return someone && rest.length > 4 && !PAPERWORK.test(rest) ? asking(line) : undefined;
}

/** The same for a clause of a line that otherwise records something: only plain harm counts there. */
export function readClueWithin(line: Line): ClueSlots | undefined {
  if (!speaksOfChild(line, line.text) || !worries(line, line.text)) return undefined;
  const text = toldIn(line.text);
  if (text.length > STORY || !speaksOfChild(line, text) || !worries(line, text)) return undefined;
  return exempts(line, undefined, false) ? undefined : asking(line);
}

const worries = (line: Line, text: string) => alarms(line, text) || tellsApart(line, text);

/** Where something else begins to be told. */
const APART = /(?<=[。!?;\n])|(?=另外|还有(?!几|多)|顺便|对了|(?<![不非])但(?!凡)|不过|就是|只是)/;

/** Whether something told apart from the record speaks, by itself, of one plain harm to a child. */
function tellsApart(line: Line, text: string): boolean {
  const parts = text.split(APART);
  if (parts.length < 2) return false;
  const named = namesMinor(line) ? 1 : 0;
  return parts.some(
    (part) =>
      !DUTY.test(part) &&
      (CHILD.test(part) || (named > 0 && part.includes(MARK.person))) &&
      weightOf(part, part.includes(MARK.person) ? named : 0) >= HARM,
  );
}

/** Whether one clause alone tells of more than one plain harm, or of one done to a child by name. */
function alarms(line: Line, text: string): boolean {
  const named = namesMinor(line) ? 1 : 0;
  return text
    .split(/[,。;!?\n]/)
    .some(
      (clause) =>
        (!DUTY.test(clause) || /发现/.test(clause)) &&
        balanceOf(clause, /[他她\ue004]/.test(clause) ? named : 0, HARM + 1) > HARM,
    );
}

/** The weight of one plain harm. */
export const HARM = 3;
/** Words of the bot's own records: a story that has them is most likely one. */
const DUTY = /走访|家访|敲门行动|播|转发|签[字名了]|上户|入户|培训|宣传|巡[查逻了]|[屋户]场?主?会|链接|执法|联合|查了/;

const namesMinor = ({ pieces }: Line) => piecesOf(pieces, 'person').some(({ person }) => person.kind === 'minor');
const speaksOfChild = (line: Line, text: string) => CHILD.test(text) || namesMinor(line);

/** Something to be asked about privately, whatever it is. */
export const asking = (line: Line): ClueSlots =>
  said({
    ...discreet(line),
    situation: 'unspecified' as const,
    urgent: false,
    advise_recall: line.context.chat === 'group' && identifies(line),
    needs_confirm: true,
  });
