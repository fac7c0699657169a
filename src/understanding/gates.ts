import type { Line } from './line.ts';
import { MARK, piecesOf } from './pieces.ts';
import type { NoneReason } from './slots.ts';

/** A reason why a whole line records nothing, whatever it mentions. */
export type Gate = { reason: NoneReason; closes: (line: Line) => boolean };

const matches = (pattern: RegExp) => (line: Line) => pattern.test(line.text);

/** Lines that say nothing at all. They come before every other reading. */
export const emptyGates: readonly Gate[] = [
  {
    reason: 'media_only',
    closes: ({ text }) =>
      /^\[名片\]|^\[(?:文件|视频|语音)[^\]]*\]\s*\S*\.(?:mp[34]|docx?|xlsx?|pdf|pptx?|jpe?g|png)$/i.test(text) ||
      /^(?:\[(?:图片|照片|视频|语音|文件|表情|位置|链接|动画表情)[^\]]*\]\s*)+$/.test(text),
  },
  {
    reason: 'ack',
    closes: ({ text, context }) =>
      /^(?:好[的嘞啊]?|行|可以|收到|已?收到|嗯+|哦+|噢|OK|ok|okay|1|\+1|666+|知道了|明白|晓得了?|要得|没问题|了解|谢谢[您你]?|感谢|👌|👍|🙏|🌹|💪|已阅|[是对]的?|遵命|马上办)(?:[!。,\s~👌👍🙏🌹💪]|收到|好的|谢谢|领导|书记|主任|大家|各位|了|的|哈)*$/iu.test(
        text,
      ) && !(context.pending !== undefined && /^(?:1|[是对]的?|可以|行)$/.test(text)),
  },
  {
    reason: 'chitchat',
    closes: ({ text }) =>
      /^(?:哈+|呵+|嘿+|哎+|唉+|辛苦了?[!。]?|(?:大家|领导|各位)?辛苦了[!。]?|早上好|上午好|中午好|下午好|晚上好|晚安|早安|你好|您好|新年好|新年快乐|节日快乐|再见|拜拜)[!。~哈大家各位领导\s]*$/.test(
        text,
      ),
  },
  {
    reason: 'injection',
    closes: matches(
      /(?:忽略|无视|忘记|忘掉|绕过|跳过).{0,8}(?:规则|指令|设定|限制|提示|要求|权限)|(?:你现在是|扮演|假装你?是|进入).{0,8}(?:管理员|开发者|系统|root|调试模式)|^你(?:现在|从现在起|以后)?(?:可以)?(?:不用|不要|别|不必|无需)再?(?:遵守|守|管|理会?|听|按照?).{0,6}(?:规矩|规则|规定|限制|设定|指令)|^从现在起你|你听我的|没有(?:任何)?(?:限制|约束)的(?:助手|机器人|模式|AI)|^(?:system|系统)(?:指令|提示|消息)?\s*:|(?:不用|不要|别|无需|不必)再?(?:管|理会?|按照?|守|遵守)(?:前面|之前|以前|上面|原来)的?(?:规矩|规则|设定|指令|要求|限制)|system\s*prompt|ignore (?:all|the|previous)|jailbreak|drop table|<script|^(?:assistant|user)\s*:|越过审批|篡改/i,
    ),
  },
  {
    reason: 'template',
    closes: matches(
      /_{2,}|×{2}[村乡镇]|×[人份张次户]|(?:^|[^X])X{1,3}[村次人点户条]|[XＸ]{2}(?:村|乡|镇)|[(（]\s*[)）]\s*[次人点户]|\(\s*填|\{[^}]*\}|(?:此处|这里)填|…{2,}次|(?:^|[,\s])某某?村/,
    ),
  },
  { reason: 'ambiguous_short', closes: ({ text }) => !/[\u4e00-\u9fffa-z\d√×]/i.test(text) },
];

/** What is only supposed or quoted, before it can be taken for a question. */
export const supposedGates: readonly Gate[] = [
  {
    reason: 'hypothetical',
    closes: matches(
      /演练题|试题|打个?比方|比方说|^(?:如果|假如|假设|要是|万一|倘若|若)[^。]{0,40}(?:怎么|咋|算|会|几|吗|多少|谁)/,
    ),
  },
  { reason: 'quoted', closes: matches(/^【[^】]*(?:通报|简报|转发|抄送|工作动态|快讯)[^】]*】/) },
  { reason: 'hearsay', closes: matches(/^(?:据说|听说|听讲(?![座课])|传说|外[头面]都在[讲说])/) },
  {
    reason: 'test',
    closes: matches(
      /^test|这?是测试|测试(?:消息|数据|一下)|我?试[下一]下?[^,。]{0,12}[:,]|示范|[勿别莫不]用?登记$|作不得数|不是真报|试音|试喇叭/,
    ),
  },
  {
    reason: 'uncertain',
    closes: matches(
      /还是[^,。]{1,4}[次遍回道盘][^。]{0,6}(?:记不|忘了|不记得)|好像[^,。]{0,8}(?:去|播|放|走访|转)[^,。]{0,3}[过了](?=[,。]|$)|说不上来?(?=$|[,。])|闹不清|打个问号|不[晓知][得道]真假|真的?假的?(?=$|[?,。])/,
    ),
  },
];

