import { piecesOf } from '../pieces.ts';
import { type PatrolSlots, said } from '../slots.ts';
import { clockTimes } from '../times.ts';
import { amountOf, bearerOf, dayOfRecord, type Family, photoOf } from './family.ts';
import { needing } from '../presence.ts';

const patrols: readonly (readonly [string, RegExp])[] = [
  ['护学岗', /护学/],
  ['夜巡', /夜巡|夜间巡/],
  ['巡河', /巡河|河边|水域/],
  ['校园周边巡查', /校园|学校/],
];

/** 巡查、巡逻、护学岗. */
export const patrol: Family = {
  intent: 'log_patrol',
  needs: needing('巡护警校'),
  anchor:
    /巡查|巡逻|夜巡|护学岗|护学|巡了|巡防|巡河|见警|校(?:门|园)?[^,。]{0,6}(?:值守|执勤|站岗)|(?:河|水库|塘|学校|校园|网吧)边?[^,。]{0,4}巡/,
  read({ text, pieces }, line) {
    if (/(?:登记|填|报)不/.test(text)) return undefined;
    if (/巡河/.test(text) && !/孩|学生|溺|玩水|河边|护蕾/.test(line.text)) return { none: 'other_topic' };
    if (
      /防火|巡山|森林|禁烧|秸秆|防汛|水库(?!边)|电力|环境|河长|渔|地笼|砂/.test(text) &&
      !/学校|校园|网吧|未成年/.test(text)
    )
      return { none: 'other_topic' };
    if (!/了|已|完|开展|[次趟回遍道]|到|岗|时段|正常|[\d]/.test(text)) return undefined;
    const [from, to] = piecesOf(pieces, 'time').flatMap(({ times }) => clockTimes(times));
    const counts = piecesOf(pieces, 'count');
    const parts = piecesOf(pieces, 'part').flatMap((piece) => piece.parts).length;
    const area =
      /(?:巡了|巡查|巡逻)(?:了)?(?:[两三一\d]+[趟次遍])?((?:[\u4e00-\u9fff]{2,4})(?:[、和](?:[\u4e00-\u9fff]{2,4})){0,4})/.exec(
        text.replace(/[一两三四\d]+[次趟遍]/, ''),
      )?.[1];
    const slots: PatrolSlots = said({
      ...bearerOf(line),
      ...dayOfRecord(line, pieces),
      count: (counts[0]?.count.n ?? 1) * (counts[0]?.count.each ? Math.max(parts, 1) : 1),
      patrol_type: patrols.find(([, pattern]) => pattern.test(text))?.[0],
      time_from: from,
      time_to: to,
      personnel: /警力|人员|队员|出动|参与|\d+人/.test(text) ? amountOf(line, /人|名/)?.n : undefined,
      area: area?.replace(/和/g, '、'),
      ...photoOf(line),
    });
    return { intent: 'log_patrol', slots };
  },
};
