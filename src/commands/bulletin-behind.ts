import { fallingBehindCard } from '../cards/bulletin-behind.ts';
import { linesCard } from '../cards/record.ts';
import { findRecords } from '../db/records.ts';
import type { Post } from '../db/outbox.ts';
import { isOffice, officeRoles, type Person } from '../domain/actor.ts';
import { fallenBehind } from '../domain/falling-behind.ts';
import { listOf } from '../domain/field.ts';
import { wordOf } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { type OpenBulletin, openedBulletin } from './bulletin-desk.ts';
import { type Answer, defineCommand, type Desk, press, type Pressed, say, unitOf } from './define.ts';
import { keepOnBehalf } from './office-record.ts';

const name = 'falling-behind-proposal';

/** To the office once a bulletin is out: who falls under the rule by its frozen figures. Nothing when nobody does. */
export function proposals(desk: Desk, { kept, figures }: OpenBulletin, office: readonly Person[]): Post[] {
  const { duties } = desk.campaign;
  const found = fallenBehind(duties, desk.units, figures);
  if (found.length === 0) return [];
  const card = fallingBehindCard(kept.month, duties, found, [
    { label: '确认', style: 'primary', press: press(name, 'confirm', { month: kept.month }) },
    { label: '都不算', press: press(name, 'decline', { month: kept.month }) },
  ]);
  return office.flatMap(({ id, openId }) =>
    openId === undefined
      ? []
      : [{ key: `falling-behind:${kept.month}:${id}`, to: { person: openId }, content: { card } }],
  );
}

function demandOffice(desk: Desk): void {
  if (!isOffice(desk.actor)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
}

/** Keeps what a person confirmed, each village with the rule's trace; who was confirmed before is not kept twice. */
async function confirm(desk: Desk, { args, form }: Pressed): Promise<Answer> {
  demandOffice(desk);
  const opened = await openedBulletin(desk, args['month'] ?? '');
  if (opened?.kept.state !== 'issued') throw new Refusal('expired-card', '这张卡片过期了，请重新打开。');
  const { month } = opened.kept;
  const known = await findRecords(desk.db, { kind: 'falling-behind' });
  const before = known.filter(({ detail }) => wordOf(detail, 'month') === month).map(({ unitId }) => unitId);
  const chosen = listOf(form, 'units');
  const found = fallenBehind(desk.campaign.duties, desk.units, opened.figures)
    .filter(({ unit }) => chosen.includes(unit.id))
    .filter(({ unit }) => !before.includes(unit.id));
  if (chosen.length === 0) return decline(desk);
  if (found.length === 0) throw new Refusal('already', '已经确认过了。');
  const writes = await Promise.all(
    found.map(({ unit, trace }) => {
      const draft = {
        kind: 'falling-behind',
        unitId: unit.id,
        occurredOn: desk.today,
        times: [],
        count: 1,
        subjectIds: [],
        detail: { month },
        privateDetail: { rule: trace.join('，') },
        evidenceState: 'exempt',
      } as const;
      return keepOnBehalf(desk, draft);
    }),
  );
  const names = found.map(({ unit }) => unitOf(desk, unit.id).name).join('、');
  return say(
    linesCard(
      '已确认',
      [`${names}，本月内约谈。`],
      ...found.map(({ unit }) => ({
        label: `${unit.name}约谈登记`,
        press: press('talk', 'open', { unit: unit.id, month }),
      })),
    ),
    { writes: writes.flat(), once: `falling-behind:${month}` },
  );
}

async function decline(desk: Desk): Promise<Answer> {
  demandOffice(desk);
  return say({ ...linesCard('没有确认', ['这个月没有村记为工作落后。']), tone: 'closed' });
}

/** 工作落后: proposed by the printed rule, confirmed by the office. */
export const fallingBehindCommand = defineCommand({
  name,
  title: '工作落后提议',
  says: [],
  may: officeRoles,
  presses: { confirm, decline: (desk) => decline(desk) },
});
