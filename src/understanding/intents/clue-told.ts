import { DENIED } from './clue-denial.ts';
import { type Covers, HERE, type Stance, stances } from './clue-stance.ts';

/** A clause as it was said, with the stance it has or inherits. */
export type Spoken = { text: string; stance: string | undefined };

/** Where a line draws breath or turns; a bare 没有 answers what was asked before it. */
const CUT =
  /(?<=[,。;!?\n])(?![^,。]{0,4}没有(?:[,。]|$))|(?<=[^\d]:)|(?=(?<![不非])但(?!凡)|(?<![打跑说看气熬受])不过(?![年去来瘾关])|可是|然而|(?<![不也要都更])就是|(?<!不)只是)/;

/** A turn to something else: what was only spoken of ends here. */
const TURNS = /^(?:但|不过|可是|然而|就是|只是|另外|还有|此外|结果|倒是|顺便|对了|除此|唯独|唯一)/;
/** Somebody is told of: a told clause whatever was taught or ordered before it. */
const TELLS = new RegExp(
  `${HERE.source}|有[一两几]?[个名位](?!案|故事|视频|地方|办法|要求|问题|通知|文件|方案|片|剧|电影|新闻)|有人(?!贩)|反映|举报|身上|[他她我]家|我(?:孙|儿|女|侄|外甥|看到|见到|听到|发现|觉得|担心)|\ue004`,
);
/** What only goes on with what was taught: its parts, its lessons. */
const GOES_ON =
  /^(?:主要|重点|还|也|又|以及|和|并|如|像|包括|比如|内容|题目|主题|里[面头]|其中|有一段|讲|教|学|说|喊|叫|让|提醒|告诉|教育|引导|识别|认识|预防|防|保护|怎[么样]|如何|不能|不要|不准|莫|别|要|应|遇到|碰到|发现|凡|对|什么|哪些|谁都)/;
/** Hours and numbers between the teaching and what it taught. */
const FIGURES = /^[\d\s点分半:、和到至次遍回道早中晚上下午共各一二两三四五六七八九十]+[,。;]?$/;
/** What is expressly part of what was taught, whoever it tells of. */
const IN_IT = /^(?:里[面头]|其中|内容|主题|题目|重点|主要|讲的是|说的是)/;
/** One child in particular is none that is only supposed. */
const PARTICULAR = /[那这]个?(?:小|女|男|学生|娃|孩|妹|伢|崽|丫)/;
/** Only more of the same: 欺凌、家暴等情况. */
const LIST =
  /^(?!发现|出现|反映)[^,。我他她你有]{0,24}(?:等|之类|内容|知识|情形|情况|问题|现象|行为|方法|危害|案例)[,。;!?]?$|^(?:和|及|以及|或者?)?(?:性侵|侵害|欺[凌负]|霸凌|家暴|虐待|辍学|失[学踪联]|溺水|拐[卖骗]|早恋|受伤|被打|自[残杀])[,。;!?]?$/;

/** The end of a sentence. */
const ENDS = /[。!?;\n]$/;

/** Whether a clause with no stance of its own goes on with one that reaches as far. `before` ends as the last clause does. */
const reaches: Readonly<Record<Covers, (clause: string, before: string) => boolean>> = {
  list: (clause, before) => !ENDS.test(before) && LIST.test(clause) && !TELLS.test(clause),
  content: (clause, before) =>
    IN_IT.test(clause) ||
    (!TELLS.test(clause) && (GOES_ON.test(clause) || LIST.test(clause))) ||
    (before.endsWith(':') && !HERE.test(clause)),
  after: (clause, before) =>
    IN_IT.test(clause) || (!TELLS.test(clause) && GOES_ON.test(clause)) || (before.endsWith(':') && !HERE.test(clause)),
  sentence: (clause, before) => !ENDS.test(before) && !PARTICULAR.test(clause),
  onward: (clause) => !TELLS.test(clause),
  line: (clause) => !HERE.test(clause) && !/发现[^,。]{0,3}[有他她一两]/.test(clause),
};

/** Cuts a line where it draws breath, turns, or begins to deny. */
function cut(text: string): readonly string[] {
  const clauses = text.split(CUT);
  if (!DENIED.test(text)) return clauses;
  return clauses.flatMap((clause) => {
    const at = DENIED.exec(clause)?.index ?? 0;
    return at > 0 ? [clause.slice(0, at), clause.slice(at)] : [clause];
  });
}

/** Each clause of a line with its stance; without one it is told plainly. */
export function spokenOf(text: string): readonly Spoken[] {
  const clauses = cut(text);
  const own = clauses.map((clause) =>
    stances.find((stance) => stance.pattern.test(clause) && !stance.unless?.test(clause)),
  );
  const overall = own.find((stance) => stance?.covers === 'line');
  let turned = false;
  let last: Stance | undefined = overall;
  return clauses.map((clause, i) => {
    const before = clauses[i - 1] ?? '';
    const mine = own[i];
    if (mine) last = mine;
    else if (TURNS.test(clause)) {
      turned = true;
      last = undefined;
    } else if (last && !FIGURES.test(clause) && !reaches[last.covers](clause, before))
      last = !turned && overall && reaches.line(clause, before) ? overall : undefined;
    const covered = last && (mine === undefined || mine.covers !== 'after');
    return { text: clause, stance: covered ? last?.name : undefined };
  });
}

/** What is plainly told in a line: the rest only speaks of harm. */
export const toldIn = (text: string): string =>
  spokenOf(text)
    .filter(({ stance }) => stance === undefined)
    .map((spoken) => spoken.text)
    .join('');
