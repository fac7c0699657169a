import { expect, it } from 'vitest';
import { children, keyPerson, type SmallTown, smallTown } from './town.ts';

/** What breaks says all it was given, as loudly as it can. */
const loudly = (given: unknown): Promise<never> => Promise.reject(new Error(`cannot: ${JSON.stringify(given)}`));

/** Breaks a part until `mend` is called. */
function broken<Part extends object>(part: Part, how: Partial<Part>): () => void {
  const whole = { ...part };
  Object.assign(part, how);
  return () => void Object.assign(part, whole);
}

const ways: Readonly<Record<string, (t: SmallTown) => () => void>> = {
  'a vault that seals nothing': ({ db }) => broken(db.vault, { seal: (text) => loudly(text), apart: loudly }),
  'a vault that opens nothing': ({ db }) =>
    broken(db.vault, { open: (_, place) => loudly([place, children]), apart: loudly }),
  'a database that keeps nothing': ({ db }) =>
    broken(db.client, { batch: (statements) => loudly([statements, children, keyPerson]) }),
  'a database that says nothing': ({ db }) =>
    broken(db.client, { execute: (statement) => loudly([statement, children]), batch: loudly }),
};

/** What is answered, by whom nobody but the host hears it fail. */
const met = (t: SmallTown, envelope: object): Promise<unknown> =>
  t.app.handle(envelope).catch(() => 'to be delivered again');

it.each(Object.keys(ways))('%s: private commands fail in silence, and the log holds classes and ids', async (way) => {
  const t = await smallTown();
  await t.type(t.tian, t.tian.chat, '走访登记');
  await t.type(t.xiang, t.xiang.chat, '线索上报');
  await t.press(t.gao, t.gao.chat, '签收');
  await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
  const told = t.pressing(t.xiang, t.xiang.chat, '上报', { 情形: '走失', '说明（可不填）': '天黑了还没有回家' });
  const opened = t.pressing(t.gao, t.gao.chat, '查看', { 事由: '赶去现场以前了解' });
  const begun = t.logged.length;
  const mend = ways[way]?.(t);
  for (const line of ['走访登记', '今天走访了陈小满，表签了', '重点人员走访', '我的待办', '台账'])
    await met(t, t.typing(t.tian, t.tian.chat, line));
  await met(t, t.typing(t.luo, t.xiongfeng.group, '@护蕾助手 有个孩子身上好多伤，怀疑被他爸打了'));
  const toasts = [await met(t, told), await met(t, opened)];
  await t.app.tick(new Date('2024-03-15T20:51+08:00')).catch(() => undefined);
  mend?.();
  expect(JSON.stringify(toasts)).not.toMatch(/cannot|河边|天黑|陈小满/);
  const lines = t.logged.slice(begun);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^[\x20-\x7e]*$/);
  expect(lines.join('\n')).not.toMatch(/cannot|SELECT|insert into/i);
  expect(await t.told()).toEqual([]);
});
