import { effectCard } from '../cards/bulletin-effect.ts';
import { spanFacts } from '../db/bulletin-facts.ts';
import { findRecords, privateDetailOf } from '../db/records.ts';
import { townshipRoles } from '../domain/actor.ts';
import { isLocalDate } from '../domain/calendar.ts';
import { askCauses, type Effect, effectForm, effectsOf, type EffectWords, sayQuarter } from '../domain/effect.ts';
import type { Paper } from '../domain/paper.ts';
import { type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { wordOf } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { countingAt } from './bulletin-desk.ts';
import { type Answer, defineCommand, type Desk, type Pressed, privately, toast } from './define.ts';
import type { RecordConversation } from './record-command.ts';
import type { FormOpening } from './record-form.ts';

const lastQuarter = (desk: Desk): Period => previousPeriod(periodOf('quarter', desk.today));

async function effectsAt(desk: Desk, quarter: Period): Promise<Effect[]> {
  const span = { ...quarter, first: previousPeriod(quarter).first };
  return effectsOf(desk.campaign.duties, quarter, await spanFacts(countingAt(desk), span));
}

/** What the office wrote in a quarter's review; nothing before it did. */
async function wordsOf(desk: Desk, quarter: Period): Promise<Record<string, unknown>> {
  const found = await findRecords(desk.db, { kind: 'effect-review' });
  const last = found.findLast(({ detail }) => wordOf(detail, 'period') === quarter.key);
  return last === undefined ? {} : ((await privateDetailOf(desk.db, last.id)) ?? {});
}

async function allWords(desk: Desk, quarter: Period): Promise<EffectWords> {
  const [now, before] = [await wordsOf(desk, quarter), await wordsOf(desk, previousPeriod(quarter))];
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    causes: text(now['causes']),
    actions: text(now['actions']),
    results: text(now['results']),
    lastActions: text(before['actions']),
  };
}

async function open(desk: Desk): Promise<Answer> {
  const quarter = lastQuarter(desk);
  const { lastActions } = await allWords(desk, quarter);
  return privately(effectCard(quarter.key, await effectsAt(desk, quarter), lastActions));
}

function quarterMeant({ args }: Pressed): Period {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(args['quarter'] ?? '') ?? [];
  const first = `${year}-${String(Number(number) * 3).padStart(2, '0')}-01`;
  if (!isLocalDate(first)) throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  return periodOf('quarter', first);
}

async function word(desk: Desk, pressed: Pressed): Promise<Answer> {
  const quarter = quarterMeant(pressed);
  const { openId } = desk.actor;
  if (openId === undefined) throw new Refusal('not-here', '请在私聊里点。');
  const form = effectForm(
    desk.campaign.name,
    quarter.key,
    await effectsAt(desk, quarter),
    await allWords(desk, quarter),
  );
  const paper: Paper = { kind: 'form', name: `${sayQuarter(quarter.key)}问效表`, as: 'docx', forms: [form] };
  const key = `effect-word:${quarter.key}:${desk.cause}`;
  return toast('文件这就私发给您', 'success', {
    posts: [{ key, to: { person: openId }, content: { paper }, priority: 1 }],
  });
}

/** 季度问效 (F-64, C-33): the office and the leaders read it and take it as a paper. */
export const effectCommand = defineCommand({
  name: 'quarterly-effect',
  title: '季度问效',
  says: ['问效表'],
  may: townshipRoles,
  open,
  presses: { open, word },
});

/** Prefilled with the quarter, and a line to fill for every duty that went down. */
async function dress(desk: Desk, opening: FormOpening): Promise<FormOpening> {
  if (opening.args['corrects'] !== undefined || opening.faults !== undefined) return opening;
  const quarter = lastQuarter(desk);
  const effects = await effectsAt(desk, quarter);
  const { lastActions } = await allWords(desk, quarter);
  return {
    ...opening,
    lead: lastActions === undefined ? (opening.lead ?? '') : `上季度的措施：${lastActions}`,
    values: { quarter: quarter.key, causes: askCauses(effects), ...opening.values },
  };
}

export const effectConversation: RecordConversation = { says: ['问效'], dress };
