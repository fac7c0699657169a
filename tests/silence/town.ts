import { putFile } from '../../src/db/case-files.ts';
import { commit } from '../../src/db/db.ts';
import { township } from '../stories/township.ts';
import { stranger } from '../world.ts';

export const children = ['陈小满', '谭一诺'];
export const keyPerson = '龚铁生';

/** A small township with two listed children, a key person and an open clue, and everybody who may want to know. */
export async function smallTown() {
  const t = await township('2024-03-15T09:20');
  for (const name of children) await t.child(name, t.xiongfeng);
  const fields = { name: keyPerson, category: '社区矫正', 'id-number': '430681198001011235' };
  const file = { kind: 'key-person', unitId: t.xiongfeng.id, identity: keyPerson, name: keyPerson } as const;
  const row = { ...file, adultOn: undefined, fields };
  await commit(t.db, await putFile(t.db, 'L-F08', crypto.randomUUID(), row, '2024-01-12', true));
  await t.type(t.luo, t.luo.chat, '线索上报');
  await t.fill(t.luo, t.luo.chat, { 情形: '走失', '说明（可不填）': '放学后独自往河边去了' }, '上报');
  const { tian, luo, shi, xiang, peng, su, he, jiang, lin, gao, fang } = t;
  return Object.assign(t, {
    everybody: [tian, luo, shi, xiang, peng, su, he, jiang, lin, gao, fang, stranger('路人甲')],
    groups: [t.xiongfeng.group, t.miyuan.group, t.townshipGroup, t.officeGroup],
  });
}

export type SmallTown = Awaited<ReturnType<typeof smallTown>>;
