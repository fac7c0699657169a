import { linesCard, questionCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import { dayOfMonth, daysBetween, isLocalDate, sayDay } from '../domain/calendar.ts';
import { clueCheckDue } from '../domain/clue.ts';
import { clip, periodOf, previousPeriod } from '../domain/period.ts';
import { type Draft, wordOf } from '../domain/record.ts';
import { checkedPlaces, clueCheck } from '../records/clue-check.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { NilSlots } from '../understanding/slots.ts';
import { demandVillage, villageOf } from './village.ts';
import { type Answer, type Desk, press, privately, say, ownVillage, unitOf } from './define.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { keepRecord } from './record-flow.ts';
import type { FormOpening } from './record-form.ts';
import { hearSeveral } from './several.ts';

const name = clueCheck.kind;

/** The month whose table is due next, YYYY-MM; an earlier one is named where it is handed in late. */
const monthNow = (desk: Desk): string => desk.today.slice(0, 7);

const sayMonthOf = (period: string): string => `${Number(period.slice(5))}月`;

/** Whether a table of a month can be meant without saying the year: this month's and the last one's. */
const isNear = (desk: Desk, period: string): boolean =>
  [monthNow(desk), previousPeriod(periodOf('month', desk.today)).key].includes(period);

async function handedIn(desk: Desk, unitId: string, period: string): Promise<Draft | undefined> {
  const from = `${period}-01`;
  const found = isLocalDate(from) ? await findRecords(desk.db, { kind: name, unitId, from }) : [];
  return found.find((record) => record.detail['period'] === period);
}

const nilDraft = (desk: Desk, unitId: string, period: string): Draft => ({
  kind: name,
  unitId,
  occurredOn: desk.today,
  times: [],
  count: 1,
  subjectIds: [],
  detail: { period, result: 'nil', checked: [] },
  evidenceState: 'exempt',
});

/** Hands in a nil report (零报告), or says that the month's table is already there. */
async function handInNil(desk: Desk, unitId: string, period: string, source: 'text' | 'card'): Promise<Answer> {
  demandVillage(desk, unitId);
  const known = await handedIn(desk, unitId, period);
  if (known !== undefined)
    return say(
      linesCard('已经交过了', [
        `${unitOf(desk, unitId).name} ${clueCheck.sayInGroup(known)}（${sayDay(known.occurredOn)}）。`,
      ]),
    );
  return keepRecord(desk, clueCheck, nilDraft(desk, unitId, period), { source });
}

async function hearOne(desk: Desk, slots: NilSlots, confirm: boolean): Promise<Answer> {
  const unitId = villageOf(desk, slots.village);
  if (unitId === undefined || confirm || slots.result !== 'nil') return privately(await checkCard(desk));
  // 4月 said in March means no table of last year: which month is asked.
  if (!isNear(desk, slots.period)) return formOf(desk, slots.period, { unit: unitId });
  return handInNil(desk, unitId, slots.period, 'text');
}

async function hear(desk: Desk, slots: MeaningOf<'nil_clue_report'>['slots'], confirm: boolean): Promise<Answer> {
  if (!('items' in slots)) return hearOne(desk, slots, confirm);
  if (slots.items.length === 0) return privately(await checkCard(desk));
  return hearSeveral('排查表已登记', slots.items, {
    keyOf: (item) => villageOf(desk, item.village) ?? '',
    say: (item) => `${item.village ?? ''} ${sayMonthOf(item.period)}`.trim(),
    hear: (item) => hearOne(desk, item, confirm),
  });
}

/** The table's form for a month, YYYY-MM, to be looked at. */
const formOf = async (desk: Desk, month: string, args: FormOpening['args'] = {}): Promise<Answer> =>
  privately(
    await entryForm(desk, clueCheck, conversation, {
      values: { ...clueCheck.blank({ today: desk.today, now: desk.now }), month },
      args,
    }),
  );

/** The month before, while its account is open and the own village's table of it is out. */
async function stillOut(desk: Desk, unitId: string | undefined): Promise<string | undefined> {
  const before = previousPeriod(periodOf('month', desk.today));
  if (unitId === undefined || dayOfMonth(desk.today) > 5 || clip(before, desk.campaign.window) === undefined)
    return undefined;
  return (await handedIn(desk, unitId, before.key)) === undefined ? before.key : undefined;
}

/** 3月问题线索排查表（25日截止）: nil in one tap, numbers only otherwise; the last month's beside it while that is out. */
async function checkCard(desk: Desk, period: string = monthNow(desk)) {
  const first = `${period}-01`;
  const left = daysBetween(desk.today, clueCheckDue(isLocalDate(first) ? first : desk.today));
  const unit = ownVillage(desk);
  const args = { period, ...(unit === undefined ? {} : { unit }) };
  const out = await stillOut(desk, unit);
  const when = left < 0 ? '已过25日，补交会记为迟交' : left === 0 ? '今天24:00截止' : `25日24:00截止，还有${left}天`;
  return questionCard(
    `${sayMonthOf(period)}问题线索排查表`,
    when,
    [
      ...(unit === undefined
        ? []
        : [{ label: '无线索，提交', style: 'primary' as const, press: press(name, 'nil', args) }]),
      { label: '有线索，填编号', press: press(name, 'numbers', args) },
      { label: '查看要排查什么', press: press(name, 'what', {}) },
      ...(out === undefined || out === period
        ? []
        : [{ label: `补交${sayMonthOf(out)}的`, press: press(name, 'check', { period: out }) }]),
    ],
    `打字也行：“${period === monthNow(desk) ? '本月' : sayMonthOf(period)}无线索”`,
  );
}

const whatToCheck = linesCard(
  '要排查什么',
  [
    `${checkedPlaces.map(([, label]) => label).join('、')}，看有没有孩子受伤害、没人管、走失、辍学，或进了不该进的场所。`,
    '发现了先打110，再点“线索上报”。排查表里只写编号，不写人和事。',
  ],
  { label: '线索上报', press: press('clue', 'open', {}) },
  { label: '回到排查表', press: press(name, 'check', {}) },
);

const conversation: RecordConversation = {
  example: '本月无线索',
  says: ['排查表', '交排查表', '线索排查表'],
  hears: { nil_clue_report: hear },
  open: async (desk) => privately(await checkCard(desk)),
  consider: async (desk, draft) => {
    const period = wordOf(draft.detail, 'period');
    const known = isLocalDate(`${period}-01`) ? await handedIn(desk, draft.unitId, period) : undefined;
    return known === undefined
      ? undefined
      : say(
          linesCard('已经交过了', [
            `${unitOf(desk, draft.unitId).name} ${clueCheck.sayInGroup(known)}（${sayDay(known.occurredOn)}），要改请在那张卡片上点“改一下”。`,
          ]),
        );
  },
  dress: (_desk, opening) => opening,
  presses: {
    check: async (desk, { args }) => privately(await checkCard(desk, args['period'])),
    nil: async (desk, { args }) =>
      handInNil(desk, args['unit'] ?? ownVillage(desk) ?? '', args['period'] ?? monthNow(desk), 'card'),
    numbers: (desk, { args }) => formOf(desk, args['period'] ?? monthNow(desk)),
    what: async () => privately(whatToCheck),
  },
};

/** 排查表: the monthly clue table, due on the 25th at 24:00 (F-A-CJ-6). */
export const clueCheckCommand = recordCommand(clueCheck, conversation);
