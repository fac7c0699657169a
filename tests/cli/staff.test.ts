import { expect, it } from 'vitest';
import { allPeople, personByOpenId } from '../../src/db/people.ts';
import { allUnits } from '../../src/db/units.ts';
import { importStaff } from '../../src/hosts/cli/staff-list.ts';
import { openTownshipDesk } from './desk.ts';

const heads = ['姓名', '手机', 'open_id', '单位', '角色'];
const xiaohe = ['田小禾', '13800000001', '', '雄风村', '村干部'];
const qing = ['罗青', '', 'ou_qing', '密园', '村支书'];

it('staff come by mobile or by open_id, and a second import updates them', async () => {
  const desk = await openTownshipDesk();
  const first = await desk.hulei('staff', 'import', desk.table(heads, xiaohe, qing.with(3, '米园')));
  expect(first).toMatchObject({ status: 0, out: '新增 2 人，更新 0 人。\n' });
  const second = await desk.hulei('staff', 'import', desk.table(heads, xiaohe.with(2, 'ou_he').with(4, '村辅警')));
  expect(second).toMatchObject({ status: 0, out: '新增 0 人，更新 1 人。\n' });
  await desk.look(async ({ db }) => {
    expect(await personByOpenId(db, 'ou_he')).toMatchObject({ name: '田小禾', role: 'auxiliary-police' });
    expect(await allPeople(db)).toHaveLength(2);
  });
});

it('rows with mistakes stop everything, unless --partial lets the others in', async () => {
  const desk = await openTownshipDesk();
  const path = desk.table(
    heads,
    xiaohe,
    ['', '13800000002', '', '雄风村', '村干部'],
    ['甲', '138', '', '雄风村', '村干部'],
    ['乙', '', '', '雄风村', '村干部'],
    ['丙', '', 'xx', '外星村', '村霸'],
    ['丁', '13800000001', '', '雄风村', '村干部'],
  );
  const refused = await desk.hulei('staff', 'import', path);
  expect(refused.status).toBe(1);
  for (const named of [
    '第3行 “姓名”：没有填',
    '第4行 “手机”：要是11位手机号',
    '第5行 “手机”：手机和 open_id 至少填一个',
    '第6行 “open_id”：要以 ou_ 开头',
    '第6行 “单位”：没有“外星村”这个单位',
    '第6行 “角色”：只能是村干部',
    '第7行 “手机”：和第2行相同',
  ])
    expect(refused.notes).toContain(named);
  expect(await desk.look(({ db }) => allPeople(db))).toEqual([]);
  const partial = await desk.hulei('staff', 'import', path, '--partial');
  expect(partial).toMatchObject({ status: 0, out: '新增 1 人，更新 0 人，5 行有错没有导入。\n' });
});

it('mobiles become open_ids where Feishu knows them, and the others are listed', async () => {
  const desk = await openTownshipDesk();
  const notes: string[] = [];
  const terminal = {
    environment: {},
    input: (async function* () {})(),
    out: () => {},
    note: (text: string) => void notes.push(text),
    progress: () => {},
  };
  const lookUp = async () => new Map([['13800000001', 'ou_found']]);
  const path = desk.table(heads, xiaohe, ['甲', '13800000009', '', '雄风村', '村干部']);
  await desk.look(async ({ db }) => {
    await importStaff(db, path, { partial: false, lookUp }, terminal);
    expect(await personByOpenId(db, 'ou_found')).toMatchObject({ name: '田小禾' });
  });
  expect(notes.join()).toContain('第3行：飞书里没有这个手机号');
});

it('a mobile of one person beside the open_id of another is a mistake', async () => {
  const desk = await openTownshipDesk();
  await desk.hulei('staff', 'import', desk.table(heads, xiaohe, qing));
  const seen = await desk.hulei('staff', 'import', desk.table(heads, xiaohe.with(2, 'ou_qing')));
  expect(seen.notes).toContain('第2行 “手机”：手机和 open_id 在名册里是两个人');
});

it('units keep their place when they are named again, and a name cannot mean two', async () => {
  const desk = await openTownshipDesk();
  const before = await desk.look(({ db }) => allUnits(db));
  const again = await desk.hulei(
    'units',
    'import',
    desk.table(['单位', '类型', '别名'], ['雄风村', '村', '雄峰、雄丰']),
  );
  expect(again.out).toBe('新增 0 个单位，更新 1 个。\n');
  const after = await desk.look(({ db }) => allUnits(db));
  expect(after.find(({ name }) => name === '雄风村')).toMatchObject({ id: before[0]?.id, aliases: ['雄峰', '雄丰'] });
  const clash = await desk.hulei('units', 'import', desk.table(['单位', '类型', '别名'], ['新村', '村', '密园村']));
  expect(clash).toMatchObject({ status: 1 });
  expect(clash.notes).toContain('第2行 “别名”：“密园村”已经是密园村');
});

it('a group belongs to a unit or to an audience, not to both', async () => {
  const desk = await openTownshipDesk();
  expect(await desk.hulei('groups', 'bind', 'oc_1', '--unit', '密园村')).toMatchObject({ status: 0 });
  expect(await desk.hulei('groups', 'bind', 'oc_2', '--audience', 'office')).toMatchObject({ status: 0 });
  expect(await desk.hulei('groups', 'bind', 'oc_3', '--audience', 'everybody')).toMatchObject({ status: 2 });
  expect(await desk.hulei('groups', 'bind', 'oc_3', '--audience', 'office', '--unit', '密园村')).toMatchObject({
    status: 2,
  });
  expect(await desk.hulei('groups', 'bind', 'oc_3', '--unit', '外星村')).toMatchObject({ status: 1 });
});
