import { common } from './dialect.ts';

/** Traditional → simplified, only for the words this bot listens for: pairs of characters. */
const pairs =
  '點点響响訪访轉转發发連连結结鏈链線线無无沒没報报時时間间號号週周禮礼幾几廣广聲声壞坏個个開开會会訓训學学銷销導导單单對对嗎吗麼么還还這这們们來来為为後后過过兒儿兩两錄录錯错誤误數数記记說说監监護护簽签謝谢請请問问體体縣县鄉乡鎮镇場场劍剑冊册婴婴嬰婴穩稳錶表製制攝摄邊边裏里條条圖图隊队檢检處处節节電电話话網网東东歲岁媽妈爺爷傷伤遺遗殘残陳陈劉刘貳贰叄叁陸陆張张馬马楊杨彭彭園园華华嶺岭況况煩烦進进務务動动員员辦办區区鐘钟給给讓让現现實实總总統统計计劃划業业專专項项組组級级練练終终續续義义聯联關关閉闭門门際际難难雜杂離离頭头題题類类風风飯饭養养驗验齊齐齡龄龍龙預预領领頻频顧顾餘余達达遠远選选適适遲迟醫医鎖锁雙双順顺須须補补裝装觀观覺觉認认誰谁調调談谈論论講讲證证識识讀读變变責责費费資资趕赶車车較较載载農农衛卫裡里親亲規规視视詢询試试詳详課课議议譚谭負负輛辆輪轮運运違违鄧邓鄭郑鄰邻錢钱鐵铁長长閱阅隨随飲饮館馆驚惊黃黄黨党語语燈灯傳传舉举樣样歸归嘆叹將将尋寻屬属師师帶带幫帮應应態态戶户掃扫換换敗败斷断於于暫暂書书棟栋樓楼機机歡欢氣气決决滿满漲涨災灾爭争獨独環环畫画異异當当盡尽盤盘眾众禍祸種种稱称窮穷競竞筆笔紅红納纳紙纸細细綜综緊紧羅罗習习聞闻職职腦脑臨临興兴舊旧葉叶蘭兰衝冲訊讯討讨託托該该誠诚謹谨譽誉質质贊赞輕轻輸输辭辞遊游郵邮釋释針针鈴铃銀银鋪铺鍵键鏡镜陽阳階阶雖虽靈灵靜静韓韩願愿飛飞駐驻騎骑騙骗髒脏魚鱼鳥鸟鹽盐麗丽';
const simplified: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)] as const),
);
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');
/** Whether a character is one of these, by its code: most messages have none, and are looked at once. */
const isTraditional = new Uint8Array(0x1_0000);
for (const character of simplified.keys()) isTraditional[character.charCodeAt(0)] = 1;

/** The text in simplified script. */
function simply(text: string): string {
  for (let i = 0; i < text.length; i++)
    if (isTraditional[text.charCodeAt(i)] === 1) return text.replace(traditional, (c) => simplified.get(c) ?? c);
  return text;
}

const formal = '零壹贰叁肆伍陆柒捌玖拾';
const plain = '零一二三四五六七八九十';

/** Known slips of the keyboard and of speech-to-text, each with the word meant. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/(?!村村响)[村寸存春蠢][村寸存春](?:[向想像象箱香享项]|响(?!起))|\bccx\b|村村\s响|村(?:村)?通广播/gi, '村村响'],
  [/[拨薄波](?=[放了完出过]|\d|[一两二三四五六]次)|播方(?!式)/g, '播'],
  [/走[仿坊防纺](?!盗)/g, '走访'],
  [/未[成陈城][年念][人仁]/g, '未成年人'],
  [/[连练联]接/g, '链接'],
  [/(?<=早\d{1,2})中(?=\d{1,2})/g, '中午'],
  [/一早一([中午]?)一?晚/g, '早$1晚'],
  [/https?:\/\/[\w./?=&%#-]+/gi, '链接'],
  [/[留六流][首手受](?=儿|娃|孩|老)/g, '留守'],
  [/[节结截][图屏]|截频/g, '截图'],
  [/[作咋]天/g, '昨天'],
  [/\bddl\b|deadline/gi, '截止时间'],
  [/排[茶察差]表/g, '排查表'],
  [/线锁|钱索|线所/g, '线索'],
  [/(?<=(?<![\d:.])\d{1,2});(?=[0-5]\d(?![\d:.号点]))/g, ':'],
  [/台[帐賬]/g, '台账'],
  [/([一二两三四五六七八九十\d])[此刺](?!刻|时|外|激)/g, '$1次'],
];

/** A space where others draw a breath: 今天播了三次 链接也转了. In tables and lists it parts cells, and stays. */
const breath =
  /(?<=[\u4e00-\u9fff\d][\u4e00-\u9fff][)）]?|[\u4e00-\u9fff\d]”|[是到]\d|[: 、]\d\d)(?<!^链接) +(?=[\u4e00-\u9fff][\u4e00-\u9fff\d])|(?<=[\u4e00-\u9fff]了|\d[次人户名]|点[\u4e00-\u9fff]{2}|\.不|没[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{4}) +(?=\d)|(?<=点) +(?=\d+组)/g;
/** Longer messages were written, not said. */
const TOLD = 600;
const LISTED = /[\n√×@]|(?:^| )\d{1,2}[.、)](?!\d)/;

