import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidence, records } from '../../src/db/schema-records.ts';
import type { SandboxMessage, SandboxPress } from '../../src/sandbox/wire.ts';
import { buttonOf, wordsOf } from '../world-cards.ts';
import { doors, openTown, type Town, until } from './town.ts';

const [cadre, leader, office] = ['ou_tianxiaohe', 'ou_jianghe', 'ou_suwenjing'];
const jpeg = Buffer.from('ffd8ffe000104a46494600', 'hex');

/** One evening in the township. Whatever door it came by, people read the same and the database keeps the same. */
describe.each(doors)('by %s', (door) => {
  let town: Town;
  let line: string;

  beforeAll(async () => {
    town = await openTown(door);
  });
  afterAll(() => town.close());

  const chatOf = (openId: string) => town.feishu.privateChat(openId);
  const fromBot = (chat: string) => town.feishu.messages(chat).filter(({ from }) => from === 'bot');

  /** The newest message of the bot in a chat that says these words, and offers this button. */
  async function heard(chat: string, words: string, button?: string): Promise<SandboxMessage> {
    const found = () =>
      fromBot(chat)
        .filter(({ card, text }) => (text ?? wordsOf(card)).includes(words))
        .findLast(({ card }) => button === undefined || buttonOf(card, button) !== undefined);
    await until(() => found() !== undefined);
    const message = found();
    if (message === undefined) throw new Error(`nobody said ${words}`);
    return message;
  }

  /** Presses a button by its label and gives back the toast, if there is one. */
  async function press(as: string, message: SandboxMessage, label: string, form?: SandboxPress['form']) {
    const button = buttonOf(message.card, label);
    if (button === undefined) throw new Error(`the card has no button ${label}`);
    const wish = { as, messageId: message.messageId, tag: 'button', value: button.value, ...(form && { form }) };
    const { toast, failure } = await town.feishu.press(wish);
    expect(failure).toBeUndefined();
    return toast?.content;
  }

  it('a typed line becomes a record and a receipt', async () => {
    line = await town.feishu.say(cadre, chatOf(cadre), '今天村村响播放2次，8点、12点');
    const receipt = await heard(chatOf(cadre), '村村响已登记');
    expect(receipt.replyTo).toBe(line);
    const kept = await town.db.q.select().from(records).where(eq(records.messageId, line));
    expect(kept).toMatchObject([{ occurredOn: '2024-03-15', times: ['08:00', '12:00'], source: 'text' }]);
  });

  it('a visit is registered from its form, with the photo sent before', async () => {
    await town.feishu.sendImage(cadre, chatOf(cadre), jpeg);
    await town.feishu.tapMenu(cadre, 'minor-visit');
    const owed = await heard(chatOf(cadre), '本半月还要走访', '登记');
    await press(cadre, owed, '登记');
    const form = await heard(chatOf(cadre), '监护人签字', '登记');
    expect(await press(cadre, form, '登记', { day: '2024-03-15', help: '开学的书本费' })).toBe('已登记');
    const visits = await town.db.q.select().from(records).where(eq(records.kind, 'minor-visit'));
    const today = visits.filter((one) => one.occurredOn === '2024-03-15');
    expect(today).toMatchObject([{ evidenceState: 'attached', source: 'card', unitId: 'village-1' }]);
    const photo = () => town.db.q.select().from(evidence);
    await until(async () => (await photo()).every((one) => one.state === 'kept'));
    expect(await photo()).toMatchObject([
      { recordId: today[0]?.id, sha256: createHash('sha256').update(jpeg).digest('hex') },
    ]);
  });

  it('a clue reaches the leader urgently, and the reporter hears that somebody signed', async () => {
    await town.feishu.say(cadre, chatOf(cadre), '线索上报');
    const form = await heard(chatOf(cadre), '线索上报', '上报');
    const told = { situation: 'unsure', danger: 'no', told110: 'no', village: 'village-1', age: 'unknown' };
    expect(await press(cadre, form, '上报', told)).toBe('已上报');
    const notice = await heard(chatOf(leader), '新线索', '签收');
    await until(() => fromBot(chatOf(leader)).some(({ urgentFor }) => urgentFor.includes(leader)));
    expect(await press(leader, notice, '签收')).toBe('已签收');
    await heard(chatOf(cadre), '已有人签收');
  });

  it('the office reads the same numbers', async () => {
    await town.feishu.say(office, chatOf(office), '雄风村情况');
    const status = wordsOf((await heard(chatOf(office), '雄风村 3月情况')).card);
    expect(status).toContain('未成年人走访 上半月 2/9（有照片 1）');
    expect(status).toContain('村村响 42/44');
  });

  it('the evening brings one summary, however often the heart beats', async () => {
    for (const time of ['20:50:05', '20:51:05', '20:51:05']) await town.moveTo(`2024-03-15T${time}+08:00`);
    for (const chat of ['oc_township', 'oc_office'])
      expect(fromBot(chat).filter(({ card }) => wordsOf(card).includes('工作小结'))).toHaveLength(1);
  });

  it('five copies of a line at once, and five more to a bot that started anew, are one record and one reply', async () => {
    const again = await town.feishu.say(cadre, chatOf(cadre), '今天18点播了1次村村响');
    await town.feishu.redeliver(again, 5);
    await town.restart();
    const answers = await town.feishu.redeliver(again, 5);
    expect(answers.map(({ kind }) => kind)).toEqual(Array(5).fill('done'));
    await town.moveTo('2024-03-15T20:53:00+08:00');
    expect(await town.db.q.select().from(records).where(eq(records.messageId, again))).toHaveLength(1);
    expect(fromBot(chatOf(cadre)).filter(({ replyTo }) => replyTo === again)).toHaveLength(1);
    expect(fromBot(chatOf(cadre)).filter(({ replyTo }) => replyTo === line)).toHaveLength(1);
  });
});
