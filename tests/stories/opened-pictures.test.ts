import { expect, it } from 'vitest';
import { picturesOf } from '../../src/db/evidence.ts';
import type { Somebody } from '../world.ts';
import { township } from './township.ts';

const jpeg = (text: string) => new Uint8Array([0xff, 0xd8, 0xff, ...new TextEncoder().encode(text)]);

async function visited(bytes = jpeg('a door and a visitor')) {
  const t = await township('2024-03-12T16:20');
  await t.child('陈小满', t.xiongfeng);
  await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
  const messageId = await t.picture(t.tian, t.tian.chat, bytes);
  const opened = async () => (await t.audit()).filter(({ what }) => what === 'pictures-opened');
  const images = (who: Somebody) => t.heard(who.chat).filter((said) => said.startsWith('[img_bot'));
  return Object.assign(t, { messageId, opened, images });
}

/** The rows behind the village's visits, as somebody sees them. */
async function rows(t: Awaited<ReturnType<typeof visited>>, who: Somebody) {
  await t.type(who, who.chat, '雄风村走访情况');
  await t.press(who, who.chat, '看明细');
}

it('whoever sent a photo opens it from the receipt, decrypted, in the private chat, and it is noted', async () => {
  const t = await visited();
  expect(await t.press(t.tian, t.tian.chat, '看照片')).toContain('1张照片私发给您了');
  expect(t.images(t.tian)).toHaveLength(1);
  expect(t.town.uploaded).toEqual([jpeg('a door and a visitor')]);
  const [record] = await t.records();
  expect(await t.opened()).toMatchObject([{ personId: await t.idOf(t.tian), about: record?.id }]);
});

it('A-7: the office, the village and, by a noted step, a leader open a visit’s photo from its row', async () => {
  const t = await visited();
  for (const who of [t.su, t.luo, t.jiang]) {
    await rows(t, who);
    await t.press(who, who.chat, '看照片 3月12日（16:20登记）');
    expect(t.images(who)).toHaveLength(1);
  }
  expect(await t.opened()).toHaveLength(3);
});

it('A-7: another village, the auxiliary police and the police are told what is told when there is none', async () => {
  const t = await visited();
  for (const who of [t.xiang, t.shi, t.gao, t.fang]) {
    expect(await t.press(who, t.tian.chat, '看照片')).toContain('没有这张照片，或您不能查看');
    expect(t.images(who)).toEqual([]);
  }
  await t.type(t.shi, t.shi.chat, '雄风村走访情况');
  expect(t.last(t.shi.chat)).toContain('您没有这项权限');
  expect(t.town.uploaded).toEqual([]);
  expect(await t.opened()).toEqual([]);
});

it('a photo taken back is not shown, and its bytes are forgotten', async () => {
  const t = await visited();
  const press = t.pressing(t.tian, t.tian.chat, '看照片');
  expect(t.stored.size).toBe(1);
  await t.recall(t.tian, t.tian.chat, t.messageId);
  expect(await t.pressed(press)).toContain('没有照片');
  expect(t.images(t.tian)).toEqual([]);
  await t.tick();
  expect(t.stored.size).toBe(0);
});

it('while the store is out of order a photo waits, and comes when it is back', async () => {
  const t = await visited();
  t.stored.get = () => {
    throw new Error('out of order');
  };
  await t.press(t.tian, t.tian.chat, '看照片');
  expect(t.images(t.tian)).toEqual([]);
  Reflect.deleteProperty(t.stored, 'get');
  await t.tick('2024-03-12T17:00');
  expect(t.images(t.tian)).toHaveLength(1);
});

it('taken back between the press and its delivery, it is not delivered', async () => {
  const t = await visited();
  const press = t.pressing(t.tian, t.tian.chat, '看照片');
  const [record] = await t.records();
  const [picture] = await picturesOf(t.db, record?.id ?? '');
  await t.db.client.execute({ sql: "update evidence set state = 'withdrawn' where id = ?", args: [picture?.id ?? ''] });
  await t.pressed(press);
  expect(t.images(t.tian)).toEqual([]);
});

it('pressed in a group, a photo still goes to the reader alone', async () => {
  const t = await visited();
  const press = t.pressing(t.tian, t.tian.chat, '看照片');
  press.event.context.open_chat_id = t.xiongfeng.group;
  await t.pressed(press);
  expect(t.heard(t.xiongfeng.group).join()).not.toContain('img_bot');
  expect(t.images(t.tian)).toHaveLength(1);
});
