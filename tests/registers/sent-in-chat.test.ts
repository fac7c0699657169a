import { expect, it } from 'vitest';
import { registerFiles } from '../../src/db/register-files.ts';
import { stagedImports } from '../../src/db/schema-imports.ts';
import { csvOf, xlsxOf } from '../../src/documents/write-table.ts';
import type { Register } from '../../src/registers/define.ts';
import { idNumber } from '../cli/desk.ts';
import { township } from '../stories/township.ts';
import type { Somebody } from '../world.ts';
import { headsOf, registerOf, rowOf } from './forms.ts';

type Town = Awaited<ReturnType<typeof township>>;

const heads = ['姓名', '身份证号码', '村', '类别', '监护人电话'];
const ming = ['王小明', idNumber('2012-05-06', 1), '雄风村', '留守儿童', '13800000000'];
const yuan = ['李圆', idNumber('2014-11-20', 2), '密园村', '单亲家庭', '13800000001'];
const yi = ['谭一诺', idNumber('2015-01-09', 3), '雄风村', '困境儿童', '13800000002'];

const sheet = async (...rows: readonly (readonly string[])[]) =>
  new Uint8Array(await xlsxOf('未成年人动态台账', heads, rows));

const send = async (t: Town, who: Somebody, bytes: Uint8Array, name = '台账.xlsx') =>
  t.picture(who, who.chat, bytes, name);

const on = async (t: Town, register = 'L-F01') =>
  (await registerFiles(t.db, register)).map(({ fields, unitId }) => `${fields['name']} ${unitId}`).toSorted();

async function imported(...rows: readonly (readonly string[])[]) {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(...rows));
  await t.press(t.su, t.su.chat, '确认导入');
  return t;
}

it('WF12: the office sends a table, sees masked what it would change, and nothing is kept until it says so', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming, yuan, yi));
  expect(t.heard(t.su.chat).at(-2)).toContain('表收到了');
  const card = t.last(t.su.chat);
  expect(card).toContain('导入核对：未成年人动态台账');
  expect(card).toContain('新增 3 人');
  expect(card).toContain('第2行 王*明 · 雄风村');
  expect(card).not.toMatch(/王小明|李圆|谭一诺|138|000000/);
  expect(await on(t)).toEqual([]);
  expect(await t.press(t.su, t.su.chat, '确认导入')).toBe('');
  expect(t.last(t.su.chat)).toContain('未成年人动态台账已导入');
  expect(await on(t)).toEqual(['李圆 v2', '王小明 v1', '谭一诺 v1']);
  expect((await t.audit()).map(({ what }) => what)).toEqual(['register-import']);
});

it('WF12: the next table shows who is new, changed, not there, and in two villages side by side', async () => {
  const t = await imported(ming, yuan, yi);
  const child = ['向可', idNumber('2016-02-02', 4), '密园村', '留守儿童', '13800000003'];
  const grown = [...ming.slice(0, 3), '困境儿童', ming[4] ?? ''];
  const moved = [...yuan.slice(0, 2), '雄风村', ...yuan.slice(3)];
  await send(t, t.su, await sheet(grown, moved, child));
  const card = t.last(t.su.chat);
  expect(card).toContain('新增 1 人 · 变更 1 人 · 未出现 1 人 · 两村同号 1 人');
  expect(card).toMatch(/第3行 李\*[\s\S]*密园村[\s\S]*雄风村/);
  expect(card).toContain('第2行 王*明：类别');
  expect(card).toContain('谭*诺 · 雄风村');
  await t.press(t.su, t.su.chat, '确认导入');
  expect(await on(t)).toEqual(['向可 v2', '李圆 v1', '王小明 v1', '谭一诺 v1']);
});

it('every mistake is named by row and column, and nothing can be imported', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(['王小明', '123', '没有村', '别的', ''], yuan));
  const card = t.last(t.su.chat);
  expect(card).toContain('有 3 处要改，什么都没有导入');
  for (const head of ['身份证号码', '村', '类别']) expect(card).toContain(`第2行 “${head}”`);
  expect(() => t.pressing(t.su, t.su.chat, '确认导入')).toThrow('no card');
  expect(await t.db.q.select().from(stagedImports)).toEqual([]);
});

