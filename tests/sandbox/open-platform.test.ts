import type { Client } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { under } from '../../src/sandbox/json.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { client, GROUP, noticeCard, OFFICE, OUTSIDER, sendCard, stillClock, township, VILLAGE } from './township.ts';

let feishu: StandIn;
let bot: Client;
let clock: ReturnType<typeof stillClock>;
const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
const DAY = 86_400_000;

beforeEach(async () => {
  clock = stillClock();
  feishu = await township({ clock, limits: false });
  bot = client(feishu);
});
afterEach(() => feishu.close());

/** Feishu's code for a refused call; 0 when it was taken. */
async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 0;
  } catch (error) {
    const response = under(error, 'response');
    if (!response) throw error;
    return under(under(response, 'data'), 'code') ?? under(response, 'status');
  }
}
const text = (to: string, words: string, type: 'chat_id' | 'open_id' = 'chat_id', uuid?: string) =>
  bot.im.v1.message.create({
    params: { receive_id_type: type },
    data: { receive_id: to, msg_type: 'text', content: JSON.stringify({ text: words }), ...(uuid && { uuid }) },
  });
const patch = (messageId: string, card: unknown) =>
  bot.im.v1.message.patch({ path: { message_id: messageId }, data: { content: JSON.stringify(card) } });
const urge = (messageId: string, ids: string[]) =>
  bot.im.v1.message.urgentApp({
    path: { message_id: messageId },
    params: { user_id_type: 'open_id' },
    data: { user_id_list: ids },
  });

