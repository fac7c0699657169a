import { piecesOf } from '../pieces.ts';
import { type ExportSlots, type Ledger, said } from '../slots.ts';
import { type Question, spanOf, whole } from './question.ts';
import { ledgers } from './topics.ts';

const wants =
  /导出|导[一个成给份表]|下载|打印|台账|登记表|播放登记|走访登记|名单|名册|底册|excel|EXCEL|xlsx|word|WORD|汇总表|附表|[张拉做出列]个?表|表.{0,4}导|附件[12一二]/;
const hands =
  /导|下载|打印|拉|做|发(?!现)|丢|扔|甩|贴|要|给|传|看|调|生成|(?<!派)出|(?:台账|登记表|名单|汇总表)\s*(?:excel|xlsx?|word|docx?)?$/i;

/** Registers, lists and tables to be handed over. */
export const exporting: Question = {
  intent: 'export_ledger',
  read(line) {
    const { text } = line;
    if (
      !wants.test(text) ||
      !hands.test(text) ||
      /^报|报一下|报送|请[^,。]{0,10}前|(?<!(?:excel|word|xlsx?|docx?|表格))格式|怎么|模板|空白|样表/i.test(text) ||
      /走访了|播了|已|[好完]了|(?<!\d)(?:[2-9]|\d\d+|[二两三四五六七八九十]+)份/.test(text) ||
      line.pieces.some(({ kind }) => kind === 'person')
    )
      return undefined;
    return /导|下载|打印|台账|附件|附表|表|册|名单/.test(text) ? exporting.means(line) : undefined;
  },
  means(line) {
    const { text, context } = line;
    const found = ledgers.filter(([, pattern]) => pattern.test(text)).map(([ledger]) => ledger);
    const only = narrowed(found, text);
    const [first] = only;
    if (!first) return undefined;
    const village =
      piecesOf(line.pieces, 'village')[0]?.name ?? (whole.test(text) ? 'ALL' : (context.village ?? 'ALL'));
    const format = /word|docx?/i.test(text)
      ? ('docx' as const)
      : /excel|xlsx?/i.test(text)
        ? ('xlsx' as const)
        : undefined;
    const personal = only.some((ledger) => /visits_minor|key_persons|minors|clues/.test(ledger));
    const slots: ExportSlots = said({
      ledger: only.length > 1 ? only : first,
      village,
      period: spanOf(line),
      deliver: 'private' as const,
      format,
      ...(personal && { pii: true }),
      ...(personal && /群/.test(text.replace(/人群/g, '')) && { refuse_group: true }),
      ...(personal && context.role === 'village_cadre' && village !== context.village && { refuse: true }),
      ...(only.includes('clues') && { second_approval: true }),
    });
    return { intent: 'export_ledger', slots };
  },
};

/** 重点人员走访 is one ledger, and a bulletin's annex is no other. */
function narrowed(found: readonly Ledger[], text: string): readonly Ledger[] {
  if (found.includes('bulletin_annex')) return ['bulletin_annex'];
  if (found.includes('key_persons')) return found.filter((ledger) => ledger !== 'visits_minor' && ledger !== 'minors');
  if (found.includes('visits_minor') || found.includes('clues'))
    return found.filter((ledger) => ledger !== 'minors' || /[、和]/.test(text));
  return found;
}
