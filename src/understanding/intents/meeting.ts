import { type MeetingSlots, said } from '../slots.ts';
import { amountOf, bearerOf, dayOfRecord, type Family, photoOf } from './family.ts';
import { needing } from '../presence.ts';

const meetings: readonly (readonly [string, RegExp])[] = [
  ['屋场会', /屋场会/],
  ['院坝会', /院坝会|院落会|坝坝会/],
  ['户主会', /户主会/],
  ['党员组长会', /党员组长会|党员小?组长会/],
  ['党员大会', /党员(?:大)?会/],
  ['组长会', /组长会/],
  ['村民代表会', /村民代表(?:大)?会|代表会/],
  ['村民大会', /村民(?:大)?会|群众会/],
  ['家长会', /家长会/],
  ['联席会议', /联席会/],
  ['调度会', /调度会/],
  ['推进会', /推进会/],
  ['部署会', /部署会|动员会/],
  ['专题会', /专题会|研判会|碰头会/],
  ['主题党日', /主题党日/],
  ['村支两委会', /村?支?两委(?:班子)?(?:成员)?会/],
  ['支委会', /支委会|支部会/],
  ['例会', /例会/],
  [
    '会议',
    /会议(?!室|记录|纪要|通知|精神)|(?<!去|来|在)开了?个?会(?!儿|去)|(?:(?<!去|来|在)开了?(?!展)|召开了?|召集|组织)[^,。]{0,10}(?<!班)会(?!儿|去|议室|员)/,
  ],
];
const MEETING = new RegExp(`(?:${meetings.map(([, pattern]) => pattern.source).join('|')})(?:议)?`);
const HELD = /开的|召集|布置|了|已|召开|开展|参会|到会|完|过|\d+[人户]|来了|宣讲|部署|传达|议定|学习/;

/** What other work meetings are held about, unless ours is among it. */
const OTHER =
  /防汛|防火|防疫|安全生产|消防|医保|社保|征地|拆迁|换届|选举|秸秆|禁烧|扶贫|产业|环保|人居|禁毒|反诈|春耕|党费|低保|修[渠路桥]|集资/;
const OURS = /护蕾|利剑|未成年|儿童|孩子|学生|家长|性侵|欺凌/;

/** 会议: meetings that were held. */
export const meeting: Family = {
  intent: 'log_meeting',
  needs: needing('会党'),
  anchor: MEETING,
  gathers: true,
  read({ text, pieces, clauses }, line, isKnown) {
    const kind = meetings.find(([, pattern]) => pattern.test(text))?.[0] ?? (isKnown ? '会议' : undefined);
    // 开了一天会 says how a day went, not that a meeting of ours was held.
    if (/[两三四五六几多]个会|开了[一半整]+天的?会/.test(text)) return undefined;
    if (OTHER.test(text) && !OURS.test(text.replace(/护蕾[^,。]{0,3}没[^,。]*|没[^,。]{0,3}护蕾/, '')))
      return { none: 'other_topic' };
    if (kind === '会议' && /[在去]\S{0,6}开了?会|(?:腾讯|视频)会议/.test(text)) return undefined;
    // 8点开会，12点吃饭: a meeting of no kind must be said to have been held.
    const named =
      kind === '会议'
        ? clauses
            .filter((clause) => MEETING.test(clause.text))
            .map((clause) => clause.text)
            .join(',')
        : text;
    if (!isKnown && kind === '会议' && !HELD.test(named) && !amountOf(line, /人|名|位|户/)) return undefined;
    if (!kind || (!isKnown && !HELD.test(text)) || /改到|改期|推迟|通知/.test(text)) return undefined;
    const households = amountOf(line, /户|家/);
    const people = amountOf(line, /人|名|位/);
    const slots: MeetingSlots = said({
      ...bearerOf(line),
      ...dayOfRecord(line, pieces),
      meeting_type: kind,
      attendees: people?.n,
      attendees_households: households?.n,
      ...((people ?? households)?.approx && { approx: true }),
      decisions: /议定|决定|事项/.test(text) ? amountOf(line, /条|项|件/)?.n : undefined,
      topic: /宣讲了?([\u4e00-\u9fff]{2,8})/.exec(text)?.[1] ?? /部署([\u4e00-\u9fff]{2,8})/.exec(text)?.[1],
      ...photoOf(line),
    });
    return { intent: 'log_meeting', slots };
  },
};
