import { describe, expect, it } from 'vitest';
import { commit } from '../../src/db/db.ts';
import { putPost } from '../../src/db/outbox.ts';
import { callsIn } from '../../src/db/settings.ts';
import { readTables } from '../../src/documents/read-table.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { printForms } from '../../src/papers/index.ts';
import { partOf } from '../documents/docx.ts';
import { all, one, paragraphs } from '../documents/xml.ts';
import { registers } from './registers.ts';
import type { Somebody } from '../world.ts';

async function town(at = '2024-03-12T16:20') {
  const t = await registers(at);
  /** The files in somebody's private chat, oldest first. */
  const files = (who: Somebody) =>
    t.town
      .in(who.chat)
      .flatMap(({ message }) => ('file' in message ? [t.town.files.get(message.file)] : []))
      .filter((file) => file !== undefined);
  /** The words of the newest docx, one line a paragraph. */
  const printed = (who: Somebody) => {
    const bytes = files(who).at(-1)?.bytes;
    return bytes === undefined ? [] : paragraphs(one(partOf(bytes, 'word/document.xml'), 'w:body'));
  };
  /** The cells of the newest docx, row by row. */
  const rows = (who: Somebody) => {
    const bytes = files(who).at(-1)?.bytes;
    if (bytes === undefined) return [];
    const cells = (row: Parameters<typeof all>[0]) => all(row, 'w:tc').map((cell) => paragraphs(cell).join('\n'));
    return all(partOf(bytes, 'word/document.xml'), 'w:tr').map(cells);
  };
  const sheet = async (who: Somebody) =>
    (await readTables(files(who).at(-1)?.bytes ?? new Uint8Array()))?.[0]?.rows ?? [];
  return Object.assign(t, { files, printed, rows, sheet });
}

describe('F-A-CJ-5b: 村村响播放记录表', () => {
  it('has a row for each day: what was played, by whom, and which days were excused', async () => {
    const t = await town('2024-03-15T20:05');
    await t.type(t.tian, t.tian.chat, '今天村村响播了3次，8点12点18点');
    await t.type(t.tian, t.tian.chat, '今天村村响坏了，不响');
    await t.type(t.su, t.su.chat, '停播日');
    await t.fill(
      t.su,
      t.su.chat,
      { 从哪天: '2024-03-04', 到哪天: '2024-03-05', 原因: '考试', 哪个单位: '密园村' },
      '登记',
    );
    await t.type(t.tian, t.tian.chat, '打印村村响播放记录表');
    expect(t.files(t.tian).map(({ name }) => name)).toEqual(['雄风村 村村响播放记录表 2024年3月.docx']);
    expect(t.heard(t.tian.chat)).toContain('已发到您的私聊');
    const table = t.rows(t.tian);
    expect(table).toHaveLength(32);
    expect(table[0]).toEqual(['日期', '次数', '播放时间', '内容', '记录人', '备注']);
    expect(table[5]).toEqual(['3月5日（周二）', '', '', '', '', '停播日（考试）']);
    expect(table[15]?.slice(0, 3)).toEqual(['3月15日（周五）', '3', '08:00 12:00 18:00']);
    expect(table[15]?.slice(3)).toEqual(['利剑护蕾语音', '田小禾', '设备故障（不响）']);
    expect(table[16]).toEqual(['3月16日（周六）', '', '', '', '', '']);
    expect(t.printed(t.tian)).toContain('村：雄风村　　月份：2024年3月　　每日三次');
  });

  it('is the own village’s for a cadre; the office says for which', async () => {
    const t = await town();
    await t.type(t.su, t.su.chat, '打印上月播放记录表');
    expect(t.last(t.su.chat)).toContain('2月，要哪个村的？');
    await t.press(t.su, t.su.chat, '密园村');
    expect(t.files(t.su).map(({ name }) => name)).toEqual(['密园村 村村响播放记录表 2024年2月.docx']);
    expect(t.rows(t.su)).toHaveLength(30);
  });
});

