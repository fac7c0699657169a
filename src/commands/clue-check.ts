import { linesCard, questionCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import { daysBetween, isLocalDate, sayDay } from '../domain/calendar.ts';
import { clueCheckDue } from '../domain/clue.ts';
import { type Draft, wordOf } from '../domain/record.ts';
import { checkedPlaces, clueCheck } from '../records/clue-check.ts';
import type { MeaningOf } from '../understanding/meaning.ts';
import type { NilSlots } from '../understanding/slots.ts';
import { demandVillage, villageOf } from './village.ts';
import { type Answer, type Desk, press, privately, say, ownVillage, unitOf } from './define.ts';
import { entryForm, type RecordConversation, recordCommand } from './record-command.ts';
import { keepRecord } from './record-flow.ts';
import { hearSeveral } from './several.ts';

const name = clueCheck.kind;

/** The month whose table is due next: this one, or the last while its table may still be handed in late. */
const monthNow = (desk: Desk): string => desk.today.slice(0, 7);

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
  if (unitId === undefined || confirm || slots.result !== 'nil') return privately(checkCard(desk));
  return handInNil(desk, unitId, slots.period, 'text');
}

async function hear(desk: Desk, slots: MeaningOf<'nil_clue_report'>['slots'], confirm: boolean): Promise<Answer> {
  if (!('items' in slots)) return hearOne(desk, slots, confirm);
  if (slots.items.length === 0) return privately(checkCard(desk));
  return hearSeveral('排查表已登记', slots.items, {
    keyOf: (item) => villageOf(desk, item.village) ?? '',
    say: (item) => `${item.village ?? ''} ${Number(item.period.slice(5))}月`.trim(),
    hear: (item) => hearOne(desk, item, confirm),
  });
}

/** 3月问题线索排查表（25日截止）: nil in one tap, numbers only otherwise. */
function checkCard(desk: Desk) {
  const due = clueCheckDue(desk.today);
  const left = daysBetween(desk.today, due);
  const unit = ownVillage(desk);
  const args = { period: monthNow(desk), ...(unit === undefined ? {} : { unit }) };
  const when = left < 0 ? '已过25日，补交会记为迟交' : left === 0 ? '今天24:00截止' : `25日24:00截止，还有${left}天`;
  return questionCard(
    `${Number(args.period.slice(5))}月问题线索排查表`,
    when,
    [
      ...(unit === undefined
        ? []
        : [{ label: '无线索，提交', style: 'primary' as const, press: press(name, 'nil', args) }]),
      { label: '有线索，填编号', press: press(name, 'numbers', args) },
      { label: '查看要排查什么', press: press(name, 'what', {}) },
    ],
    '打字也行：“本月无线索”',
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
  open: async (desk) => privately(checkCard(desk)),
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
    check: async (desk) => privately(checkCard(desk)),
    nil: async (desk, { args }) =>
      handInNil(desk, args['unit'] ?? ownVillage(desk) ?? '', args['period'] ?? monthNow(desk), 'card'),
    numbers: async (desk, { args }) =>
      privately(
        await entryForm(desk, clueCheck, conversation, {
          values: { ...clueCheck.blank({ today: desk.today, now: desk.now }), month: args['period'] ?? monthNow(desk) },
          args: {},
        }),
      ),
    what: async () => privately(whatToCheck),
  },
};

/** 排查表: the monthly clue table, due on the 25th at 24:00 (F-A-CJ-6). */
export const clueCheckCommand = recordCommand(clueCheck, conversation);
