import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { filesFor, putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { enterRegister } from '../../src/db/register-files.ts';
import { audit } from '../../src/db/schema-exchange.ts';
import { personByOpenId } from '../../src/db/people.ts';
import type { LocalDate } from '../../src/domain/calendar.ts';
import type { FileKind } from '../../src/domain/case-file.ts';
import type { Somebody } from '../world.ts';
import { township } from '../stories/township.ts';

type Town = Awaited<ReturnType<typeof township>>;

async function listed(t: Town, register: string, kind: FileKind, fields: Record<string, string>, adultOn?: LocalDate) {
  const id = crypto.randomUUID();
  const name = fields['name'] ?? '';
  const row = { unitId: t.xiongfeng.id, identity: `${name}:${register}`, name, adultOn, kind, fields };
  await commit(t.db, await putFile(t.db, register, id, row, '2024-01-12', true));
  return id;
}

const child = { name: '陈小满', 'guardian-phone': '13800000000', 'L-W1/risk': '一般风险', 'L-W1/plan': '每周谈心' };

async function town() {
  const t = await township('2024-03-12T16:20');
  await listed(t, 'L-W1', 'minor', child, '2030-06-10');
  await listed(t, 'L-F08', 'key-person', { name: '谭大山', 'L-F08/category': '吸毒人员' });
  return t;
}

const reads = async (t: Town, who: Somebody, register: string, column: string) => {
  const reader = await personByOpenId(t.db, who.openId);
  if (reader === undefined) throw new Error('nobody');
  const files = await filesFor(t.db, reader, { register, on: '2024-03-12' }, [column]);
  return files.map(({ fields }) => fields[column]);
};

const audited = async (t: Town, what: string) => {
  const rows = await t.db.q.select().from(audit).where(eq(audit.what, what));
  return Promise.all(rows.map((row) => t.db.vault.open(row.reasonSealed ?? '', `audit:${row.about}:reason`)));
};

it('a cadre sees the own village’s registers in private; another village sees nothing of them', async () => {
  const t = await town();
  await t.type(t.tian, t.tian.chat, '台账');
  expect(t.last(t.tian.chat)).toContain('重点未成年人摸排台账 1');
  await t.type(t.xiang, t.xiang.chat, '台账');
  expect(t.last(t.xiang.chat)).toContain('没有您能看的');
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 台账');
  expect(t.last(t.xiongfeng.group)).not.toContain('台账 1');
});

async function openFile(t: Town, who: Somebody) {
  await t.type(who, who.chat, '台账');
  for (const label of ['看名单', '看档']) await t.press(who, who.chat, label);
}

/** A township with one child on one register. */
async function oneChild() {
  const t = await township('2024-03-12T16:20');
  await listed(t, 'L-W1', 'minor', child, '2030-06-10');
  return t;
}

it('a risk level goes from one to another, with both in the sealed history', async () => {
  const t = await oneChild();
  await openFile(t, t.tian);
  expect(t.last(t.tian.chat)).toMatch(/陈\*满[\s\S]*138\*\*\*\*0000[\s\S]*每周谈心/);
  await t.press(t.tian, t.tian.chat, '改风险等级');
  await t.press(t.tian, t.tian.chat, '较大风险');
  expect(t.last(t.tian.chat)).toContain('一般风险 → 较大风险');
  expect(await reads(t, t.tian, 'L-W1', 'L-W1/risk')).toEqual(['较大风险']);
  expect(await audited(t, 'register-changed')).toEqual(['L-W1/risk: 一般风险 → 较大风险']);
  expect(t.bytes()).not.toContain(Buffer.from('较大风险').toString('latin1'));
});

it('a child who moves is the other village’s from then on', async () => {
  const t = await oneChild();
  await openFile(t, t.tian);
  await t.press(t.tian, t.tian.chat, '转到别的村');
  await t.fill(t.tian, t.tian.chat, { 转到哪个村: '密园村' }, '转过去');
  expect(await reads(t, t.tian, 'L-W1', 'name')).toEqual([]);
  expect(await reads(t, t.xiang, 'L-W1', 'name')).toEqual(['陈小满']);
  expect(await audited(t, 'file-moved')).toEqual([`${t.xiongfeng.id} → ${t.miyuan.id}`]);
});

it('WF12: of two of the office the first word on a removal stands, and the village hears it', async () => {
  const t = await oneChild();
  await openFile(t, t.tian);
  await t.press(t.tian, t.tian.chat, '移出（写原因）');
  await t.fill(t.tian, t.tian.chat, { 移出的原因: '全家迁往外省' }, '报办公室确认');
  await t.press(t.su, t.su.chat, '确认移出');
  expect(t.last(t.tian.chat)).toContain('已移出');
  await t.press(t.he, t.he.chat, '不移出');
  expect(t.last(t.he.chat)).toContain('已移出');
  expect(t.last(t.he.chat)).not.toContain('仍在');
});

it('a village proposes a removal with its reason; only the office removes', async () => {
  const t = await oneChild();
  await openFile(t, t.tian);
  await t.press(t.tian, t.tian.chat, '移出（写原因）');
  await t.fill(t.tian, t.tian.chat, { 移出的原因: '全家迁往外省' }, '报办公室确认');
  expect(t.last(t.tian.chat)).toContain('办公室确认后才移出');
  expect(await reads(t, t.tian, 'L-W1', 'name')).toEqual(['陈小满']);
  expect(t.last(t.su.chat)).toContain('全家迁往外省');
  await t.press(t.su, t.su.chat, '确认移出');
  const { rows } = await t.db.client.execute('select left_on, reason from memberships');
  expect(rows).toMatchObject([{ left_on: '2024-03-12', reason: 'removed' }]);
  expect(await audited(t, 'removal-proposed')).toEqual(['L-W1: 全家迁往外省']);
  expect(t.bytes()).not.toContain(Buffer.from('全家迁往外省').toString('latin1'));
});

it('the day after the birthday a minor leaves by itself, and only the village hears how many', async () => {
  const t = await township('2024-03-09T16:20');
  await listed(t, 'L-W1', 'minor', { name: '陈小满' }, '2024-03-11');
  await t.tick('2024-03-11T08:10');
  expect(t.heard(t.tian.chat).join()).not.toContain('满18岁');
  await t.tick('2024-03-12T08:10');
  await t.tick('2024-03-12T08:15');
  for (const { chat } of [t.tian, t.luo]) expect(t.last(chat)).toContain('本村有 1 人满18岁');
  for (const chat of [t.xiongfeng.group, t.townshipGroup, t.xiang.chat])
    expect(t.heard(chat).join()).not.toContain('满18岁');
  expect(t.last(t.tian.chat)).not.toContain('陈');
  const { rows } = await t.db.client.execute('select left_on, reason from memberships');
  expect(rows).toMatchObject([{ left_on: '2024-03-11', reason: 'came-of-age' }]);
  expect(await audited(t, 'register-came-of-age')).toHaveLength(1);
});

it('A-7, A-12: why a key person is followed opens for the police and the office head unasked, at any age', async () => {
  const t = await town();
  const young = { name: '罗小石', 'L-W2/category': '社区矫正对象' };
  const id = await listed(t, 'L-F01', 'minor', young, '2026-01-01');
  await commit(t.db, enterRegister(t.db, 'L-W2', [{ id, from: '2024-02-01', helpers: 0, plans: 0 }]));
  const category = 'L-F08/category';
  expect(await reads(t, t.gao, 'L-F08', category)).toEqual(['吸毒人员']);
  expect(await reads(t, t.su, 'L-F08', category)).toEqual(['吸毒人员']);
  for (const who of [t.tian, t.luo, t.shi, t.he, t.jiang])
    expect(await reads(t, who, 'L-F08', category)).toEqual([undefined]);
  for (const who of [t.fang, t.xiang]) expect(await reads(t, who, 'L-F08', category)).toEqual([]);
  expect(await reads(t, t.tian, 'L-F01', 'L-W2/category')).toEqual([undefined]);
  expect(await reads(t, t.su, 'L-F01', 'L-W2/category')).toEqual(['社区矫正对象']);
});

it('L-F03 opens for nobody in the villages nor the office', async () => {
  const t = await town();
  await listed(t, 'L-F03', 'minor', { name: '向可', 'L-F03/state': '关爱中' }, '2030-01-01');
  for (const who of [t.tian, t.luo, t.he, t.su, t.gao, t.jiang])
    expect(await reads(t, who, 'L-F03', 'name')).toEqual([]);
});