describe('F-A-CJ-1b: 未成年人走访表', () => {
  it('has a sheet for each child who is due, the name masked, with the notice and two lines to sign', async () => {
    const t = await town();
    for (const name of ['陈小满', '谭一诺', '李可']) await t.child(name, t.xiongfeng);
    await t.child('向可心', t.miyuan);
    await t.type(t.tian, t.tian.chat, '今天走访了李可，表签了');
    await t.type(t.tian, t.tian.chat, '走访表');
    const words = t.printed(t.tian);
    expect(words.filter((line) => line === '未成年人走访表')).toHaveLength(2);
    expect(words.join('\n')).toContain('陈*满（全名由走访人写：');
    expect(words.join('\n')).toContain('谭*诺');
    expect(words.join('\n')).not.toMatch(/陈小满|谭一诺|李|向/);
    expect(words.join('\n')).toContain('☐已签　☐按手印　☐代签　☐没在家　☐拒签');
    expect(words.join('\n')).toContain('《个人信息保护法》第十三条');
    expect(words.filter((line) => line === '监护人签字（按手印）：')).toHaveLength(2);
    expect(await t.audit()).toMatchObject([
      { what: 'paper-printed', about: `minor-visit-sheets:${t.xiongfeng.id}:2024-03` },
    ]);
  });

  it('A-7: somebody who may not read the children is offered none of it and gets none', async () => {
    const t = await town();
    await t.child('陈小满', t.xiongfeng);
    for (const who of [t.shi, t.jiang, t.gao, t.lin]) {
      await t.type(who, who.chat, '打印表格');
      expect(t.last(who.chat)).not.toContain('走访表');
      await t.type(who, who.chat, '打印走访表');
      expect(t.last(who.chat)).toContain('您没有这项权限');
      expect(t.files(who)).toEqual([]);
    }
    expect(await t.audit()).toEqual([]);
  });

  it('A-36: asked for in a group it comes in private; the group reads no name', async () => {
    const t = await town();
    await t.child('陈小满', t.xiongfeng);
    await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 打印走访表');
    expect(t.heard(t.xiongfeng.group)).toEqual(['已发到您的私聊']);
    expect(t.files(t.tian)).toHaveLength(1);
    const queued = JSON.stringify((await t.outbox()).map(({ key }) => key));
    expect(queued).not.toMatch(/陈|满/);
    expect(t.bytes()).not.toContain('陈小满');
  });
});

it('F-A-CJ-4b: 重点人员走访记录 names who is visited and how, never why', async () => {
  const t = await town();
  await t.keyPerson('钱大山', t.xiongfeng);
  await t.keyPerson('孙长河', t.xiongfeng);
  await t.type(t.shi, t.shi.chat, '打印重点人员走访记录');
  expect(
    t
      .rows(t.shi)
      .slice(1)
      .map((row) => row.slice(0, 3)),
  ).toEqual([
    ['1', '钱*山', ''],
    ['2', '孙*河', ''],
  ]);
  expect(t.printed(t.shi).join('\n')).not.toContain('社区矫正');
  await t.type(t.jiang, t.jiang.chat, '打印重点人员走访记录');
  expect(t.files(t.jiang)).toEqual([]);
});

it('F-A-CJ-6: 问题线索排查表 is ticked when nil was handed in, and never tells that there is a clue', async () => {
  const t = await town('2024-03-22T10:05');
  await t.type(t.tian, t.tian.chat, '本月无线索');
  await t.type(t.tian, t.tian.chat, '打印排查表');
  expect(t.rows(t.tian)).toContainEqual(['有无线索', '☑无线索（零报告）　☐有线索']);
  expect(t.rows(t.tian)).toContainEqual(['排查人', '田小禾']);
  expect(t.rows(t.tian)).toContainEqual(['提交日期', '3月22日']);
  expect(t.printed(t.tian)).toEqual(expect.arrayContaining(['排查人：', '村支书：']));
  await t.type(t.xiang, t.xiang.chat, '打印排查表');
  expect(t.rows(t.xiang)).toContainEqual(['有无线索', '☐无线索（零报告）　☐有线索']);
});

it('F-A-CJ-5c: 链接转发台账 says of each link which village forwarded it', async () => {
  const t = await town();
  await t.type(t.su, t.su.chat, '发布链接');
  await t.fill(t.su, t.su.chat, { 标题: '防性侵宣传片', 链接: 'https://mp.weixin.qq.com/s/a1' }, '登记');
  await t.type(t.su, t.su.chat, '打印链接转发台账');
  expect((await t.sheet(t.su)).slice(2).map((row) => [row[2], row[3], row[8]])).toEqual([
    ['链接', '村', '备注'],
    ['防性侵宣传片', '雄风村', '未转发'],
    ['防性侵宣传片', '密园村', '未转发'],
  ]);
  await t.type(t.tian, t.tian.chat, '打印链接转发台账');
  expect((await t.sheet(t.tian)).slice(3).map((row) => row[3])).toEqual(['雄风村']);
});

it('F-42: 倒查报告 is for the head of the office, the leaders and the discipline office alone', async () => {
  const t = await town();
  await t.type(t.su, t.su.chat, '打印倒查报告');
  expect(t.printed(t.su)).toContain('倒查月份：2024年2月的案件');
  for (const who of [t.gao, t.tian, t.lin]) {
    await t.type(who, who.chat, '打印倒查报告');
    expect(t.files(who)).toEqual([]);
  }
});