/** A courtesy to whoever keeps the book is no order. */
const courtesy =
  /(?:麻烦|烦请|请|帮忙|帮我)(?:你|您)?(?:领导|主任|书记|平台|助手)?(?:帮忙|帮我)?(?:登记|登|记|查收|查阅|查看|核实|审阅|知悉|记录|录入|看|见|放心|收|审核|统计|补登|补录|补记)(?:一下|下|上)?|(?:按照?|根据)(?:上级|领导|镇里|乡里|文件|通知|方案)?(?:的)?要求|请假|请示|按通知|按计划/g;
const order =
  /(?<!邀)请|务必|(?<![五几])必须|抓紧|尽快|赶紧|赶快|记得|别忘|莫忘|不要忘|不得少于|不少于|要求|应当|各位(?!领导|书记|主任|老师)|(?<![给向让为对])大家(?=.{0,10}(?:播|走访|转|报|交|注意|记))|(?<![给发跟向])你们|以前[报交]|[之以]?前(?:把|将|报|交|上传|完成|上报)|(?<!没[^,。]{0,2}|再)(?:交|报|发|补|传)(?:上来|过来)(?!了|没|的)|确保|^通知|^注意|注意(?:播放|时间|按时)|要按|一定要|报(?:个|一下|下)(?:数|次数|情况|播放)|(?:也|都|还)(?:要|得|需)(?:上?报|交|填)|(?:每村|各村)(?:每天|每日|要|都要|需)|[都须]要?把[^,。]{0,16}(?:[看学做办]完|交)|@所有人|(?<!按)规定(?!动作|时间|次数|的)|(?:要|得|该|需要?)(?:按时|坚持|及时|每天|至少)|把[^,。]{1,8}(?:转|播|放|报|发|填|补|登)(?:一下|掉)?(?:[哈啊嘛]|$)|@(?!护蕾)[^\s]{1,8}\s.{0,12}(?:播|报|交|补)|@\ue001+\s.{0,12}(?:走访|转|查)/;

/** Who tells of something broken may ask for help with it. */
const BROKEN = /坏了|故障|不响|[开打点传登连]不|没声|没有?声音|哑了|烂了|没反应|转圈|进不去/;

const QUOTED = new RegExp(`[“"「『‘《][^”"」』’》]*[${MARK.count}${MARK.time}${MARK.amount}][^”"」』’》]*[”"」』’》]`);
const recordWords = /播|[放响]了|喇叭|广播|走访|转发|线索|家访|村村响|\d次|[一二三四五六]次/;