describe('messages', () => {
  it('go to a group, to a person, and as a reply', async () => {
    const sent = await text(GROUP, '<at user_id="ou_village">村干部甲</at> 请补报');
    await text(OFFICE, '早', 'open_id');
    const asked = await feishu.say(OFFICE, GROUP, '几个村没报');
    await bot.im.v1.message.reply({
      path: { message_id: asked },
      data: { msg_type: 'text', content: '{"text":"三个"}' },
    });
    expect(feishu.messages(GROUP)).toMatchObject([
      { messageId: sent.data?.message_id, from: 'bot', kind: 'text', text: '@村干部甲 请补报' },
      { from: OFFICE },
      { from: 'bot', replyTo: asked, text: '三个' },
    ]);
    expect(feishu.messages(feishu.privateChat(OFFICE))).toMatchObject([{ text: '早' }]);
  });

  it.each([
    ['a chat the bot is not in', () => text('oc_elsewhere', '在吗'), 230002],
    ['a person it cannot reach', () => text('ou_nobody', '在吗', 'open_id'), 230013],
    ['an empty text', () => text(GROUP, ''), 230001],
    ['a text over 150 KB', () => text(GROUP, 'x'.repeat(151 * 1024)), 230025],
    ['a card over 30 KB', () => sendCard(bot, GROUP, noticeCard('x'.repeat(31 * 1024))), 230025],
    ['a card with a property nobody knows', () => sendCard(bot, GROUP, { ...noticeCard(), colour: 'red' }), 230099],
    ['a card naming a stranger', () => sendCard(bot, GROUP, noticeCard('<at id=ou_nobody></at>')), 230099],
    ['a uuid over 50 characters', () => text(GROUP, '在吗', 'chat_id', 'u'.repeat(51)), 99992402],
  ])('are refused for %s', async (_, call, code) => {
    expect(await codeOf(call())).toBe(code);
    expect(feishu.messages(GROUP)).toEqual([]);
  });

  it('name the fault of a bad card in the words of 230099', async () => {
    const bad = { ...noticeCard(), body: { elements: [{ tag: 'note', elements: [] }] } };
    const refused = sendCard(bot, GROUP, bad);
    await expect(refused).rejects.toMatchObject({
      response: {
        status: 400,
        data: { msg: expect.stringMatching(/ext=ErrCode: 200861; .*ErrPath: ROOT -> body -> elements -> 0/) },
      },
    });
  });

  it('with one uuid are one message for an hour', async () => {
    const first = await sendCard(bot, GROUP, noticeCard(), 'daily-2025-03-20');
    expect(await sendCard(bot, GROUP, noticeCard(), 'daily-2025-03-20')).toBe(first);
    later(3_600_000);
    expect(await sendCard(bot, GROUP, noticeCard(), 'daily-2025-03-20')).not.toBe(first);
    expect(feishu.messages(GROUP)).toHaveLength(2);
  });

  it('are recalled by their sender only', async () => {
    const mine = await sendCard(bot, GROUP, noticeCard());
    await bot.im.v1.message.delete({ path: { message_id: mine } });
    const theirs = await feishu.say(OFFICE, GROUP, '早');
    expect(await codeOf(bot.im.v1.message.delete({ path: { message_id: theirs } }))).toBe(230026);
    expect(await codeOf(patch(mine, noticeCard()))).toBe(230011);
    expect(feishu.messages(GROUP)).toMatchObject([{ recalled: true }, { recalled: false }]);
    expect(feishu.messages(GROUP)[0]).not.toHaveProperty('card');
  });

  it('are read back, a card only by its words, and can carry a reaction', async () => {
    const id = await sendCard(bot, GROUP, noticeCard('本月'));
    const read = await bot.im.v1.message.get({ path: { message_id: id } });
    expect(read.data?.items).toMatchObject([
      { message_id: id, sender: { sender_type: 'app' }, body: { content: expect.stringContaining('"title":"提醒"') } },
    ]);
    const asked = await feishu.say(OFFICE, GROUP, '几个村没报', { mention: true });
    const reacted = await bot.im.v1.messageReaction.create({
      path: { message_id: asked },
      data: { reaction_type: { emoji_type: 'DONE' } },
    });
    const path = { message_id: asked, reaction_id: reacted.data?.reaction_id ?? '' };
    expect((await bot.im.v1.messageReaction.delete({ path })).code).toBe(0);
    expect(await codeOf(bot.im.v1.messageReaction.delete({ path }))).toBe(230001);
  });

  it('with a phone number or a mention of all are refused where the tenant says so', async () => {
    await feishu.close();
    const chats = [{ chatId: GROUP, name: '调度群', members: [OFFICE], atAll: false }];
    feishu = await township({ audits: true, chats });
    bot = client(feishu);
    expect(await codeOf(text(GROUP, '电话 13800000001'))).toBe(230028);
    expect(await codeOf(text(GROUP, '编号 2025032000000000001'))).toBe(0);
    expect(await codeOf(sendCard(bot, GROUP, noticeCard('<at id=all></at>')))).toBe(230018);
  });

  it('of text can be edited twenty times', async () => {
    const { data } = await text(GROUP, '初稿');
    const edit = () =>
      bot.im.v1.message.update({
        path: { message_id: data?.message_id ?? '' },
        data: { msg_type: 'text', content: '{"text":"改"}' },
      });
    for (let n = 0; n < 20; n++) await edit();
    expect(await codeOf(edit())).toBe(230072);
    const card = await sendCard(bot, GROUP, noticeCard());
    const content = JSON.stringify(noticeCard());
    const put = bot.im.v1.message.update({ path: { message_id: card }, data: { msg_type: 'interactive', content } });
    expect(await codeOf(put)).toBe(230001);
  });
});

