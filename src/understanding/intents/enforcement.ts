import { piecesOf } from '../pieces.ts';
import { said } from '../slots.ts';
import { amountOf, bearerOf, dayOfRecord, type Family, photoOf } from './family.ts';
import { needing } from '../presence.ts';

const ENFORCEMENT =
  /联合执法|联合检查|联合整治|联合(?=.{1,24}(?:执法|查|整治))|(?:配合|会同).{1,8}(?:查了|检查|执法|清查|[夜突]查)|(?:检查|清查|(?<!巡)查了|整治)(?:了)?.{0,12}(?:旅馆|宾馆|网吧|KTV|酒店|小卖部|台球|酒吧|歌厅|超市|商店|文身|民宿|场所)/i;

/** That it was done: it came to something, or to so many. */
const DONE = /了|过|已|完|开展|组织|检查|清查|发现|收缴|整治|[\d一二两三四五六七八九十][次家处个回趟]/;
/** What other enforcement is about, unless ours is among it. */
const TRAFFIC = /头盔|摩托|酒驾|超载|渔|地笼|砂|矿|违建|烟花|秸秆/;
const OURS = /未成年|校园|学校|学生|网吧|旅馆|宾馆|KTV|酒吧|台球|歌厅|文身|护蕾/i;

/** 联合执法. */
export const enforcement: Family = {
  intent: 'log_joint_enforcement',
  needs: needing('联查执检整配'),
  anchor: ENFORCEMENT,
  read({ text, pieces }, line) {
    if (!DONE.test(text) && !amountOf(line, /家|处/)) return undefined;
    if (TRAFFIC.test(text) && !OURS.test(text)) return { none: 'other_topic' };
    if (/食品|安全生产|消防|环保|卫生(?!院)|秤|价格/.test(text) && !/联合|配合|会同|校园/.test(text))
      return { none: 'other_topic' };
    const places = piecesOf(pieces, 'amount')
      .filter(({ amount }) => amount.unit === '家')
      .reduce((sum, { amount }) => sum + amount.n, 0);
    const bearer = bearerOf(line);
    const named = piecesOf(pieces, 'unit').map(({ name }) => name);
    const units = [...new Set([...('unit' in bearer ? [bearer.unit] : []), ...named])];
    const issues = /(?:没|未|无)(?:有)?(?:发现)?(?:任何)?(?:问题|违规|异常)/.test(line.text)
      ? 0
      : /问题|隐患|违规(?!烟)/.test(text)
        ? amountOf(line, /个|处|条|起|项/)?.n
        : undefined;
    return {
      intent: 'log_joint_enforcement',
      slots: said({
        ...bearer,
        ...dayOfRecord(line, pieces),
        count: piecesOf(pieces, 'count')[0]?.count.n ?? 1,
        ...(units.length > 1 && { units }),
        ...(places > 0 && { places }),
        issues,
        seized: /收缴(?:了)?([^,。]{2,12})/.exec(text)?.[1],
        ...('village' in bearer && !/联合|配合|会同|一起|[和跟与同]/.test(line.text) && { needs_confirm: true }),
        ...photoOf(line),
      }),
    };
  },
};
