import { linesCard } from '../cards/record.ts';
import { detailCard } from '../cards/status.ts';
import { filesFor } from '../db/case-files.ts';
import { allPeople } from '../db/people.ts';
import { findRecords, type KeptRecord } from '../db/records.ts';
import { isVillager, maySeeUnit, townshipRoles } from '../domain/actor.ts';
import { isLocalDate, sayDay, sayMonth } from '../domain/calendar.ts';
import { shownName } from '../domain/case-file.ts';
import { type Period, periodOf, previousPeriod } from '../domain/period.ts';
import { isRecordKind } from '../domain/record.ts';
import { Refusal } from '../errors.ts';
import { declarations } from '../records/index.ts';
import { type Answer, type Desk, press, type Pressed, privately, unitOf } from './define.ts';
import { audienceAbout, factsFor, sayDuty, villageDuties } from './standing.ts';

export const statusName = 'status';

export function demandSight(desk: Desk, unitId: string): void {
  if (maySeeUnit(desk.actor, unitId)) return;
  throw new Refusal(
    'not-allowed',
    isVillager(desk.actor) ? '只能看本村，其他村请问办公室。' : '您没有这项权限，需要请找办公室。',
  );
}

export const monthArg = (desk: Desk, args: Readonly<Record<string, string>>): Period => {
  const first = `${args['month'] ?? ''}-01`;
  return periodOf('month', isLocalDate(first) ? first : desk.today);
};

function sayRow(record: KeptRecord, names: ReadonlyMap<string, string>): string {
  const line = declarations[record.kind].say(record);
  const whom = record.subjectIds.map((id) => names.get(id)).filter((one) => one !== undefined);
  return [
    ...(whom.length === 0 ? [] : [whom.join('、')]),
    line,
    ...(record.evidenceState === 'attached' ? ['有照片'] : []),
    ...(record.late ? ['补报'] : []),
  ].join(' · ');
}

/** The rows behind a number, in private; names masked, and only for those who may see them. */
export async function rows(desk: Desk, { args }: Pressed): Promise<Answer> {
  const unit = unitOf(desk, args['unit'] ?? '');
  demandSight(desk, unit.id);
  const asked = args['kind'] ?? '';
  const kind = isRecordKind(asked) ? asked : 'broadcast';
  const month = monthArg(desk, args);
  const found = await findRecords(desk.db, { kind, unitId: unit.id, from: month.first, to: month.last });
  const { about } = declarations[kind];
  const files =
    about === 'unit'
      ? []
      : await filesFor(desk.db, desk.actor, { ...about, unitId: unit.id, on: month.first }, ['name']);
  const names = new Map(files.map(({ id, kind: what, fields }) => [id, shownName(what, fields['name'] ?? '')]));
  const staff = new Map((await allPeople(desk.db)).map((person) => [person.id, person.name]));
  const lines = found.toReversed().map((record) => ({
    when: sayDay(record.occurredOn),
    what: sayRow(record, names),
    who: staff.get(record.reportedBy) ?? '',
  }));
  const others = villageDuties(desk)
    .filter((duty) => duty.evidence !== kind)
    .map((duty) => ({
      label: `${duty.title}明细`,
      press: press(statusName, 'rows', { unit: unit.id, month: month.key, kind: duty.evidence }),
    }));
  const back = { label: '返回', press: press(statusName, 'unit', { unit: unit.id, month: month.key }) };
  return privately(
    detailCard(`${unit.name} ${sayMonth(month.first)} ${declarations[kind].title}明细`, lines, [...others, back]),
  );
}

/** This month beside the one before, duty by duty. */
export async function compare(desk: Desk, { args }: Pressed): Promise<Answer> {
  const unit = unitOf(desk, args['unit'] ?? '');
  demandSight(desk, unit.id);
  const month = monthArg(desk, args);
  const before = previousPeriod(month);
  const facts = await factsFor(desk, before.first, month.last, unit.id);
  const lines = villageDuties(desk).map((duty) => {
    const [now, then] = [month, before].map((period) => sayDuty(duty, facts, period, audienceAbout(desk, unit.id)));
    return `${duty.title}：${sayMonth(month.first)} ${now ?? ''}，${sayMonth(before.first)} ${then ?? ''}`;
  });
  const back = { label: '返回', press: press(statusName, 'unit', { unit: unit.id, month: month.key }) };
  return privately(linesCard(`${unit.name} 与上月比`, lines, back));
}

/** A nudge to the village's group or cadres: one line, what is still open today, at most one a day. */
export async function nudge(desk: Desk, { args }: Pressed): Promise<Answer> {
  if (!townshipRoles.includes(desk.actor.role)) throw new Refusal('not-allowed', '您没有这项权限，需要请找办公室。');
  const unit = unitOf(desk, args['unit'] ?? '');
  const facts = await factsFor(desk, desk.today, desk.today, unit.id);
  const month = periodOf('month', desk.today);
  const counters = villageDuties(desk).map((duty) => `${duty.title} ${sayDuty(duty, facts, month, 'group')}`);
  const people = (await allPeople(desk.db)).filter((person) => person.unitId === unit.id && isVillager(person));
  const content = {
    card: linesCard(`${unit.name} ${sayMonth(desk.today)}还差的`, [counters.join(' · ')], {
      label: '我的待办',
      press: press('todo', 'open', {}),
    }),
  };
  const posts = people.flatMap((person) =>
    person.openId === undefined
      ? []
      : [{ key: `nudge:${unit.id}:${person.id}:${desk.today}`, to: { person: person.openId }, content }],
  );
  return {
    reply: {
      kind: 'toast',
      toast: {
        tone: 'success',
        text: posts.length === 0 ? '这个村还没有人在名册里' : '已私下提醒，今天不会再发第二次',
      },
    },
    posts,
  };
}