describe('a sent card', () => {
  it('is replaced by a patch for 14 days', async () => {
    const id = await sendCard(bot, GROUP, noticeCard());
    await patch(id, noticeCard('已完成'));
    expect(feishu.messages(GROUP)).toMatchObject([{ messageId: id, edited: true, card: noticeCard('已完成') }]);
    later(14 * DAY);
    await patch(id, noticeCard('第十四天'));
    later(1);
    expect(await codeOf(patch(id, noticeCard('第十五天')))).toBe(230031);
  });

  it('must say update_multi before and after, and be the bot’s own', async () => {
    const id = await sendCard(bot, GROUP, noticeCard());
    expect(await codeOf(patch(id, { ...noticeCard(), config: {} }))).toBe(230001);
    const { data } = await text(GROUP, '早');
    expect(await codeOf(patch(data?.message_id ?? '', noticeCard()))).toBe(230001);
    expect(await codeOf(patch(await feishu.say(OFFICE, GROUP, '早'), noticeCard()))).toBe(230027);
  });

  it('pushes to the members it urges and gives back the others', async () => {
    const id = await sendCard(bot, GROUP, noticeCard());
    expect((await urge(id, [VILLAGE, OUTSIDER])).data?.invalid_user_id_list).toEqual([OUTSIDER]);
    expect(feishu.messages(GROUP)).toMatchObject([{ urgentFor: [VILLAGE] }]);
    expect(await codeOf(urge(id, [OUTSIDER]))).toBe(230001);
    expect(await codeOf(urge(await feishu.say(OFFICE, GROUP, '早'), [VILLAGE]))).toBe(230012);
  });

  it('says who read it, for seven days', async () => {
    const id = await sendCard(bot, GROUP, noticeCard());
    const readers = () =>
      bot.im.v1.message.readUsers({ path: { message_id: id }, params: { user_id_type: 'open_id' } });
    expect((await readers()).data?.items).toEqual([]);
    feishu.read(VILLAGE, GROUP);
    expect((await readers()).data?.items).toMatchObject([{ user_id: VILLAGE }]);
    later(7 * DAY + 1);
    expect(await codeOf(readers())).toBe(230033);
  });

  it('shown to one person can be deleted but not patched', async () => {
    const data = { chat_id: GROUP, open_id: OFFICE, msg_type: 'interactive', card: noticeCard() };
    const sent = await bot.request({ method: 'POST', url: '/open-apis/ephemeral/v1/send', data });
    const [{ messageId } = { messageId: '' }] = feishu.messages(GROUP);
    expect(sent.data).toEqual({ message_id: messageId });
    expect(feishu.messages(GROUP)).toMatchObject([{ onlyFor: OFFICE }]);
    expect(await codeOf(patch(messageId, noticeCard()))).toBe(230001);
    const remove = { method: 'POST', url: '/open-apis/ephemeral/v1/delete', data: { message_id: messageId } };
    await bot.request(remove);
    expect(await codeOf(bot.request(remove))).toBe(18051);
  });
});

describe('pictures and files', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  it('are uploaded, sent and fetched', async () => {
    const uploaded = await bot.im.v1.image.create({ data: { image_type: 'message', image: png } });
    const content = JSON.stringify({ image_key: uploaded?.image_key });
    await bot.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: GROUP, msg_type: 'image', content },
    });
    expect(feishu.messages(GROUP)).toMatchObject([
      { kind: 'image', imageUrl: `/sandbox/image/${uploaded?.image_key}` },
    ]);
    const own = await bot.im.v1.image.get({ path: { image_key: uploaded?.image_key ?? '' } });
    expect(await bytesOf(own.getReadableStream())).toEqual(png);
  });

  it('that a person sent come from their message', async () => {
    const id = await feishu.sendImage(VILLAGE, feishu.privateChat(VILLAGE), png);
    const [message] = feishu.messages(feishu.privateChat(VILLAGE));
    const key = message?.imageUrl?.split('/').at(-1) ?? '';
    const get = (message_id: string) =>
      bot.im.v1.messageResource.get({ path: { message_id, file_key: key }, params: { type: 'image' } });
    expect(await bytesOf((await get(id)).getReadableStream())).toEqual(png);
    const other = await feishu.say(VILLAGE, feishu.privateChat(VILLAGE), '照片');
    await expect(get(other)).rejects.toThrow(/400/);
    await expect(bot.im.v1.image.get({ path: { image_key: key } })).rejects.toThrow(/400/);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 234010],
    ['what is no picture', Buffer.from('hello'), 234011],
    ['more than 10 MB', Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]), 234006],
  ])('are refused when they are %s', async (_, image, code) => {
    expect(await codeOf(bot.im.v1.image.create({ data: { image_type: 'message', image } }))).toBe(code);
  });
});

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describe('people', () => {
  it('are found by mobile number, listed by chat, and by the bot’s own card', async () => {
    const found = await bot.contact.v3.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: ['13800000001', '13900000000'] },
    });
    expect(found.data?.user_list).toMatchObject([{ user_id: OFFICE }, { mobile: '13900000000' }]);
    expect(found.data?.user_list?.[1]).not.toHaveProperty('user_id');
    const chats = await bot.im.v1.chat.list({});
    expect(chats.data?.items).toMatchObject([{ chat_id: GROUP, name: '调度群' }]);
    const members = await bot.im.v1.chatMembers.get({ path: { chat_id: GROUP } });
    expect(members.data).toMatchObject({ member_total: 2, items: [{ member_id: OFFICE }, { member_id: VILLAGE }] });
    const me = await bot.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(me.bot).toMatchObject({ app_name: '护蕾助手', open_id: expect.stringMatching(/^ou_/) });
  });
});