const plainly = (figure: string) => Array.from(figure, (c) => plain.charAt(formal.indexOf(c))).join('');

/** Figures as they stand on a cheque, and as dialect draws them together. */
const figures: readonly (readonly [RegExp, (figure: string) => string])[] = [
  [
    /[廿卅](?=[一二三四五六七八九]?(?:[分次回遍道盘趟人名户个条日号,、。]|$))/g,
    (figure) => (figure === '廿' ? '二十' : '三十'),
  ],
  [/[壹贰叁肆伍陆柒捌玖拾]+(?=[次回遍道盘趟点时人名户个条])/g, plainly],
  [/仨(?=[次回遍道盘趟])/g, () => '三'],
  [/仨(?=个?(?:留守|困境)?[娃孩人学伢])/g, () => '三个'],
  [/俩(?=个?(?:留守|困境)?[娃孩人学伢])/g, () => '两个'],
  [/俩(?=[次回遍道盘趟])/g, () => '两'],
];
const RARE = /[廿卅壹贰叁肆伍陆柒捌玖拾仨俩]/;

/** Whether there is any slip at all: one look is cheaper than one for each. */
const SLIPPED = new RegExp(slips.map(([slip]) => slip.source).join('|'), 'i');

/** Anything but Han, letters, digits and common stops. */
const ODD = /[^\u4e00-\u9fff\w,.:;!?、。 ()]/;

/** Ticks, crosses and zeros in one form each, the bot's own name and what is invisible gone. */
const withoutMarks = (text: string) =>
  text
    .replace(/[\u200b-\u200f\ufeff]|[\ufe0e\ufe0f]|\u20e3/g, '')
    .replace(/@护蕾\S*\s*/g, '')
    .replace(/[✔✅☑✓√]/gu, '√')
    .replace(/[✘❌✗×✖☐]/gu, '×')
    .replace(/[〇○]/g, '零')
    // √8:00 √12:00 ×18:00, as others write 8:00√ 12:00√ 18:00×.
    .replace(/^[\s,、]*[√×].*/s, (marks) => marks.replace(/([√×])\s*([^√×\s]+)/g, '$2$1'));

/** 领导好，…，请查收: said for courtesy’s sake. What is nothing but that stays as it is. */
const GREETING =
  /^(?:报告|汇报|尊敬的|各位|亲爱的)*(?:(?:领导|书记|主任|镇长|所长|校长|站长)们?好?|大家好|各位好|(?:早上|上午|中午|下午|晚上)好|报告|您好|你好)[,:。!~\s]+(?=.)/;
const THANKS =
  /(?<=.)[,。!;\s]+(?:谢谢(?:领导|大家|您|你)?|感谢|辛苦了?|麻烦了?|请(?:领导|主任)?(?:查收|审阅|知悉|收阅|过目))[,。!~\s]*$/;
const SIGHS =
  /(?<=[\u4e00-\u9fff\d])(?:[哦噢哟呀哩]+|(?<![哈一])哈)(?=[。!~]*$)|(?<=\S)(?:(?![\u{1f602}\u{1f923}])\p{Extended_Pictographic})+$/u;

/** How far from its end a message is thanked for or sighed over. */
const END = 14;

/** The message without its courtesies at the end. */
function plainlySaid(text: string): string {
  const end = text.slice(-END);
  const courteous = /谢|辛苦|麻烦|请/.test(end) ? text.replace(THANKS, '') : text;
  return /[哦噢哟呀哩哈]|[^\u4e00-\u9fff\w,.:;!?、。 ()]/.test(end) ? courteous.replace(SIGHS, '') : courteous;
}

/**
 * The line as the grammar reads it: without the bot's own name, half-width, simplified, known slips mended, ticks and crosses unified, breath
 * sounds gone, dialect in its common form. Never changes a number or a name.
 */
export function normalize(text: string): string {
  const said = text.replace(/[①-⑩]/g, '，').normalize('NFKC').replace(GREETING, '');
  const told = plainlySaid(ODD.test(said) ? withoutMarks(said) : said);
  let line = common(simply(told)).replace(/[嗯啊呃咯嘛噻嘞]/g, '');
  if (RARE.test(line)) for (const [figure, meant] of figures) line = line.replace(figure, meant);
  if (line.includes('(不是')) line = line.replace(/\(不是[^()]{1,8}\)/g, '');
  if (SLIPPED.test(line)) for (const [slip, meant] of slips) line = line.replace(slip, meant);
  if (line.length <= TOLD && line.includes(' ') && !LISTED.test(line)) line = line.replace(breath, ',');
  return line.trim();
}

/** Whether 村村响 was only recognisable through a slip or an abbreviation that people rarely use. */
export const abbreviates = (raw: string): boolean => /\bccx\b/i.test(raw);
