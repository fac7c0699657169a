import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keptPictures } from '../../src/db/picture-questions.ts';
import { evidence, pictureQuestions } from '../../src/db/schema-records.ts';
import { evidenceFolder } from '../../src/hosts/evidence-folder.ts';
import { factsOf } from '../../src/bot/picture-facts.ts';
import { lookAtPicture } from '../../src/hosts/picture-look.ts';
import { type Somebody, world } from '../world.ts';
import { township } from './township.ts';

/** A scene that nobody ever saw: a grid of greys by number, as a camera would save it. */
async function photo(scene: number, { wide = 360, takenAt, quality = 85 }: Shot = {}): Promise<Uint8Array> {
  const grid = Uint8Array.from({ length: 99 }, (_, at) => (at * (scene * 37 + 11) * 7919) % 251);
  const picture = sharp(grid, { raw: { width: 11, height: 9, channels: 1 } })
    .resize(wide, Math.round(wide * 0.75), { fit: 'fill' })
    .toColourspace('srgb');
  const seen =
    takenAt === undefined
      ? picture
      : picture.withExif({
          IFD2: { DateTimeOriginal: takenAt, OffsetTimeOriginal: '+08:00' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '29/1 30/1 0/1' },
        });
  return new Uint8Array(await seen.jpeg({ quality }).toBuffer());
}
type Shot = { readonly wide?: number; readonly takenAt?: string; readonly quality?: number };

async function families(at = '2024-03-12T16:20') {
  const t = await township(at);
  const children = [
    await t.child('陈小满', t.xiongfeng),
    await t.child('谭一诺', t.xiongfeng),
    await t.child('田甜', t.xiongfeng),
    await t.child('向可心', t.miyuan),
  ];
  const asked = () => t.heard(t.su.chat).filter((said) => said.includes('想请您看一眼'));
  const counted = async () => (await t.records()).map(({ count, kind, status }) => ({ count, kind, status }));
  const visit = async (who: Somebody, child: string, bytes: Uint8Array, fileName?: string) => {
    await t.type(who, who.chat, `今天走访了${child}，表签了`);
    return t.picture(who, who.chat, bytes, fileName);
  };
  return Object.assign(t, { children, asked, counted, visit });
}

