import type { Line } from '../line.ts';
import type { Situation } from '../slots.ts';
import { closedBy, recordGates } from '../gates.ts';

/** Teaching, playing or reading about harm. */
const TOPIC =
  /(?:防|预防|防范|防止|反|打击|杜绝|拒绝|严惩|抵制|遏制|远离|制止|保护)[^,。]{0,6}(?:性侵|侵害|欺凌|霸凌|家暴|暴力|拐|骗|溺水|辍学|猥亵|自杀|伤害)|(?:性侵|侵害|欺凌|霸凌|家暴|强制报告|拐卖|溺水|性教育|保护)[^,。]{0,8}(?:课|讲座|宣传|知识|教育|培训|案例|案件|防治|方案|制度|预案|材料|(?<!违)法|条例|手册|音频|语音|视频|片|主题|班会|活动|预防|防范|工作|排查|专项|标语|条幅|横幅|海报)|讲了?[^,。]{0,10}(?:案子|案例|案件|故事)|(?:语音|村村响|喇叭|广播|音频)[^。]{0,24}(?:教|讲|说|提醒)[^。]{0,4}(?:娃|孩|学生|大家|家长)|培训[^,。]{0,10}未成年人?[^,。]{0,6}(?:入住|上网|进入|保护)|(?:宣传|宣讲|培训(?!机构|班|学校)|学习|讲解|播放|观看|传达|通报|教育片|讲座|上课|讲课|课堂|课程)[^,。]{0,16}(?:性侵|侵害|欺凌|霸凌|家暴|强奸|猥亵|拐卖|辍学|案例|保护法)/;
const LAW = /(?:性侵|强奸|猥亵|拐卖|家暴|虐待)[^,。]{0,6}(?:是犯罪|是违法|属于|构成|要判|要坐牢|零容忍)/;
const FICTION =
  /电影|电视(?:里|上|剧|新闻)|小说|剧里|剧情|情节|短视频|抖音|新闻|报道|网上看到|刷到|视频里|看到一个案例|案例|看了[^,。]{0,6}《|邻县|外县|外省|案子?[^,。]{0,4}判了/;
const FIRSTHAND =
  /我们?村|本村|[一二三四五六七八九十\d]组|现在(?!的)|刚才|怀疑|疑似|疑是|身上|好像|屋头|隔壁|邻居|接诊|收治|就诊|来院|我班|班上|我们学校/;
const HYPOTHETICAL =
  /(?:哪个|谁家?|哪家)[^,。]{0,6}(?:出了?|发生|再有)[^。]{0,20}(?:检讨|问责|负责|处理|追究)|^(?:如果|假如|假设|要是|万一|若|比如)|(?:如果|假如|要是|万一|一旦|凡|只要)[^,]{0,20}(?:发现|遇到|碰到|有|出现)|演练用/;
const RULE =
  /(?:发现|遇到|出现|凡)[^。]{0,24}(?:要|应|必须|务必|须|及时|立即|第一时间|马上)(?:及时|立即|第一时间)?(?:上?报|拨打|处置|制止)|(?<!按照?|根据)强制报告制度|注意(?:保护|安全|防)|(?:文件|规定|通知|条例|法律?)(?:里|上)?(?:讲|说|要求|规定|明确)|以上的?[^,。]{0,8}(?:必须|应当)|(?:入住|接待|进入)[^,。]{0,8}必须|一律|严禁|不得|禁止/;
const DENIES =
  /没有(?![^,。]{0,4}(?:人|大人|家长|监护))[^,。;]{2,14}的(?=[,。;]|$)|(?:没有?|未|无)(?:发现|接到|出现|排查[出到]|收到)?[^,。;但]{0,40}(?:等|之类|这些|这类|这种|此类)[^,。;]{0,6}(?:情形|情况|线索|问题|行为|现象|案件)|(?:没有?|未)(?:发现|接到|出现|[排摸][查排][出到]|收到)[^,。;但]{0,30}(?:情形|线索|问题|现象|案件)|(?:没|没有|没得|未(?!成年)|无|不存在)(?:发现|听说|听讲|听到|看到|反映|受到?|挨[打揍骂]?|被|遭|接诊|接报|遇到|受理|疑似|排查[出到]|摸排[出到]|收到|接到|出现|有|任何|什么|人|存在|发生|新增|新的?|可疑|相关|问题|反映|涉未成年人|涉未|孩子|学生|儿童|娃儿?|未成年人|哪个|哪家|哪户|谁|受到?|被|挨打?|遭到?|侵害|过|的){0,6}(?:挨[打揍骂]|线索|性侵|侵害|欺凌|霸凌|欺负|家暴|辍学|失学|失踪|异常|受伤|伤害|伤|情形|情况|被打|可疑人员?|未成年人(?:进入|上网|住宿|出入)?|学生|违规)|零报告|线索[:为]?(?:无|0|零)/g;
