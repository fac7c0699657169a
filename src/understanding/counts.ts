import { NUMBER, readNumber } from '../domain/chinese-number.ts';
import { type Found, MARK, type Rule } from './pieces.ts';
import { DIGITS, needing } from './presence.ts';

const MEASURE = '(?:[次回遍道盘趟轮场番圈]|通(?!电话|知|报))';

const count = (text: string | undefined, each: boolean, total: boolean, named = false): Found | undefined => {
  const n = readNumber(text ?? '');
  return n === undefined ? undefined : { kind: 'count', count: { n, each, total, ...(named && { named }) } };
};

const amount = (text: string | undefined, unit = '', approx = false): Found | undefined => {
  const n = readNumber(text ?? '');
  return n === undefined ? undefined : { kind: 'amount', amount: { n, unit, approx } };
};

/** 10分钟. Read before the times, which would take its number for a minute. */
export const durationRule: Rule = {
  name: 'amount.duration',
  needs: needing('钟时秒'),
  pattern: new RegExp(`(${NUMBER})[多来]?(分钟|个?小时|秒)`, 'g'),
  read: ([, n, unit]) => amount(n, unit),
};

/** 4组: which of a village's groups. */
export const siteRule: Rule = {
  name: 'site',
  needs: needing('组'),
  pattern: new RegExp(`第?(${NUMBER})(?:组|小组|村民组)(?!织)`, 'g'),
  read: ([, n = '']) => ({ kind: 'site', name: `${readNumber(n) ?? n}组` }),
};

/** How often and how many, read when days and times are out of the way. */
export const countRules: readonly Rule[] = [
  {
    name: 'ordinal',
    needs: needing('第头首二三'),
    pattern: new RegExp(`第(${NUMBER})${MEASURE}|[头首]一?${MEASURE}|([二三])一${MEASURE}`, 'g'),
    read([, nth, spoken]) {
      const text = nth ?? spoken;
      const n = text === undefined ? 1 : readNumber(text);
      return n === undefined ? undefined : { kind: 'ordinal', n };
    },
  },
  {
    name: 'count.plays',
    needs: needing('播'),
    pattern: new RegExp(`(${NUMBER})播(?=已|完|毕|到位|落实|[,。]|$)`, 'g'),
    read: ([, n]) => count(n, false, false),
  },
  {
    name: 'count.labelled',
    needs: needing('数'),
    pattern: new RegExp(`次数[:为是共]*\\s*(${NUMBER})${MEASURE}?`, 'g'),
    read: ([, n]) => count(n, false, true),
  },
  {
    name: 'count.named',
    needs: needing('一1差剩缺'),
    // 还差两遍, 最后一次, 一天三次, 一次15分钟: which one, or how much of something each.
    pattern: new RegExp(
      `(?<=还[差剩缺]了?)(${NUMBER})${MEASURE}|(?<=(?<![以之午完])后|[这那末])([一1])${MEASURE}|(?<=一天)(${NUMBER})${MEASURE}|([一1])${MEASURE}(?=[播放响约大差不多是要]{0,4}${MARK.amount})`,
      'g',
    ),
    read: ([, left, one, rate, each]) => count(left ?? one ?? rate ?? each, false, false, true),
  },
  {
    name: 'count',
    needs: needing('次回遍道盘趟轮场番圈通'),
    pattern: new RegExp(
      `(?:(各自?|每(?:个时段|个点|时段))[都是响放播喊搞开出转巡访了]{0,4}|(共计?|一共|总共|合计|总计|就是)[播放了是喊响搞弄]{0,3})?(${NUMBER})\\s*个?${MEASURE}(?![序性重])`,
      'g',
    ),
    read: ([, each, total, n]) => count(n, each !== undefined, total !== undefined),
  },
  {
    name: 'amount',
    needs: needing('名人户家位条件个份项岁'),
    pattern: new RegExp(
      `(${NUMBER})([多余来几])?个?(名|人次|人|户次|户|家|位|条|件|个(?!走访|家访|星期|月)|份|项|岁)`,
      'g',
    ),
    read: ([, n, more, unit]) => amount(n, unit, more !== undefined),
  },
  {
    name: 'number',
    needs: needing(DIGITS),
    pattern: /(?<![\d.:])\d{1,3}(?![\d.:%万千百亿亩元套台只米块天年班级楼栋页张把本袋箱斤吨瓶])/g,
    read: ([digits]) => ({ kind: 'number', n: Number(digits) }),
  },
];
