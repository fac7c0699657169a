import type { DeadlineSlots, Ledger, StatusTopic } from '../slots.ts';

/** The first entry whose words are said. */
export const firstSaid = <T>(entries: readonly (readonly [T, RegExp])[], text: string): T | undefined =>
  entries.find(([, pattern]) => pattern.test(text))?.[0];

/** What standing can be asked of; more particular first. */
export const statusTopics: readonly (readonly [StatusTopic, RegExp])[] = [
  ['clue_check', /排查表|线索排查/],
  ['clue_open_count', /线索.{0,10}(?:几|多少|没办|未办|办结|在办|处置|核查|销号)|(?:几|多少).{0,3}线索/],
  ['clue_check', /排查表|线索排查|零报告|排查(?!出)/],
  ['case_count', /案件|立案|立了[^,。]{0,3}案|案子|发案/],
  ['joint_enforcement', /联合执法|执法/],
  ['training', /培训|警示教育|课堂|讲座/],
  ['patrol', /巡查|巡逻|夜巡|护学岗|巡了|见警/],
  ['visit_key_person', /重点人|精神(?:病|障碍)|帮教|矫正/],
  ['link_forward', /链接|转发|转了/],
  [
    'broadcast',
    /村村响|喇叭|广播|播|报[了的]?[几\d一二三两][次回遍]|那[次遍道盘回][播放响]|[记登][上了]*[几\d一二三两][次回遍]|[次回遍]都?[记登]上|[放响]了?(?:几|多少)[次回遍道]/,
  ],
  ['visit_minor', /走访|家访|入户|上户|看望|[走看跑]了[^,。]{0,4}(?:娃|孩|户|家)/],
];

/** What can fall due. */
export const deadlineTopics: readonly (readonly [NonNullable<DeadlineSlots['topic']>, RegExp])[] = [
  ['case_backcheck', /倒查/],
  ['dispatch_meeting', /调度会|调度/],
  ['bulletin', /通报|简报/],
  ['clue_check', /排查|线索|零报告/],
  ['visit_key_person', /重点人|精神|帮教/],
  ['visit_minor', /走访|家访|走完|看完/],
  ['campaign', /专项行动|护蕾行动|行动|专项|活动/],
];

/** What can be exported. */
export const ledgers: readonly (readonly [Ledger, RegExp])[] = [
  ['bulletin_annex', /通报|附表/],
  ['broadcast', /村村响|播放|喇叭|广播/],
  ['key_persons', /重点人|附件[2二]|精神/],
  ['visits_minor', /走访/],
  ['links', /链接|转发/],
  ['joint_enforcement', /执法/],
  ['clues', /线索|排查/],
  ['minors', /未成年|留守|困境|儿童|学生|附件[1一]|孩子|娃|小孩/],
];

/** What help can be asked about: the intent's own name, or 求助电话. */
export const helpTopics: readonly (readonly [string, RegExp])[] = [
  ['hotline', /求助|电话|热线/],
  ['correct_last', /改|错/],
  ['undo_last', /撤|删|作废/],
  ['report_clue', /线索|举报/],
  ['nil_clue_report', /排查表|零报告/],
  ['log_visit', /走访|家访|签字|签名|照片|水印/],
  ['log_link_forward', /链接|转发|截图/],
  ['log_broadcast', /村村响|播|喇叭|广播/],
  ['log_training', /培训/],
  ['log_meeting', /会/],
  ['report_fault', /故障|坏/],
  ['export_ledger', /导出|台账/],
];