it('a printed register with fifty mistakes has all fifty on the card', async () => {
  const t = await township('2024-03-12T16:20');
  const register: Register = registerOf('L-W1');
  const rows = Array.from({ length: 50 }, (_, n) => {
    const row = rowOf(register, n);
    row[9 - (n % 2)] = n % 2 === 0 ? '' : '不存在的分类';
    row[8] = n % 2 === 0 ? '' : (row[8] ?? '');
    return row;
  });
  await send(t, t.su, new Uint8Array(await xlsxOf('附件1', headsOf(register), rows, register.title)));
  const named = t.last(t.su.chat).match(/第\d+行 “/g) ?? [];
  expect(named.length).toBeGreaterThanOrEqual(50);
  expect(new Set(named).size).toBe(50);
});

it('confirmed twice, from two phones at once, it is imported once', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming));
  const twin = await t.twin();
  const presses = [t.pressing(t.su, t.su.chat, '确认导入'), t.pressing(t.su, t.su.chat, '确认导入')];
  await Promise.all(presses.map((one, index) => t.pressed(one, index === 1 ? twin : undefined)));
  expect(await on(t)).toEqual(['王小明 v1']);
  expect(await t.audit()).toHaveLength(1);
});

it('of two tables compared with the same register only the first is applied', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming));
  await send(t, t.he, await sheet(yuan));
  const [first, second] = [t.pressing(t.su, t.su.chat, '确认导入'), t.pressing(t.he, t.he.chat, '确认导入')];
  await t.pressed(first);
  await t.pressed(second);
  expect(t.last(t.he.chat)).toContain('比对之后台账改过');
  expect(await on(t)).toEqual(['王小明 v1']);
});

it('at the very same moment, too', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming));
  await send(t, t.he, await sheet(yuan));
  const twin = await t.twin();
  const both = [t.pressing(t.su, t.su.chat, '确认导入'), t.pressing(t.he, t.he.chat, '确认导入')];
  await Promise.all(both.map((one, index) => t.pressed(one, index === 1 ? twin : undefined)));
  expect(await on(t)).toHaveLength(1);
});

it('what was not decided within a day expires, and its rows are wiped', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming));
  const press = t.pressing(t.su, t.su.chat, '确认导入');
  await t.tick('2024-03-13T16:30');
  await t.tick('2024-03-14T03:10');
  expect(await t.pressed({ ...press, header: { ...press.header, create_time: String(t.now().getTime()) } })).toContain(
    '过期',
  );
  expect(await t.db.q.select().from(stagedImports)).toMatchObject([{ sheetSealed: null }]);
  expect(await on(t)).toEqual([]);
});

it('declined, the rows are gone at once', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming));
  await t.press(t.su, t.su.chat, '不导入');
  expect(t.last(t.su.chat)).toContain('没有导入');
  expect(await t.db.q.select().from(stagedImports)).toMatchObject([{ state: 'declined', sheetSealed: null }]);
  expect(await on(t)).toEqual([]);
});

it('nobody but the office imports, and nobody confirms what somebody else sent', async () => {
  const t = await township('2024-03-12T16:20');
  for (const who of [t.tian, t.jiang, t.gao]) {
    await send(t, who, await sheet(ming));
    expect(t.last(who.chat)).toContain('由办公室导入');
  }
  await send(t, t.su, await sheet(ming));
  for (const who of [t.he, t.tian]) expect(await t.press(who, t.su.chat, '确认导入')).toMatch(/过期|没有这项权限/);
  expect(await on(t)).toEqual([]);
});

it('no name lies readable in the database while a table waits', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, await sheet(ming));
  for (const word of ['王小明', idNumber('2012-05-06', 1), '13800000000'])
    expect(t.bytes()).not.toContain(Buffer.from(word).toString('latin1'));
});

it('a csv is read too; what is no table, or no register, is said to be none', async () => {
  const t = await township('2024-03-12T16:20');
  await send(t, t.su, new TextEncoder().encode(csvOf(heads, [ming])), '台账.csv');
  expect(t.last(t.su.chat)).toContain('新增 1 人');
  await send(t, t.su, new TextEncoder().encode(csvOf(['日期', '天气'], [['1', '晴']])), '天气.csv');
  expect(t.last(t.su.chat)).toContain('认不出是哪一本台账');
  await send(t, t.su, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), '旧表.xls');
  expect(t.last(t.su.chat)).toContain('另存为 .xlsx');
});

it('the same table once more has nothing to import', async () => {
  const t = await imported(ming, yuan);
  await send(t, t.su, await sheet(ming, yuan));
  expect(t.last(t.su.chat)).toContain('没有要导入的');
});
