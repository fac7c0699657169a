import { piecesOf } from '../pieces.ts';
import { said, type TrainingSlots } from '../slots.ts';
import { amountOf, bearerOf, dayOfRecord, type Family, photoOf } from './family.ts';
import { needing } from '../presence.ts';

const trainings: readonly (readonly [string, RegExp])[] = [
  ['业务培训', /业务培训/],
  ['警示教育', /警示教育/],
  ['女生课堂', /女生课堂|女童课堂/],
  ['法治课', /法治课|法制课|法治讲座|法制讲座|法治副校长/],
  ['防性侵教育', /防性侵|性教育|护苗课/],
  ['家长课堂', /家长课堂|家长学校/],
  ['入职学习', /新来的|新入职|入职/],
  ['主题班会', /班会/],
  ['培训', /培训|讲座|课堂|宣讲课|宣传课|宣教/],
  ['学习', /学(?:习)?了/],
];
const TRAINING =
  /培训|警示教育|课堂|课[^,。]{0,3}上了|法治课|法制课|讲座|班会|[上讲]了.{0,10}课|(?<!喜欢|爱)[上讲](?!.{0,2}(?:美术|体育|音乐|语文|数学|英语)).{0,4}课|讲法[治制]|入职学习|学(?:习)?了.{0,10}(?:法|制度|条例|办法|规定|手册)|安全教育|性教育/;

/** 培训、课堂、警示教育. */
export const training: Family = {
  intent: 'log_training',
  needs: needing('培训警课讲班习学教'),
  anchor: TRAINING,
  gathers: true,
  read({ text, pieces }, line, isKnown) {
    const types = trainings.filter(([, pattern]) => pattern.test(text)).map(([type]) => type);
    const kept = types.length > 1 ? types.filter((type) => type !== '培训' && type !== '学习') : types;
    if (
      /(?:消防|安全生产|技能|育秧|水稻|种粮|农技|护理|家政|直播|茶叶|种植|养殖|创业|电商|反诈|急救|防溺水|交通)/.test(
        text,
      ) &&
      !/护蕾|未成年|性侵|学生|家长/.test(text)
    )
      return { none: 'other_topic' };
    if (/^[^,。]{0,8}上[次回]/.test(text) && !/补/.test(text)) return undefined;
    if (/上了[一两三半几]天/.test(text)) return undefined;
    if (/通知|收到|党校|材料|资料|请假|[回来]校上课/.test(text)) return undefined;
    if (/海报|条幅|横幅|标语|报名|场地|布置/.test(text) && !amountOf(line, /人|名|位/)) return undefined;
    const figures = pieces.some(({ kind }) => kind === 'count' || kind === 'amount');
    if (
      !isKnown &&
      !figures &&
      !/了|已|完|开展|举办|组织|参训|参加|入职|来讲的?|一[场堂期]|主讲|讲课|听课|举行|[一二两三四五\d]节|上法[治制]课/.test(
        text,
      )
    )
      return undefined;
    const attendees = amountOf(line, /人|名|位/);
    const slots: TrainingSlots = said({
      ...bearerOf(line),
      ...dayOfRecord(line, pieces),
      count: piecesOf(pieces, 'count')[0]?.count.n ?? 1,
      training_type: kept.length > 0 ? kept : ['培训'],
      attendees: attendees?.n ?? (/新来的/.test(text) ? 1 : undefined),
      ...(attendees?.approx && { approx: true }),
      audience: /旅馆|KTV|业主|网吧|酒店|场所/i.test(text)
        ? '重点场所业主'
        : /家长/.test(text)
          ? '家长'
          : /学生|[女男]生|年级|[\d一二三四五六]班/.test(text)
            ? '学生'
            : undefined,
      speaker: /([\u4e00-\u9fff](?:警官|老师|所长|校长|法官|检察官|律师|主任|医生))主讲/.exec(text)?.[1],
      ...photoOf(line),
    });
    return { intent: 'log_training', slots };
  },
};
