import { linesCard } from '../cards/record.ts';
import { periodOf, periodsBetween, type Period } from '../domain/period.ts';
import { printForms } from '../papers/index.ts';
import type { PrintForm } from '../papers/print-form.ts';
import type { ExportSlots, Ledger } from '../understanding/slots.ts';
import { type Answer, defineCommand, type Desk, privately } from './define.ts';
import { unitsOfForm } from './paper-facts.ts';
import { paperPost } from './paper-post.ts';
import { openPapers } from './papers.ts';
import { villageOf } from './village.ts';

/** The printed form that is a ledger's list; the sentence of why there is none. */
const ledgers: Readonly<Record<Ledger, { readonly form: string } | { readonly instead: string }>> = {
  broadcast: { form: 'broadcast-log' },
  visits_minor: { form: 'minor-visit-sheets' },
  key_persons: { form: 'key-person-visit-log' },
  links: { form: 'link-ledger' },
  joint_enforcement: { form: 'joint-enforcement-log' },
  minors: { instead: '花名册里都是孩子的信息，不在聊天里发。请办公室主任在电脑上导出。' },
  clues: { instead: '线索不导出。轮到您办的，说“我的线索”就能看到。' },
  bulletin_annex: { instead: '附表在情况通报里，办公室说“情况通报”就能下载。' },
};

/** Longer asked for at once would be a heap nobody reads. */
const mostMonths = 12;

function monthsOf(desk: Desk, period: ExportSlots['period']): Period[] {
  if (period === undefined) return [periodOf('month', desk.today)];
  const last = period.to < desk.today ? period.to : desk.today;
  const months = periodsBetween('month', period.from, last);
  return months.length === 0 ? [periodOf('month', desk.today)] : months.slice(-mostMonths);
}

/** The units asked for of those the actor may have; none when another village was asked for. */
function unitsAsked(desk: Desk, form: PrintForm, village: string) {
  const mine = unitsOfForm(desk, form);
  const named = village === 'ALL' ? undefined : villageOf(desk, village);
  return named === undefined || form.per === 'units' ? mine : mine.filter(({ id }) => id === named);
}

/** 导出3月播放登记表: a file in the private chat, wherever it was asked for; names only to whom they may be shown. */
async function hear(desk: Desk, slots: ExportSlots): Promise<Answer> {
  const asked = typeof slots.ledger === 'string' ? [slots.ledger] : slots.ledger;
  const months = monthsOf(desk, slots.period);
  const lines: string[] = [];
  const papers: Awaited<ReturnType<typeof paperPost>>[] = [];
  for (const ledger of asked) {
    const found = ledgers[ledger];
    if ('instead' in found) {
      lines.push(found.instead);
      continue;
    }
    const form = printForms.find(({ id }) => id === found.form);
    const units = form === undefined ? [] : unitsAsked(desk, form, slots.village);
    if (form === undefined || units.length === 0) {
      lines.push('这份表您看不到，需要请找办公室。');
      continue;
    }
    papers.push(await paperPost(desk, { form, months, units }, desk.cause));
    lines.push(`${form.title}，文件随后就到。`);
  }
  return privately(linesCard(papers.length > 0 ? '已发到您的私聊' : '没有导出', lines), {
    posts: papers.map(({ post }) => post),
    writes: papers.flatMap(({ writes }) => writes),
  });
}

/** 导出: the lists of a month or longer as files, from the same forms that are printed. */
export const exportsCommand = defineCommand({
  name: 'exports',
  title: '导出',
  says: [],
  may: 'everyone',
  open: openPapers,
  hears: { export_ledger: hear },
});
