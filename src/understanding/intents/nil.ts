import type { Line } from '../line.ts';
import { piecesOf } from '../pieces.ts';
import { type NilSlots, said } from '../slots.ts';
import { bearerOf, type Family, placeNamed } from './family.ts';
import { needing } from '../presence.ts';

const NOTHING =
  '(?:无|没有?|没得|没有?排出|未(?:发现|排查[出到]|摸排[出到]|收到|接到|出现)|没(?:有)?(?:发现|排查出|收到|接到|排查到|摸排到)|均无|零|0\\s*)';
const NIL = new RegExp(
  `零报告|零上报|没有[^,。;]{0,14}(?:方面|之类)?的线索|线索[都也]没有|报零(?!食)|线索[^,。]{0,8}没有?[^,。]{0,3}(?:要|可)报|线索[^,。]{0,4}报个?零|没有?[^,。]{0,4}强制报告的?(?:情况|情形)|(?:排查|线索|摸排|月)[^,。]{0,12}无异常|${NOTHING}(?:任何|什么|啥|新增|新的?|相关|可疑|疑似|涉未(?:成年人)?|涉[娃孩学][儿子生]?的?|侵害|性侵|未成年人|娃儿?|孩子|学生|受|被|问题|异常|违法|一条|条|起|的|到|有){0,5}(?:线索|情形|案件|强制报告)|(?:未|没有?)(?:发现|排查出|摸排出|收到|接到|出现|排查到)[^,。;]{0,16}(?:线索|情形|情况|案件|行为)|(?:排查|摸底|摸排)[^。]{0,16}没有?(?:可疑|异常|任何|什么|此类|这类|这种)?情况|没有?(?:可疑|异常)情况|(?:没有?|无)[^,。]{0,8}侵害[^,。]{0,4}情况|线索(?:排查|摸排|情况|补报|上报|结果)*[:为是都均数量]*(?:无|没得|没有|零|0条?|未发现$)(?!办|报)|排查(?:表|情况)?[,:]?(?:均)?(?:无|没得|没有)(?:问题|异常|情况)?$`,
);
const CHECKED = /摸底|排查|线索|零报告|强制报告/;
const NOTHING_FOUND = new RegExp(`${NOTHING}(?:发现)?(?:任何)?(?:问题|异常)`);
const HANDED =
  /(?:排查表|摸排表|线索表|报告表).{0,8}?(?:已|交|送|报|上传|填|发|送到)(?!不).{0,5}(?:交|了|送|完|好|平安办|上去|上传|报|[乡镇]里)|(?:已|交|填).{0,4}(?:排查表|线索表)|排查(?:工作|表)?(?:已经?|都)?[^,。]{0,4}[做搞弄查]?[完好](?:成?了|毕|成)(?=$|,)/;
const CHECKED_NONE = /排查.{0,10}[,:]?(?:没有|没得|无|(?:没有?|未)发现)$/;
const PENDING = /(?:表|排查表).{0,4}(?:稍后|晚点|等下|后面|明天|下午|晚些|随后|再)/;

/** Other things townships check and report nil of. */
const OTHER =
  /危房|安全|消防|灾害|地质|矛盾|纠纷|疫情|食品|隐患|防汛|燃气|用电|道路|信访|禁毒|电诈|环保|[羊牛鸡狗猪贼偷]/;
const OURS = /未成年|护蕾|侵害|学生|儿童|[孩娃]|强制报告|问题线索/;

const asked = (line: Line) => /clue_check/.test(line.context.pending ?? '');
const shortNil =
  /^(?:本月|我村|我们村|这个月|\ue001+)?[,\s]*(?:都|也|均|暂)?(?:无|没有|没得|没|0|零|没啥|没什么|无线索|没有发现|未发现|没发现)(?:的|哈|哦|了|异常|问题|情况|线索)*(?:,[^,。]{0,6}(?:都(?:好|正常|没事)|(?:[问查看走]|摸排|排查)过了)[^,。]{0,3})?[。!]*$/;
const shortHanded =
  /^(?:(?:排查|线索)?表)?(?:已交|交了|已上交|已经?交了?|已报|报了|交上去了|已提交|提交了|已填|填了|填好了|已上报)[。!哈的]*/;

/** The month a nil report is for: the one said (补2月), else this. */
function monthOf(line: Line): string {
  return piecesOf(line.pieces, 'period').find(({ period }) => period.month)?.period.month ?? line.today.slice(0, 7);
}

/** 零报告, or the form handed in without a word of what is in it. */
export const nil: Family = {
  intent: 'nil_clue_report',
  needs: needing('无没未零线排摸报0'),
  anchor: new RegExp(
    `${NIL.source}|${HANDED.source}|(?:排查|摸排|摸底)(?:了|完|过)|补[^,。]{0,6}排查|线索排查(?=$)|排查[^,。]{0,6}[做搞弄查][完好]了|(?:线索|摸排|排查)[^,。]{0,6}(?:搞|做|走|查|转)了|排查.{0,12}${NOTHING_FOUND.source}`,
  ),
  asked: (line) => asked(line) && (shortNil.test(line.text) || shortHanded.test(line.text)),
  hearsNegation: true,
  read({ text: told }, line, isKnown) {
    // …没有线索，花源还没报: who has not reported yet takes nothing from the others.
    const text = piecesOf(line.pieces, 'village').length > 1 ? told.replace(/,[^,]*还没[^,]*$/, '') : told;
    const isNil =
      NIL.test(text) ||
      (CHECKED.test(text) && NOTHING_FOUND.test(text)) ||
      CHECKED_NONE.test(text) ||
      (asked(line) && shortNil.test(text));
    const handed = HANDED.test(text) || (asked(line) && shortHanded.test(text));
    if (!isNil && !handed && !isKnown) return undefined;
    // What a visit did not find is told of that visit.
    if (/走访|家访|入户|上门|看望/.test(line.text) && !handed && !/线索|排查|报告|[本这]个?月/.test(text))
      return undefined;
    if (OTHER.test(line.text) && !OURS.test(line.text)) return { none: 'other_topic' };
    if (/还没|没交|未交|没填|未填/.test(text)) return { none: 'negation' };
    const period = monthOf(line);
    const base = {
      period,
      result: isNil ? ('nil' as const) : ('unknown' as const),
      ...(PENDING.test(line.text) && { form: 'pending' as const }),
    };
    const villages = piecesOf(line.pieces, 'village');
    if (villages.length > 1) {
      const items = villages.map(({ name, fuzzy }): NilSlots => ({ ...placeNamed(line, name, fuzzy), ...base }));
      return { intent: 'nil_clue_report', slots: { items, on_behalf: true, needs_confirm: true } };
    }
    const months = piecesOf(line.pieces, 'period').flatMap(({ period }) => period.month ?? []);
    if (months.length > 1 && villages.length < 2) {
      const [village] = villages;
      const place = village ? placeNamed(line, village.name, village.fuzzy) : bearerOf(line);
      const items = months.map((month): NilSlots => ({ ...place, ...base, period: month }));
      return { intent: 'nil_clue_report', slots: { items } };
    }
    const [village] = villages;
    const place = village ? placeNamed(line, village.name, village.fuzzy) : bearerOf(line);
    return { intent: 'nil_clue_report', slots: said({ ...place, ...base, ...(!isNil && { needs_confirm: true }) }) };
  },
};