describe('the same picture twice', () => {
  it('is a quiet question to the head of the office next morning, and counts as before', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.visit(t.tian, '谭一诺', await photo(1));
    const before = await t.counted();
    const told = t.heard(t.tian.chat).length;
    await t.tick('2024-03-13T08:20');
    await t.tick('2024-03-13T08:21');
    await t.restart();
    await t.tick('2024-03-13T09:00');
    expect(t.asked()).toHaveLength(1);
    const [card = ''] = t.asked();
    expect(card).toContain('有 1 处想请您看一眼');
    expect(card).toContain('雄风村');
    expect(card).toContain('3月12日 未成年人走访（田小禾登记）：照片和雄风村3月12日登记的那张是同一张。');
    expect(card).not.toMatch(/陈|谭|小满|一诺|假|造|违|分数|扣/);
    expect(await t.counted()).toEqual(before);
    expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }, { evidenceState: 'attached' }]);
    expect(t.heard(t.tian.chat)).toHaveLength(told);
    for (const chat of [t.xiongfeng.group, t.townshipGroup, t.officeGroup, t.he.chat, t.jiang.chat, t.tian.chat])
      expect(t.heard(chat).join()).not.toContain('看一眼');
  });

  it('is settled by an answer, and not asked again', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.visit(t.tian, '谭一诺', await photo(1));
    await t.visit(t.xiang, '向可心', await photo(1));
    await t.tick('2024-03-13T08:20');
    expect(t.last(t.su.chat)).toContain('有 2 处想请您看一眼');
    await t.press(t.su, t.su.chat, '看过了，没问题');
    expect(t.last(t.su.chat)).toContain('有 1 处想请您看一眼');
    await t.press(t.su, t.su.chat, '我去问问');
    expect(t.last(t.su.chat)).toContain('2 处都看过了');
    expect(t.colour(t.su.chat)).toBe('grey');
    const settled = (await t.db.q.select().from(pictureQuestions)).map(({ answer }) => answer ?? '');
    expect(settled.toSorted((a, b) => a.localeCompare(b))).toEqual(['asking', 'fine']);
    await t.tick('2024-03-14T08:20');
    expect(t.heard(t.su.chat).filter((said) => /看一眼|都看过了/.test(said))).toHaveLength(1);
    expect(t.heard(t.xiang.chat).join()).not.toContain('看一眼');
  });

  it('is noticed when it was made smaller, and other scenes are not', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.visit(t.tian, '谭一诺', await photo(1, { wide: 200, quality: 60 }));
    await t.visit(t.tian, '田甜', await photo(2));
    await t.tick('2024-03-13T08:20');
    expect(t.last(t.su.chat)).toContain('有 1 处想请您看一眼');
    expect(t.last(t.su.chat)).toContain('很像');
  });

  it('is no question with one visit, nor after the first visit was withdrawn', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.picture(t.tian, t.tian.chat, await photo(1));
    await t.type(t.tian, t.tian.chat, '撤销');
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.tick('2024-03-13T08:20');
    expect(t.asked()).toEqual([]);
  });

  it('may be answered by nobody else', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.visit(t.tian, '谭一诺', await photo(1));
    await t.tick('2024-03-13T08:20');
    for (const who of [t.tian, t.luo, t.he, t.jiang, t.gao])
      expect(await t.press(who, t.su.chat, '看过了，没问题')).toContain('没有这项权限');
    expect(await t.db.q.select().from(pictureQuestions)).toMatchObject([{ answer: null }]);
  });
});

describe('a shot far from the day', () => {
  it('sent as a file it says when it was taken, and the office is asked', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1, { takenAt: '2024:03:02 10:00:00' }), 'IMG_0302.JPG');
    await t.visit(t.tian, '谭一诺', await photo(2, { takenAt: '2024:03:10 10:00:00' }), 'IMG_0310.jpg');
    expect(t.last(t.tian.chat)).toContain('已附到 3月12日 的走访，共1张。');
    await t.tick('2024-03-13T08:20');
    expect(t.last(t.su.chat)).toContain('有 1 处想请您看一眼');
    expect(t.last(t.su.chat)).toContain('照片是3月2日拍的，和登记的日子差10天');
    expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }, { evidenceState: 'attached' }]);
  });

  it('keeps the day of a shot and never its place', async () => {
    const bytes = await photo(1, { takenAt: '2024:03:02 10:00:00' });
    const facts = await factsOf(bytes, lookAtPicture);
    expect(Object.keys(facts).toSorted()).toEqual(['dhash', 'sha256', 'takenOn']);
    expect(facts.takenOn).toBe('2024-03-02');
    expect((await factsOf(bytes, undefined)).dhash).toBeUndefined();
    expect((await factsOf(new TextEncoder().encode('no picture'), lookAtPicture)).dhash).toBeUndefined();
  });

  it('a file that is called a picture and is none leaves the visit with a claim', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', new TextEncoder().encode('PK a table'), '走访表.jpg');
    expect(await t.records()).toMatchObject([{ evidenceState: 'claimed', status: 'valid' }]);
    expect(t.stored.size).toBe(0);
  });

  it('a table sent as a file is no picture', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', new TextEncoder().encode('PK a table'), '走访表.xlsx');
    expect(await t.records()).toMatchObject([{ evidenceState: 'none' }]);
    expect(await t.db.q.select().from(evidence)).toEqual([]);
  });
});