it('F-42b: 问题清单 shows a village its own problems, and the office all', async () => {
  const t = await town();
  for (const [unit, words] of [
    ['雄风村', '台账缺两户'],
    ['密园村', '喇叭坏了没报'],
  ] as const) {
    await t.type(t.su, t.su.chat, '问题清单');
    await t.fill(
      t.su,
      t.su.chat,
      { 责任单位: unit, 来源: '督查', '问题（不写人名）': words, 整改期限: '2024-03-20' },
      '提交',
    );
  }
  await t.type(t.su, t.su.chat, '打印问题清单');
  expect((await t.sheet(t.su)).slice(3, 5).map((row) => [row[2], row[3], row[7]])).toEqual([
    ['台账缺两户', '雄风村', '整改中'],
    ['喇叭坏了没报', '密园村', '整改中'],
  ]);
  await t.type(t.tian, t.tian.chat, '打印问题清单');
  expect((await t.sheet(t.tian)).slice(3, 4).map((row) => row[2])).toEqual(['台账缺两户']);
  await t.type(t.shi, t.shi.chat, '打印问题清单');
  expect(t.files(t.shi)).toEqual([]);
});

it('every form prints from nothing, for whoever may have it', async () => {
  const t = await town();
  for (const { title } of printForms) {
    await t.type(t.su, t.su.chat, `打印${title}`);
    if (t.last(t.su.chat).includes('要哪个村的？')) await t.press(t.su, t.su.chat, '雄风村');
  }
  expect(t.files(t.su)).toHaveLength(printForms.length);
});

describe('打印表格', () => {
  it('offers what one may have, of this month or the last, and sends each once however often it is pressed', async () => {
    const t = await town();
    await t.type(t.tian, t.tian.chat, '打印表格');
    expect(t.last(t.tian.chat)).toContain('打印表格（3月）');
    expect(t.last(t.tian.chat)).not.toMatch(/倒查报告|联合执法记录|从业查询统计/);
    // The newest card’s first form is 村村响播放记录表.
    const first = () => t.press(t.tian, t.tian.chat, '发给我');
    expect([await first(), await first()]).toEqual(['已发到您的私聊', '已发到您的私聊']);
    expect(t.files(t.tian)).toHaveLength(1);
    await t.type(t.tian, t.tian.chat, '打印表格');
    await t.press(t.tian, t.tian.chat, '换成2月');
    expect(t.last(t.tian.chat)).toContain('打印表格（2月）');
    await first();
    expect(
      t
        .files(t.tian)
        .map(({ name }) => name)
        .at(-1),
    ).toBe('雄风村 村村响播放记录表 2024年2月.docx');
  });

  it('two presses at once send one file', async () => {
    const t = await town();
    await t.type(t.su, t.su.chat, '打印播放记录表');
    const presses = [1, 2, 3].map(() => t.pressing(t.su, t.su.chat, '雄风村'));
    await Promise.all(presses.map((press) => t.pressed(press)));
    expect(t.files(t.su)).toHaveLength(1);
  });

  it('an upload that fails is tried again, and the file comes once', async () => {
    const t = await town();
    t.town.refuseUploads(1);
    await t.type(t.tian, t.tian.chat, '打印播放记录表');
    for (const at of ['2024-03-12T16:25', '2024-03-12T16:40']) await t.tick(at);
    expect(t.files(t.tian)).toHaveLength(1);
    expect((await t.outbox()).filter(({ key }) => key.startsWith('paper:'))).toMatchObject([
      { state: 'sent', attempts: 2, contentSealed: null },
    ]);
  });

  it('nobody gets a village’s form by a press of another’s', async () => {
    const t = await town();
    await t.type(t.su, t.su.chat, '打印播放记录表');
    const stolen = t.pressing(t.su, t.su.chat, '密园村');
    const asTian = {
      ...stolen,
      event: { ...stolen.event, operator: { ...stolen.event.operator, open_id: t.tian.openId } },
    };
    expect(await t.pressed(asTian)).toContain('您没有这项权限');
    expect(t.files(t.tian)).toEqual([]);
  });
});

it('F-64b: a post may carry a bulletin, drawn when it is sent; an upload counts as a call of its own', async () => {
  const t = await town();
  const paper: Paper = {
    kind: 'bulletin',
    name: '2月情况通报',
    bulletin: {
      issuer: '福寿山镇利剑护蕾办公室',
      year: 2024,
      issue: 2,
      title: '关于2月份工作情况的通报',
      to: '各村',
      lead: '现通报如下。',
      sections: [],
      draft: true,
      signedOn: '2024-03-01',
      copies: '',
      issuedOn: '2024-03-01',
    },
  };
  const before = await callsIn(t.db, '2024-03');
  await commit(t.db, [
    await putPost(t.db, { key: 'bulletin:2024-02', to: { person: t.su.openId }, content: { paper } }, t.now()),
  ]);
  await t.tick();
  expect(t.files(t.su).map(({ name }) => name)).toEqual(['2月情况通报.docx']);
  expect((await callsIn(t.db, '2024-03')) - before).toBe(2);
  expect(t.bytes()).not.toContain('word/document.xml');
});
