import { expect, it } from 'vitest';
import type { Somebody } from '../world.ts';
import { registers } from './registers.ts';

async function town(at = '2024-03-12T16:20') {
  const t = await registers(at);
  const files = (who: Somebody) =>
    t.town.in(who.chat).flatMap(({ message }) => ('file' in message ? [t.town.files.get(message.file)?.name] : []));
  return Object.assign(t, { files });
}

it('U244: 导出 sends the month’s list as a file, to the private chat alone', async () => {
  const t = await town();
  await t.type(t.su, t.su.chat, '导出雄风村3月村村响播放登记表');
  expect(t.files(t.su)).toEqual(['雄风村 村村响播放记录表 2024年3月.docx']);
  expect(t.last(t.su.chat)).not.toContain('还不能');
});

it('U253: three lists of a quarter are three files', async () => {
  const t = await town();
  await t.type(t.su, t.su.chat, '把一季度播放、走访、链接三张表一起导出来');
  expect(t.files(t.su)).toHaveLength(3);
  expect(t.files(t.su)[0]).toBe('村村响播放记录表 2024年1月至2024年3月.docx');
});

it('A-7: nobody gets another village’s list, a child’s register or a clue by asking for an export', async () => {
  const t = await town();
  await t.type(t.tian, t.tian.chat, '导出密园村3月走访登记表');
  await t.type(t.tian, t.tian.chat, '导出未成年人花名册');
  await t.type(t.su, t.su.chat, '线索台账导出');
  expect(t.files(t.tian)).toEqual([]);
  expect(t.files(t.su)).toEqual([]);
  expect(t.last(t.su.chat)).toContain('线索不导出');
});

it('asked for in a group, a list of persons comes to the private chat and the group hears nothing of it', async () => {
  const t = await town();
  await t.type(t.tian, t.xiongfeng.group, '@护蕾助手 重点人群台账发群里');
  expect(t.files(t.tian)).toEqual(['雄风村 重点人员走访记录 2024年3月.docx']);
  expect(t.last(t.xiongfeng.group)).toBe('已私发给您');
});
