import { expect, it } from 'vitest';
import { fewTold } from './scan.ts';
import { smallTown } from './town.ts';

const told = (words: string) => fewTold(words).map(({ said }) => said);

it('A-36: under five is few, in figures or in letters, and so is a part of a whole', () => {
  expect(told('今天走访 3人，其中两名没在家，户数2')).toEqual(['3人', '两名', '户数2']);
  expect(told('未成年人走访 3/8 · 村村响 2/3')).toEqual(['未成年人走访 3/8']);
  expect(told('走访：今日 9 人次，本月 108/144 · 少量')).toEqual([]);
  expect(told('密园村 15人，3月15日，第2名')).toEqual([]);
});

it('A-36: who came to a meeting or went out is staff or a villager, and is told', () => {
  expect(told('参加人数3，出动 2人，到会4户')).toEqual([]);
});

it('A-7, A-37: a patrol told in a group is kept; the group hears neither where nor by how many', async () => {
  const t = await smallTown();
  await t.type(t.gao, t.townshipGroup, '@护蕾助手 今天巡逻了校园周边，出动2人');
  expect(await t.records()).toMatchObject([{ kind: 'patrol', detail: { crew: 2 } }]);
  expect(t.last(t.townshipGroup)).toContain('详情已私发');
  expect(t.heard(t.townshipGroup).join('\n')).not.toMatch(/校园|出动/);
  expect(t.last(t.gao.chat)).toContain('校园周边');
});