describe('thirty visits in an hour', () => {
  it('are one question, and thirty visits', async () => {
    const t = await families();
    for (let day = 1; day <= 10; day += 1) {
      await t.type(t.tian, t.tian.chat, `3月${day}日走访了陈小满、谭一诺、田甜，表签了`);
      await t.picture(t.tian, t.tian.chat);
    }
    const before = await t.counted();
    expect(before.reduce((sum, { count }) => sum + count, 0)).toBe(30);
    await t.tick('2024-03-13T08:20');
    expect(t.last(t.su.chat)).toContain('有 1 处想请您看一眼');
    expect(t.last(t.su.chat)).toContain('一个小时里登记了30人次');
    expect(await t.counted()).toEqual(before);
    await t.tick('2024-03-14T08:20');
    expect(t.asked()).toHaveLength(1);
  });
});

describe('a morning’s card', () => {
  it('holds eight questions; the others wait for the next morning', async () => {
    const t = await families();
    const same = await photo(1);
    for (let day = 1; day <= 11; day += 1) {
      await t.type(t.tian, t.tian.chat, `3月${day}日走访了陈小满，表签了`);
      await t.picture(t.tian, t.tian.chat, same);
    }
    await t.tick('2024-03-13T08:20');
    expect(t.asked().at(-1)).toContain('有 8 处想请您看一眼');
    await t.tick('2024-03-14T08:20');
    expect(t.asked().at(-1)).toContain('有 2 处想请您看一眼');
    await t.tick('2024-03-15T08:20');
    expect(t.asked()).toHaveLength(2);
  });
});

describe('a picture taken back', () => {
  it('leaves the visit, which counts as before, without a picture', async () => {
    const t = await families();
    const message = await t.visit(t.tian, '陈小满', await photo(1));
    expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }]);
    const told = t.heard(t.tian.chat).length;
    await t.recall(t.tian, t.tian.chat, message);
    await t.recall(t.tian, t.tian.chat, message);
    expect(await t.records()).toMatchObject([{ evidenceState: 'none', status: 'valid', count: 1 }]);
    expect(await t.db.q.select().from(evidence)).toMatchObject([{ state: 'withdrawn' }]);
    expect(t.heard(t.tian.chat)).toHaveLength(told);
    expect(await keptPictures(t.db)).toEqual([]);
  });

  it('does not matter while another stays', async () => {
    const t = await families();
    const message = await t.visit(t.tian, '陈小满', await photo(1));
    await t.picture(t.tian, t.tian.chat, await photo(2));
    await t.recall(t.tian, t.tian.chat, message);
    expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }]);
  });

  it('does not join a later visit', async () => {
    const t = await families();
    const message = await t.picture(t.tian, t.tian.chat, await photo(1));
    await t.recall(t.tian, t.tian.chat, message);
    await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
    expect(await t.records()).toMatchObject([{ evidenceState: 'none' }]);
  });

  it('leaves every visit that was said beside it', async () => {
    const t = await families();
    const line = '3月10日走访了陈小满，表签了；3月11日走访了谭一诺，表签了';
    const message = await t.typeWithPicture(t.tian, t.tian.chat, line, await photo(1));
    expect((await t.records()).map((record) => record.evidenceState)).toEqual(['attached', 'attached']);
    await t.recall(t.tian, t.tian.chat, message);
    expect((await t.records()).map((record) => record.evidenceState)).toEqual(['none', 'none']);
  });

  it('a recalled line takes nothing back', async () => {
    const t = await families();
    const line = t.typing(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
    await t.deliver(line);
    await t.recall(t.tian, t.tian.chat, line.event.message.message_id);
    expect(await t.records()).toHaveLength(1);
  });
});

