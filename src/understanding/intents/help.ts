import type { Line } from '../line.ts';
import type { Meaning } from '../meaning.ts';
import { said } from '../slots.ts';
import { bare, type Question } from './question.ts';
import { firstSaid, helpTopics } from './topics.ts';

/** Menu words that open a form or card: asked for, never a record. */
const forms: Readonly<Record<string, string>> = {
  村村响登记: 'log_broadcast',
  走访登记: 'log_visit',
  重点人员走访: 'log_visit',
  链接转发: 'log_link_forward',
  会议培训: 'log_meeting',
  更多登记: 'menu',
  登记: 'menu',
  排查表: 'nil_clue_report',
  线索排查表: 'nil_clue_report',
  求助电话: 'hotline',
  设置: 'menu',
  待审批: 'menu',
  菜单: 'menu',
};

const about = ({ text }: Line): Meaning => ({ intent: 'help', slots: said({ topic: firstSaid(helpTopics, text) }) });

/** 帮助, 怎么报, and the menu's own words. */
export const help: Question = {
  intent: 'help',
  read(line) {
    const text = bare(line);
    const form = forms[text];
    if (form) return { intent: 'help', slots: { topic: form } };
    if (
      /^(?:帮助|\/?help|\?|(?:使用|操作)?说明书?(?:发(?:一?[下个份]|我)[^,。]{0,3})?|使用(?:方法|帮助)|教程(?:在哪)?|操作手册|怎么用|咋个?用|如何使用|你是谁|(?:你|这个?(?:机器人|东西|助手)?)是(?:干|做)?(?:什么|嘛)的?|可以[报做]什么|有没有(?:操作)?(?:手册|教程|说明书?)|你(?:都|到底|还)?(?:能|会|可以)(?:干|做|搞|弄|帮|什么).{0,6}|有(?:什么|哪些)功能|功能(?:列表|介绍|说明|菜单)?|你?会些?什么|你是(?:不是)?机器人[不吗么]?|练一练|新手|不会用|怎么操作|(?:你|这)[^,。]{0,4}怎么(?:玩|用|搞|整|弄)[哦啊呀]?|咋个?弄|怎么弄)$/i.test(
        text,
      )
    )
      return { intent: 'help', slots: {} };
    if (
      /(?:怎么|咋个?|如何|怎样|哪里|在?哪儿|在哪|从哪)(?:样|里|才能|可以|去|[跟给]你)?(?:上?报|讲|说|点|登|录|更正|修改|开始|取消|把|反映|登记|填|改|用|撤|删|传|上传|提交|发|交|操作|弄|写|记|补|查|看|导|找)/.test(
        text,
      ) &&
      (!/多少|几次|哪天|吗$/.test(text) || text.startsWith('怎么查'))
    )
      return about(line);
    if (/(?:报错|填错|写错|登记错|发错)了?,?(?:怎么|咋|如何)/.test(text))
      return { intent: 'help', slots: { topic: 'correct_last' } };
    const due = line.pieces.some(({ kind }) => kind === 'period' || kind === 'day');
    return /(?:求助|举报|报警|援助|心理|咨询)(?:电话|热线)(?:是|多少|$)|^[^,。]{0,4}(?:使用说明|说明书|操作手册|教程)|走什么(?:程序|流程)|[往从]哪[里儿点]?[^,。]{0,2}[传报登填]|(?:截图|照片|签字)[^,。]{0,3}(?:发|传|交)(?:到|在|给)?哪|不会(?:用|填|弄|操作)|是?在(?:这里?|哪里?)(?:上?报|登记?|填|说)[吗么]$|(?:第一次|头一[回次]|首次)用|不(?:晓得|知道)从?[^,。]{0,3}(?:下手|开始)|教(?:我|一?下)|(?<!是[^,。]{0,8})(?:步骤|流程|指南)/.test(
      text,
    ) ||
      (!due && /(?<!还)(?:要|需要)(?:填|报|交|准备)(?:些)?什么(?!时)/.test(text))
      ? about(line)
      : undefined;
  },
  means: about,
};