/** Lines that speak of records without making one. They come after every question and correction. */
export const recordGates: readonly Gate[] = [
  {
    reason: 'test',
    closes: matches(
      /^[@\s(【[]*(?:test|测试|试发|试播|试一?下|试试|调试|练习|演练)|(?:测试|演练)(?:用的?|一下|消息)?$/i,
    ),
  },
  {
    reason: 'quoted',
    closes: ({ text, shape }) => {
      const inside = /[“"「『‘《]([^”"」』’》]{2,})[”"」』’》]/.exec(text)?.[1] ?? '';
      return (
        QUOTED.test(shape) ||
        /^[“"「『].*[”"」』][。!]?$/.test(text) ||
        (inside.length > 6 && recordWords.test(inside) && !inside.startsWith('利剑')) ||
        /^>|^[【[(]?(?:转发?|转载|通报|简报|原文|摘录|范例|示例|范文|模板|样板|格式|例)[】\])]|^(?:转自|转载|转发?|原文|示例|例如?|比如|范例|参考|格式|模板|样本|样式|填报格式|上报格式)[:,\s]|(?:群里|群|网上|朋友圈|公众号|抖音|微信|上面|上级|领导|书记|县里|市里|镇里|乡里)(?:里|上)?(?:刚)?(?:发|转|看|下发|通知|说)(?:过来|到|来)?的?[:,]|(?:说|写|(?<![转重补])发|显示|念|要求)(?:的是|道|着)?[:“"]|^(?:群里|网上|朋友圈|公众号|抖音)[^,。]{0,4}(?:看到|说|有人|发)|^(?:.{0,3}里)?(?:通报|简报|快讯|新闻|报道)[:,]|^看?(?:了|到)?(?:人家|别[人个]|兄弟|隔壁)[^,。:]{0,8}(?:发|报|写|通报)的?[:,]|^(?:比如|例如|譬如|示例)|【[^】]*(?:通报|简报|转发|工作动态|通知)[^】]*】/.test(
          text,
        )
      );
    },
  },
  {
    reason: 'hearsay',
    closes: (line) =>
      ((piecesOf(line.pieces, 'foreign').length > 0 || /(?:人家|他们|她们)那[里边]/.test(line.text)) &&
        piecesOf(line.pieces, 'village').length === 0) ||
      /^说是|(?<![没未])听(?:人家?|别人|群众|村民|他|她|说|闻).{0,4}|(?<![没未])听(?!不|[^,。]{0,3}听不)[^,。了]{1,8}[说讲](?![座课解话])|据说|据.{1,4}讲|隔壁(?:村|镇|乡|县)|(?<!另)[邻外](?:村|镇|乡|县)|(?<!\ue001[^。]{0,20}[,。])(?:别的|人家|其他|兄弟|友邻|他们|她们)(?:村|镇|乡|县)|(?:\ue001|隔壁|别)[^,。]{0,3}人[说讲]|[跟给和]我[说讲][^,。]{0,12}(?:播|放(?!心|学|假)|响|转|走访|家访|上门|来过|去过)|^(?!.{0,2}[跑去到在回从上下进往])[\u4e00-\u9fff]{2,3}(?:县|市(?!监|场|管))/.test(
        line.text,
      ) ||
      /(?:他|她|他们|人家|别人|有人|群众|会计|主任|支书|书记|组长|同事|村长|干部|师傅|传话的|老\S|小\S)(?:刚才|昨天|今天|早上)?(?:跟我|和我|给我|告诉我|打电话)?(?:开会)?(?:说|讲(?!课|座|话)|反映|告诉我)(?:了|是|的)?(?![^,。]{0,4}(?:莫|没|不要|别))(?:.{0,14}(?:播|放(?!心|学|假)|喇叭[^,。]{0,4}响|转|走访|巡了|开(?!心|朗|学|始))|.{0,12}(?:来|去)(?:家访|走访|上门)?过)/.test(
        line.text,
      ) ||
      /^(?:他|她|他们|她们|人家|对方)(?!妈|爸|爷|奶|家)/.test(line.text),
  },
  {
    reason: 'hypothetical',
    closes: matches(
      /^(?:如果|假如|假设|要是|万一|倘若|若)|(?:如果|假如|要是|万一|的话).{0,20}(?:播|走访|转)|的话(?:就(?!是)|会|,|$)/,
    ),
  },
  {
    reason: 'instruction',
    closes: ({ text }) => order.test(text) && order.test(text.replace(courtesy, '')) && !BROKEN.test(text),
  },
  {
    reason: 'future',
    closes: ({ shape, pieces, today, text }) => {
      const first = pieces[0];
      return (
        (first?.kind === 'day' && first.from > today && /^[^\ue000-\ue0ff]{0,3}$/.test(shape.slice(0, first.at))) ||
        /^(?:准备|打算|计划|拟|将|预计|下周|下个?月|等[下会]|待会|稍后)/.test(text)
      );
    },
  },
  {
    reason: 'question',
    closes: matches(
      /^(?:是不是|是否|有没有|难道|请问|问一?下|想问|谁|为什么|要不要|能不能)|(?:对不对|对吧|对吗|是吧|是吗|可以吗|行吗|够吗|够不够|算吗|算不算|行不行|可不可以|没错吧|好吗|好不好)[?。!]*$|[?]\s*$/,
    ),
  },
  {
    reason: 'negation',
    closes: ({ text, context }) =>
      !context.pending &&
      !/线索/.test(text) &&
      /^(?:不是(?!没|不)|并不是|并非|不算|没有(?:$|[,。]|[^,。]{0,6}(?:播|放|响|转|走访|去|开|报|巡|看|做)))/.test(
        text,
      ),
  },
];

/** The first gate that closes on the line. */
export const closedBy = (gates: readonly Gate[], line: Line): NoneReason | undefined =>
  gates.find((gate) => gate.closes(line))?.reason;

const FIGURE = new RegExp(`[${MARK.count}${MARK.time}${MARK.amount}${MARK.ordinal}]`);

/** Whether anything countable was said at all. */
export const saysFigures = (shape: string): boolean => FIGURE.test(shape);