describe('what Feishu measures', () => {
  it('a sixth message a second into one chat is 230020, into another is not', async () => {
    const strict = await township();
    bot = client(strict);
    await Promise.all(['一', '二', '三', '四', '五'].map((words) => text(GROUP, words)));
    expect(await codeOf(text(GROUP, '六'))).toBe(230020);
    expect(await codeOf(text(OFFICE, '六', 'open_id'))).toBe(0);
    const id = await sendCard(bot, strict.privateChat(VILLAGE), noticeCard());
    for (let n = 0; n < 5; n++) await patch(id, noticeCard(`${n}`));
    expect(await codeOf(patch(id, noticeCard('5')))).toBe(230020);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await codeOf(text(GROUP, '六'))).toBe(0);
    await strict.close();
  });

  it('more than fifty calls of one API a second are 429 with the moment to come back', async () => {
    const strict = await township();
    bot = client(strict);
    const info = () => bot.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    await info();
    const calls = await Promise.allSettled(Array.from({ length: 60 }, info));
    const refused = calls.flatMap((call) => (call.status === 'rejected' ? [under(call.reason, 'response')] : []));
    expect(refused.length).toBeGreaterThanOrEqual(11);
    expect(refused[0]).toMatchObject({
      status: 429,
      data: { code: 99991400 },
      headers: { 'x-ogw-ratelimit-reset': '1' },
    });
    await strict.close();
  });

  it('the month’s calls run out and begin again with the next month in Shanghai', async () => {
    await feishu.close();
    clock.set(new Date('2025-03-31T23:59:00+08:00'));
    feishu = await township({ clock, limits: false, quotaPerMonth: 2 });
    bot = client(feishu);
    await text(GROUP, '一');
    expect(await codeOf(text('oc_elsewhere', '退回的不算'))).toBe(230002);
    await text(GROUP, '二');
    expect(await codeOf(text(GROUP, '三'))).toBe(99991403);
    later(60_000);
    expect(await codeOf(text(GROUP, '三'))).toBe(0);
  });

  it('a token that no longer holds', async () => {
    await text(GROUP, '一');
    feishu.faults.expireTokens();
    expect(await codeOf(text(GROUP, '二'))).toBe(99991663);
    expect(JSON.stringify(feishu.calls())).not.toContain('a-secret-for-trying');
  });
});

describe('on purpose', () => {
  it('calls fail, Feishu is down, an answer is lost though the message went out', async () => {
    feishu.faults.failNext(1, { code: 230049, path: /messages$/ });
    expect(await codeOf(text(GROUP, '一'))).toBe(230049);
    feishu.faults.down(true);
    expect(await codeOf(text(GROUP, '二'))).toBe(5000);
    feishu.faults.down(false);
    feishu.faults.loseAnswers(1);
    expect(await codeOf(text(GROUP, '三', 'chat_id', 'once'))).toBe(504);
    expect(await codeOf(text(GROUP, '三', 'chat_id', 'once'))).toBe(0);
    feishu.faults.unreachable(VILLAGE);
    expect(await codeOf(text(VILLAGE, '四', 'open_id'))).toBe(230013);
    expect(feishu.messages(GROUP)).toMatchObject([{ text: '三' }]);
  });
});
