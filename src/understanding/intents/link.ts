import type { Line } from '../line.ts';
import { type PieceOf, piecesOf } from '../pieces.ts';
import { type LinkSlots, said } from '../slots.ts';
import { NUMBER, readNumber } from '../../domain/chinese-number.ts';
import { type Family, lateness, pictureOf, placeNamed } from './family.ts';
import { needing } from '../presence.ts';

const OTHER =
  /医保|社保|养老|缴费|投票|反诈|诈骗|疫苗|征兵|选举|问卷|拼多多|砍价|集五福|防火|防溺水|体检|普查|助力|[帮求][^,。]{0,6}点个?赞|点个赞|健康码|招聘|农产品|带货|卖(?![淫身])|水果|团购|秒杀|优惠|红包|游戏|天气/;
const DONE =
  /[转发享](?:发)?(?:了|完|过|好|到|至|毕|出)|已经?(?:全部|都)?(?:转|发|分享)|(?:转发?|分享)(?:已)?(?:完成|完毕|到位|落实)|才转|刚转|转[进入]了|转的[^,。]{0,8}链接|(?:甩|丢|扔|发)[^,。]{0,14}群[^,。]{0,3}[了里]|甩到[^,。]{0,8}群|均已|已[^,。]{0,10}转发|补[^,。]{0,12}转发|转(?:发)?[^,。]{0,10}[群圈]里?了|转(?:发)?[\d一二两三四五六七八九十]+/;
const LINKS = new RegExp(
  `(${NUMBER})(?:条|个|篇|则)(?:护蕾|宣传|利剑护蕾|不同的?)*(?:链接|推文|文章|内容|信息)|(?:链接|推文|文章|信息)(${NUMBER})[条个篇则]|转(?:发)?了?(${NUMBER})[条篇]|(${NUMBER})条[都也]?(?:已经?)?转`,
);
const GROUPS = new RegExp(`(${NUMBER})个?(?:微信|村民|居民|家长|工作|村|组)*群`);

const COUNTED = new RegExp(`转发.{0,8}(?:链接|推文|文章).{0,2}${NUMBER}|转发${NUMBER}[条个]`);

const asked = (line: Line) => line.context.reply_to === 'publicity_link' || /link/.test(line.context.pending ?? '');
const answers = /^(?:收到[,\s]?)?(?:已经?|都|全部|我|刚)*(?:转|发|分享)|(?:转|分享)[好完]?了|已转/;

/** 宣传链接转发. `count` is distinct links, `groups` the audiences they went to. */
export const link: Family = {
  intent: 'log_link_forward',
  needs: needing('链推公文转享'),
  anchor:
    /链接|推文|推送|公众号|文章[^,。]{0,4}(?:转|分享)|分享(?:到|了|至)|转发(?:了|已|完|到|至|好|朋友圈|\d|$)|已转|(?<![家里那])转了(?!转|一?[圈下])/,
  asked: (line) => asked(line) && answers.test(line.text),
  read({ text, pieces }, line, isKnown) {
    if (OTHER.test(text)) return { none: 'other_topic' };
    const named = /链接|推文|推送|文章|公众号/.test(text) || asked(line);
    const shown = (line.context.attachments?.length ?? 0) > 0 && /转/.test(text);
    if (!isKnown && !(DONE.test(text) || (named && (shown || COUNTED.test(text))))) return undefined;
    if (!isKnown && !named && !/转发.{0,8}(?:群|朋友圈)|截图/.test(line.text)) return undefined;
    const [, before, after, alone, first] = LINKS.exec(text) ?? [];
    // 前天发的链接，我昨天转的: the day on which a link came is not that on which it went.
    const came = ({ end }: PieceOf<'day'>) =>
      /^[^,。]{0,3}(?:发|推|来)的|^的(?:链接|推文|文章)/.test(line.text.slice(end));
    const all = piecesOf(pieces, 'day').filter(({ from }) => from <= line.today);
    const went = all.filter((day) => !came(day));
    const days = went.length > 0 ? went : all;
    // 昨天的链接今天才转: the day of forwarding is what follows, the earlier one dates the link.
    const day = (/今[天日]才(?!来?(?:想|记|报|补|登|得))|才转/.test(text) ? undefined : days[0])?.from ?? line.today;
    const groups = readNumber(GROUPS.exec(text)?.[1] ?? '');
    const base = said({
      count: readNumber(before ?? after ?? alone ?? first ?? '') ?? Math.max(1, (text.match(/[那这]条/g) ?? []).length),
      groups,
      date: day,
      screenshot: pictureOf(line),
      ...lateness(day, line),
      ...(all.length > 1 && /才/.test(text) && { late: true }),
      ...(!named && { needs_confirm: true }),
    });
    const villages = piecesOf(pieces, 'village').filter(
      ({ name }, i, all) => all.findIndex((other) => other.name === name) === i,
    );
    if (villages.length > 1) {
      const items = villages.map(({ name, fuzzy }): LinkSlots => ({ ...placeNamed(line, name, fuzzy), ...base }));
      return { intent: 'log_link_forward', slots: { items, on_behalf: true } };
    }
    const village = villages[0] ?? piecesOf(line.pieces, 'village')[0];
    return {
      intent: 'log_link_forward',
      slots: { ...placeNamed(line, village?.name, village?.fuzzy ?? false), ...base },
    };
  },
};
