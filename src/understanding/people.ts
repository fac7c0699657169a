import type { Told } from './clauses.ts';
import type { Line } from './line.ts';
import { MARK } from './pieces.ts';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤冉牟易阳欧';
// Words that begin with a surname's character but name nobody.
const NOT_A_NAME =
  /^(?:方式|方便|方法|白天|高兴|高中|向他|向她|向监|向家|万一|于是|任务|任何|程度|金额|石头|江边|马上|何时|何况|周边|周末|周围|田里|林场|许多|曾经|武术|龙头|严重|余下|莫得|毛病|雷雨|史上|段时|易发|阳光|张贴|张照|高危|高风|钟头|余人|黄牌|白跑|谢谢|辛苦)/;

const edge = `[\\s、,:()和与跟及${MARK.person}]`;
const name = new RegExp(
  `(?=[${SURNAMES}])(?<=${edge}|访了?|望了?|看了|去了?)(.[\\u4e00-\\u9fff]{1,2})(?=$|[\\s、,:()。;×√${MARK.day}${MARK.amount}${MARK.person}]|[和与跟及等家两屋]|一家)`,
  'g',
);

/** Twice the same character that is no pet name: kin, and words of doing and time. */
const DOUBLED =
  '(?:看看|问问|聊聊|慢慢|好好|天天|常常|刚刚|谢谢|爸爸|妈妈|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|叔叔|伯伯|舅舅|公公|婆婆|人人|家家|户户)';
const called = new RegExp(
  `(?<=访了?(?:留守|困境)?(?:儿童|娃儿?|孩子|学生)?|[和与、的])(?!${DOUBLED})(?:(?:([\\u4e00-\\u9fff])\\1|[幺细胖黑][妹弟娃宝毛妞丫墩]|小[胖毛妞墩]|满崽|[大二三][毛妹娃宝丫]|石头|狗[娃蛋])儿?)(?=$|[和与、,。(家那等${MARK.amount}])`,
  'g',
);

/** 毛毛、幺妹儿、胖墩: what children are called at home, where a list of people visited stands. */
export const nicknames = ({ shape }: Pick<Told, 'shape'>): readonly string[] =>
  /走访|家访|看望|探访|上门/.test(shape) ? [...new Set([...shape.matchAll(called)].map(([who]) => who))] : [];

const MET = /(?:看[了过到]?|访[了过]?|望[了过]?|见[到了着]|[去到][了过]?|^)$/;

/** 去看了小满: minors of the speaker's own village by their given names, where somebody visited stands. */
export function byGivenName({ shape }: Pick<Told, 'shape'>, { lexicon, context }: Line): readonly string[] {
  const own = lexicon.minors[context.village ?? ''] ?? [];
  return own.filter((name) => {
    const given = name.slice(1);
    const at = name.length === 3 ? shape.indexOf(given) : -1;
    return (
      at >= 0 &&
      own.filter((other) => other.endsWith(given)).length === 1 &&
      MET.test(shape.slice(0, at)) &&
      /^(?:$|[,。、和与家屋他她今])/.test(shape.slice(at + given.length))
    );
  });
}

/** Names that look like people but are in no register. Found only where a list of people visited stands. */
export function unknownNames({ shape }: Pick<Told, 'shape'>): readonly string[] {
  if (!/走访|家访|看望|探访|上门/.test(shape)) return [];
  const found = [...shape.matchAll(name)].map(([, who = '']) => who.replace(/[和与跟及等家两屋]$/, ''));
  return [
    ...new Set(
      found.filter(
        (who) => who.length > 1 && !NOT_A_NAME.test(who) && !/(?:老师|主任|书记|警官|医生|校长|爷爷|奶奶)$/.test(who),
      ),
    ),
  ];
}