const ASKS_FOR_FIGURES =
  /(?:所有|全部|每条|哪些|已报)的?[^,。]{0,4}线索[^,。]{0,8}(?:念|读|发|列|给|内容|名单)|(?:几|多少)(?:条|起|件)|线索[^,。]{0,6}(?:(?<!好)几|多少)|台账|统计|办结|进度|导出|完成率|排名|通报|名单|排查表|情况怎么样|(?:谁|哪些村).{0,8}(?:没|未)/;
const ORDER =
  /^请[^。]{0,30}(?:报上来|报送|报来|填报|统计)|^(?:各村|各单位|各校|各位|大家)[:,].{0,40}(?:请|加强|注意|做好)|^(?:各村|各单位|各校|各位|全体|大家|请)[^,。]{0,10}(?:要|请|注意|关注|做好|加强|排查|掌握|严防|防止|关心|看护|看好)/;
/** Said to everybody: what they should mind, not what happened. */
const NOTICE =
  /(?:^|[:,。])(?:提醒|严防|谨防|防止|预防)|各(?:位|班|校|单位)[^。]{0,16}(?:看|注意|做好|加强|关注|莫|不要|别|提醒)|(?:家长|大人)[^,。]{0,6}(?:看[紧好管牢]|注意|管好)|(?:不要|莫|别)(?:下|去|到)(?:河|塘|水)/;
const ONE = /有[一个]|[这那]个|[他她](?!们)/;
const HOW = /(?:怎么|咋个?|如何|怎样|哪里|去哪)(?:样)?(?:报|上报|登记|填|提交|反映|举报)/;
const WANTS_TO_TELL = /(?:想|要)(?:反映|举报|报告?)(?:一?[个件]|点)/;
const SLOGAN = /手册|标语|条幅|横幅|海报|宣传单|口号|人人有责/;
const ADULTS = /(?:和|跟|与)(?:孩|娃|学生|小孩|未成年)[^,。]{0,3}(?:没|无)有?关/;
const INSPECTED = /(?:检查|查处|清查|执法|整治).{0,20}\d*家|收缴/;
const FOUND = /接纳|容留|(?:发现|其中)[^。]{0,20}(?:未成年|学生|校服|[女男][孩生]|小孩|岁)/;
const IDLE = /打工|开玩笑|哈哈/;
/** Who laughs about themselves is not in danger. */
const JOKES = /[\u{1f602}\u{1f923}]|哈哈|笑死/u;
const SICK = /感冒|发烧|拉肚子|生病|病假|看病|打针|输液/;
const LONG = /(?:没|未)请假|联系不|打不通|好几天|[两三四五六七八九十\d]天|周|月/;

/** Whether words of harm are only talked about: taught, quoted, supposed, ruled on, denied or counted. */
export function exempts(line: Line, situation: Situation | undefined, announced: boolean): boolean {
  const { text } = line;
  const own = FIRSTHAND.test(text);
  if (HYPOTHETICAL.test(text)) return true;
  if (ASKS_FOR_FIGURES.test(text) && !own && !/但是?|不过|可是/.test(text)) return true;
  if (/^(?:【|转发[:：]|转自|转载)/.test(text)) return true;
  if (FICTION.test(text) && !own && !/传开|发(?:了|到)/.test(text)) return true;
  if ((TOPIC.test(text) || LAW.test(text)) && !own) return true;
  if ((SLOGAN.test(text) || ADULTS.test(text)) && !own) return true;
  if (situation === 'place_violation' && INSPECTED.test(text) && !FOUND.test(withoutDenials(text))) return true;
  if (RULE.test(text) && !/疑似|怀疑|有个|有人/.test(text)) return true;
  if (ORDER.test(text) && !own) return true;
  if (NOTICE.test(text) && !own && !ONE.test(text)) return true;
  if (HOW.test(text) && !WANTS_TO_TELL.test(text) && (!situation || situation === 'unspecified')) return true;
  if (
    announced &&
    !situation &&
    !WANTS_TO_TELL.test(text) &&
    /[?]|吗$/.test(text) &&
    !/有(?:条|个|一条)|要(?:报|举报)/.test(text)
  )
    return true;
  if (situation === 'guardianship_gap' && /走访|家访|入户/.test(text) && !/发现|没人|无人|委托/.test(text)) return true;
  if (situation === 'school_absence' && SICK.test(text) && !LONG.test(text)) return true;
  if (JOKES.test(text) && /我(?!们)/.test(text)) return true;
  const closed = closedBy(
    recordGates.filter(({ reason }) => reason === 'test'),
    line,
  );
  return closed !== undefined || (IDLE.test(text) && situation === undefined);
}

/** What is left of a line when what it denies is taken away: 没有线索，但不放心… keeps its worry. */
export const withoutDenials = (text: string) => (DENYING.test(text) ? text.replace(DENIES, '') : text);
const DENYING = /[没未无不零]|线索/;