describe('attached is only what is there', () => {
  it('words about a picture are a claim', async () => {
    const t = await families();
    await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了，照片已附');
    expect((await t.records())[0]?.evidenceState).not.toBe('attached');
  });

  it('pictures loosened leave, and corrected visits keep theirs', async () => {
    const t = await families();
    await t.visit(t.tian, '陈小满', await photo(1));
    await t.type(t.tian, t.tian.chat, '不对，是3月11日');
    expect(await t.records()).toMatchObject([{ occurredOn: '2024-03-11', evidenceState: 'attached' }]);
    await t.picture(t.tian, t.tian.chat, await photo(2));
    await t.press(t.tian, t.tian.chat, '不是这一次的');
    expect(await t.records()).toMatchObject([{ evidenceState: 'none' }]);
  });

  it('what Feishu never hands out leaves a claim', async () => {
    const t = await families();
    await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
    t.town.feishu.download = async () => Promise.reject(new Error('gone'));
    await t.picture(t.tian, t.tian.chat);
    expect(await t.records()).toMatchObject([{ evidenceState: 'attached' }]);
    for (const at of ['16:21', '16:23', '16:26', '16:30', '16:40', '16:50', '17:20', '18:30'])
      await t.tick(`2024-03-12T${at}`);
    expect(await t.records()).toMatchObject([{ evidenceState: 'claimed', count: 1 }]);
  });
});

describe('a picture on its way', () => {
  /** Every later picture stays on its way until it is let through. */
  function held(t: Awaited<ReturnType<typeof families>>) {
    const before = { ...t.town.feishu };
    const asked: string[] = [];
    let letThrough = () => {};
    const open = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    t.town.feishu.download = async (...call) => {
      asked.push(call[1]);
      await open;
      return before.download(...call);
    };
    return { asked, letThrough: () => letThrough() };
  }

  it('is asked of Feishu once, however many deliveries and processes look for it', async () => {
    const t = await families();
    const twin = await t.twin();
    const { asked, letThrough } = held(t);
    const sent = t.picture(t.tian, t.tian.chat);
    await expect.poll(() => asked.length).toBe(1);
    await Promise.all([t.app.flush(), twin.flush(), t.app.flush()]);
    letThrough();
    await sent;
    expect(asked).toHaveLength(1);
    expect(t.stored.size).toBe(1);
  });

  it('and taken back meanwhile leaves no bytes behind', async () => {
    const t = await families();
    const { asked, letThrough } = held(t);
    const sent = t.picture(t.tian, t.tian.chat);
    await expect.poll(() => asked.length).toBe(1);
    const recalled = t.recall(t.tian, t.tian.chat, `om_${asked[0]?.slice('img_'.length)}`);
    await expect.poll(async () => (await t.db.q.select().from(evidence))[0]?.state).toBe('withdrawn');
    letThrough();
    await Promise.all([sent, recalled]);
    await t.tick();
    expect(t.stored.size).toBe(0);
  });

  it('that ends the process each time it is fetched is given up, and its visit keeps the claim', async () => {
    const t = await families();
    await t.type(t.tian, t.tian.chat, '今天走访了陈小满，表签了');
    const before = { ...t.town.feishu };
    t.town.feishu.download = async () => Promise.reject(new Error('later'));
    await t.picture(t.tian, t.tian.chat);
    await t.db.q.update(evidence).set({ attempts: 8 });
    t.town.feishu.download = async (...call) => before.download(...call);
    await t.tick('2024-03-12T18:00');
    expect(await t.records()).toMatchObject([{ evidenceState: 'claimed', count: 1 }]);
  });
});

it('on the disk lies no picture that anybody could open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hulei-evidence-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const t = await world({ at: '2024-03-12T16:20', evidence: evidenceFolder(`file:${folder}`) });
  const village = await t.village('雄风村');
  const tian = await t.person('田小禾', village, 'village-cadre');
  const jpeg = await photo(1, { takenAt: '2024:03:12 10:00:00' });
  await t.picture(tian, tian.chat, jpeg, 'IMG_1.jpg');
  await t.picture(tian, tian.chat, new Uint8Array(await sharp(jpeg).png().toBuffer()));
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
  expect(files).toHaveLength(2);
  for (const bytes of [...files, t.bytes()]) {
    expect(bytes).not.toMatch(/^(\u00ff\u00d8\u00ff|\u0089PNG)/);
    expect(bytes).not.toMatch(/JFIF|Exif|IHDR|2024:03:12/);
  }
});
