import { linesCard, questionCard } from '../cards/record.ts';
import type { CaseFile } from '../db/case-files.ts';
import type { Post } from '../db/outbox.ts';
import { changeColumn, moveFile, noteProposal, removeFrom, type Change } from '../db/memberships.ts';
import { peopleWithRole, personById } from '../db/people.ts';
import { putAway } from '../db/whereabouts.ts';
import { isOffice, officeRoles } from '../domain/actor.ts';
import { type FieldValues, textOf } from '../domain/field.ts';
import { sightOfColumn } from '../domain/register-column.ts';
import { Refusal } from '../errors.ts';
import { columnOf, keptAs, type Register } from '../registers/define.ts';
import { type Answer, type Desk, nonce, press, type Pressed, privately, toast, unitOf, villages } from './define.ts';
import { type On, sayName } from './register-file.ts';

/*
 * WF12: what happens to somebody on a register. Each change notes who, when, and sealed from what to what.
 */

const name = 'registers';

const changeOf = (desk: Desk, { file }: On, says: string): Change => ({
  at: desk.now,
  by: desk.actor.id,
  fileId: file.id,
  says,
});

export async function setRisk(desk: Desk, on: On, level: string): Promise<Answer> {
  const { register, file } = on;
  const reading = columnOf(register, 'risk')?.read(level, desk.today);
  const column = keptAs(register, 'risk');
  if (reading === undefined || 'fault' in reading || sightOfColumn(desk.actor, file.kind, column) !== 'open')
    throw new Refusal('not-allowed', '这本台账的风险等级不能在这里改。');
  const before = file.fields[column] ?? '';
  if (before === reading.value) return toast(`已经是${before}`);
  const writes = await changeColumn(
    desk.db,
    column,
    reading.value,
    changeOf(desk, on, `${column}: ${before} → ${reading.value}`),
  );
  return privately(linesCard('已改风险等级', [`${sayName(file)}：${before} → ${reading.value}`]), { writes });
}

export async function moveVillage(desk: Desk, on: On, form: FieldValues): Promise<Answer> {
  const to = villages(desk).find(({ id }) => id === textOf(form, 'village'));
  if (to === undefined) throw new Refusal('bad-input', '请选转到哪个村。', 'village');
  if (to.id === on.file.unitId) return toast(`已经在${to.name}`);
  const says = `${on.file.unitId} → ${to.id}`;
  return privately(linesCard(`已转到${to.name}`, [`${sayName(on.file)}的档案和各本台账都转过去了。`]), {
    writes: await moveFile(desk.db, to.id, changeOf(desk, on, says)),
  });
}

export const isAway = (register: Register, file: CaseFile): boolean => file.fields[keptAs(register, 'away')] === '是';

/** Lives outside the township from today: a call a month instead of visits; or is back. */
export async function goAway(desk: Desk, on: On, away: boolean): Promise<Answer> {
  const { register, file } = on;
  if (columnOf(register, 'away') === undefined) throw new Refusal('not-allowed', '这本台账不记在外。');
  if (isAway(register, file) === away) return toast(away ? '已经记为在外' : '已经在家');
  const column = keptAs(register, 'away');
  const says = away ? '从今天起不要求走访，改为每月电话联系一次。' : '从今天起恢复走访，不再要求电话联系。';
  return privately(linesCard(away ? '已记为在外' : '已记为回来', [`${sayName(file)}：${says}`]), {
    writes: [
      ...(await changeColumn(
        desk.db,
        column,
        away ? '是' : '否',
        changeOf(desk, on, `${column}: ${away ? '是' : '否'}`),
      )),
      putAway(desk.db, file.id, away, desk.today),
    ],
  });
}

/** The office takes off at once; a village asks the office. */
export async function askRemoval(desk: Desk, on: On, form: FieldValues): Promise<Answer> {
  const reason = textOf(form, 'reason');
  if (reason === undefined) throw new Refusal('bad-input', '请写明移出的原因。', 'reason');
  const { register, file } = on;
  const change = changeOf(desk, on, `${register.code}: ${reason}`);
  if (isOffice(desk.actor)) return removed(desk, on, change);
  const args = { register: register.code, id: file.id, asked: nonce(), by: desk.actor.id };
  const card = questionCard(
    '要不要移出台账',
    `${unitOf(desk, file.unitId).name}报：${sayName(file)} 移出《${register.title}》，原因：${reason}`,
    [
      { label: '确认移出', style: 'primary', press: press(name, 'confirm', args) },
      { label: '不移出', press: press(name, 'decline', args) },
    ],
  );
  const posts = (await peopleWithRole(desk.db, officeRoles)).flatMap(({ id, openId }): Post[] =>
    openId === undefined
      ? []
      : [{ key: `removal:${register.code}:${file.id}:${desk.cause}:${id}`, to: { person: openId }, content: { card } }],
  );
  return privately(linesCard('已报办公室', ['办公室确认后才移出，现在还在册。']), {
    writes: [await noteProposal(desk.db, change)],
    posts,
  });
}

const removed = async (desk: Desk, { register, file }: On, change: Change): Promise<Answer> =>
  privately(linesCard('已移出', [`${sayName(file)} 移出《${register.title}》，明天起不在名单里；档案和记录都还在。`]), {
    writes: await removeFrom(desk.db, register.code, desk.today, 'removed', change),
    once: `removal:${register.code}:${file.id}:${desk.today}`,
  });

function demandOffice(desk: Desk): void {
  if (!isOffice(desk.actor)) throw new Refusal('not-allowed', '移出要办公室确认。');
}

/** What the office decided on a village's wish, once: whoever presses after hears the first word, and so does who asked. */
async function decided(desk: Desk, { file }: On, { asked, by = '' }: Pressed['args'], answer: Answer): Promise<Answer> {
  if (asked === undefined) return answer;
  const who = await personById(desk.db, by);
  const posts: Post[] =
    who?.openId === undefined || who.unitId !== file.unitId || answer.reply.kind !== 'privately'
      ? []
      : [{ key: `removal-decided:${asked}`, to: { person: who.openId }, content: { card: answer.reply.card } }];
  return { ...answer, posts, once: `removal-asked:${asked}` };
}

export async function confirmRemoval(desk: Desk, on: On, args: Pressed['args']): Promise<Answer> {
  demandOffice(desk);
  const change = changeOf(desk, on, `${on.register.code}: as the village asked`);
  return decided(desk, on, args, await removed(desk, on, change));
}

export async function declineRemoval(desk: Desk, on: On, args: Pressed['args']): Promise<Answer> {
  demandOffice(desk);
  const card = linesCard('没有移出', [`${sayName(on.file)} 仍在《${on.register.title}》。`]);
  return decided(desk, on, args, privately(card));
}
