import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskName } from '../../src/domain/person-name.ts';
import { wordsShown } from '../world-feishu.ts';
import type { Somebody } from '../world.ts';
import { children, keyPerson, type SmallTown, smallTown } from './town.ts';

/**
 * A-7 said a second time: who may read the names of 雄风村’s children and of its key person, who may read them masked, and
 * that there is a clue.
 */
const secretsOf = ({ tian, luo, shi, su, he, gao, jiang, lin }: SmallTown) => [
  { signs: children, readers: [tian, luo, su, he] },
  { signs: children.map(maskName), readers: [tian, luo, su, he, gao, jiang, lin] },
  { signs: [keyPerson], readers: [tian, luo, shi, su, he, gao] },
  { signs: [maskName(keyPerson)], readers: [tian, luo, shi, su, he, gao, jiang, lin] },
  { signs: ['XS-', '往河边去'], readers: [luo, su, he, gao, jiang, lin] },
];

/** What may be answered with a name. */
const asking = [
  '今天走访了陈小满、谭一诺，表签了',
  '今天走访了重点人员龚铁生',
  '走访登记',
  '重点人员走访',
  '我的待办',
  '走访了谁',
  '陈小满走访了几次',
  '还差谁没走访',
  '名册',
  '台账',
  '导出走访记录',
  '导出重点人员',
  '我的线索',
  '今天我报了什么',
];
const lines = [
  ...asking,
  '今天村村响播放3次，8点12点18点',
  '雄风村情况',
  '全镇情况',
  '密园村走访了几个人',
  '哪些村还没报排查表',
  '线索上报',
  '现在有几条线索没办结？',
  '有个孩子身上好多伤，怀疑被他爸打了',
  '本月无线索',
  '不对，是两次',
  '撤销',
  '帮助',
  '更多登记',
];

type Act =
  | { readonly what: 'type'; readonly who: number; readonly where: number; readonly line: string }
  | { readonly what: 'press'; readonly who: number; readonly where: number; readonly button: number }
  | { readonly what: 'wait'; readonly hours: number };

const who = fc.nat(11);
/** Half of it happens in private. */
const where = fc.oneof(fc.constant(-1), fc.nat(3));
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('type'), who, where, line: fc.constantFrom(...lines) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('press'), who, where, button: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('wait'), hours: fc.constantFrom(1, 5, 12, 30) }) },
);

const labelsOn = (words: string): string[] => [...words.matchAll(/^\[(.+)\]$/gm)].map(([, label = '']) => label);

/** Does one thing; a toast goes to what somebody read. */
async function doOne(t: SmallTown, one: Act, toasts: Map<Somebody, string>): Promise<void> {
  if (one.what === 'wait') {
    await t.tick(new Date(t.now().getTime() + one.hours * 3_600_000).toISOString());
    return;
  }
  const person = t.everybody[one.who] ?? t.tian;
  const chat = t.groups[one.where] ?? person.chat;
  if (one.what === 'type') return t.type(person, chat, `${chat === person.chat ? '' : '@护蕾助手 '}${one.line}`);
  const labels = labelsOn(t.last(chat));
  const label = labels[one.button % labels.length];
  if (label !== undefined) toasts.set(person, `${toasts.get(person) ?? ''}\n${await t.press(person, chat, label)}`);
}

/** Who reads in their private chat, or on a toast, what A-7 keeps from them. */
const readTooMuch = (t: SmallTown, toasts: ReadonlyMap<Somebody, string> = new Map()): string[] =>
  t.everybody.flatMap((person) => {
    const cards = t.town.in(person.chat).flatMap(({ versions }) => versions.map(wordsShown));
    const all = [...cards, toasts.get(person) ?? ''].join('\n');
    const kept = secretsOf(t).filter(({ readers }) => !readers.some(({ openId }) => openId === person.openId));
    return kept.flatMap(({ signs }) =>
      signs.filter((sign) => all.includes(sign)).map((sign) => `${person.name}: ${sign}`),
    );
  });

it('A-7, A-36: of all there is to ask, everybody in private reads what is theirs alone, and a group nothing', async () => {
  const t = await smallTown();
  for (const line of asking) {
    for (const { group } of [t.xiongfeng, t.miyuan])
      for (const person of [t.tian, t.su]) await t.type(person, group, `@护蕾助手 ${line}`);
    for (const person of t.everybody) await t.type(person, person.chat, line);
  }
  expect(readTooMuch(t)).toEqual([]);
  const read = t.heard(t.tian.chat).join('\n');
  for (const name of [...children, keyPerson]) expect(read).toContain(maskName(name));
});

it('A-7, A-36: whoever asks and presses whatever wherever, no group hears and nobody reads what is not theirs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const t = await smallTown();
      const toasts = new Map<Somebody, string>();
      for (const one of acts) await doOne(t, one, toasts);
      expect(await t.told()).toEqual([]);
      expect(readTooMuch(t, toasts)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
