import { describe, expect, it } from 'vitest';
import { clues } from '../../src/db/schema-clues.ts';
import { matters } from '../../src/db/schema-matters.ts';
import { wordsShown } from '../world-feishu.ts';
import { formOn, numberIn, townWithPage } from './town.ts';

const NOON = '2024-03-15T12:20';
const secret = '二楼最里间有孩子哭';
const harm = { situation: 'injuries', danger: 'yes', told110: 'yes', words: secret, phone: '138 0000 0000' };
const sighting = { situation: 'place', danger: 'no', told110: 'no', words: secret };

type Town = Awaited<ReturnType<typeof townWithPage>>;

const kept = async (t: Town) =>
  (await t.db.q.select().from(clues)).length + (await t.db.q.select().from(matters)).length;

describe('a place that the office listed', () => {
  it('F-26e: its page says 110 first, asks the closed list, needs no script and is kept by nobody', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    const page = await t.get(path);
    const words = await page.text();
    expect(page.status).toBe(200);
    expect(words.indexOf('先打')).toBeLessThan(words.indexOf('清风旅馆'));
    for (const asked of ['是什么情况', '孩子现在有危险吗', '打110了吗', '说明（可不填）', '回电号码（可不填）'])
      expect(words).toContain(asked);
    expect(words).not.toMatch(/<script|onclick|姓名：/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('set-cookie')).toBeNull();
  });

  it('未保法57: what may be harm is the same clue as from inside, with the place as its reporter', async () => {
    const t = await townWithPage(NOON);
    const page = await t.report(await t.listed(), harm);
    const number = numberIn(page);
    expect(number).not.toBe('');
    expect(page).toContain('不用再向别人重复。');
    expect(page).not.toContain(secret);
    for (const reader of [t.gao, t.jiang, t.lin, t.he]) {
      expect(t.last(reader.chat)).toContain(`新线索 ${number}`);
      expect(t.last(reader.chat)).toContain('⚠️ 现在有危险 · 雄风村');
      expect(t.last(reader.chat)).toContain('上报人：清风旅馆');
      expect(t.urgent(reader.chat)).toBe(1);
    }
    await t.press(t.gao, t.gao.chat, '签收');
    expect(t.last(t.jiang.chat)).toContain('✅ 高峰');
    await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
    await t.fill(t.gao, t.gao.chat, { 事由: '出警' }, '查看');
    expect(t.last(t.gao.chat)).toContain(secret);
    expect(t.last(t.gao.chat)).toContain('回电：138 0000 0000');
  });

  it('F-26d: a sighting goes to the police contact alone, at night too', async () => {
    const t = await townWithPage('2024-03-15T23:40');
    const path = await t.listed();
    const before = [t.jiang, t.lin, t.he].map(({ chat }) => t.heard(chat).length);
    const number = numberIn(await t.report(path, sighting));
    expect(number).not.toBe('');
    expect(t.last(t.gao.chat)).toContain('场所报告');
    expect(t.last(t.gao.chat)).toContain('清风旅馆');
    expect(t.last(t.gao.chat)).toContain(number);
    expect(t.last(t.gao.chat)).toContain('[签收]');
    expect([t.jiang, t.lin, t.he].map(({ chat }) => t.heard(chat).length)).toEqual(before);
    expect(await t.db.q.select().from(clues)).toEqual([]);
    await t.press(t.gao, t.gao.chat, '签收');
    await t.press(t.gao, t.gao.chat, '有结果了');
    await t.fill(t.gao, t.gao.chat, { 结果: '已责令整改' }, '提交');
    expect(t.last(t.gao.chat)).toContain('已有结果');
  });

  it('a sighting with danger now is a clue', async () => {
    const t = await townWithPage(NOON);
    await t.report(await t.listed(), { ...sighting, danger: 'yes' });
    expect(await t.db.q.select().from(clues)).toHaveLength(1);
    expect(t.urgent(t.jiang.chat)).toBe(1);
  });
});

describe('once and not too often', () => {
  it('the same form sent twice, or by an impatient thumb at once, is one report with one number', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    const form = await formOn(await t.get(path));
    const answers = await Promise.all([1, 2, 3].map(() => t.post(path, { ...harm, form })));
    const again = await t.post(path, { ...harm, form });
    await t.settle();
    const numbers = await Promise.all([...answers, again].map(async (answer) => numberIn(await answer.text())));
    expect(new Set(numbers).size).toBe(1);
    expect(numbers[0]).not.toBe('');
    expect(await kept(t)).toBe(1);
    expect(t.urgent(t.jiang.chat)).toBe(1);
  });

  it('five reports an hour, also at once; the sixth is told to call', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    const forms = await Promise.all([1, 2, 3, 4, 5, 6].map(async () => formOn(await t.get(path))));
    const answers = await Promise.all(forms.map((form) => t.post(path, { ...sighting, form })));
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toEqual([429]);
    expect(await kept(t)).toBe(5);
    expect(await t.report(path, sighting)).toContain('请直接打110');
    t.setNow('2024-03-15T13:40');
    expect(numberIn(await t.report(path, sighting))).not.toBe('');
    await t.settle();
  });

  it('one place’s flood does not silence another', async () => {
    const t = await townWithPage(NOON);
    const [one, other] = [await t.listed(), await t.listed('阳光网吧', '网吧、KTV、台球等娱乐场所')];
    for (let n = 0; n < 6; n += 1) await t.report(one, sighting);
    expect(numberIn(await t.report(other, sighting))).not.toBe('');
  });
});

describe('hostile and hurried input', () => {
  it.each([
    [{}, '请填是什么情况'],
    [{ ...harm, situation: 'nothing-known' }, '是什么情况请从列出的里面选'],
    [{ ...harm, words: '长'.repeat(501) }, '最多 500 个字'],
    [{ ...harm, phone: 'javascript:alert(1)' }, '号码只写数字'],
  ])('what does not count comes back as typed: %j', async (typed, sentence) => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    const answer = await t.post(path, { form: await formOn(await t.get(path)), ...typed });
    expect(answer.status).toBe(422);
    const words = await answer.text();
    expect(words).toContain(sentence);
    if ('danger' in typed) expect(words).toMatch(/value="yes" required checked/);
    expect(await kept(t)).toBe(0);
  });

  it('markup stays words, on the page and on the cards', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed('<b>清风</b>"旅馆');
    const words = '<script>alert(1)</script><at id=all></at>[点](https://bad.example)';
    const page = await (await t.post(path, { ...harm, words, phone: 'x' })).text();
    expect(page).not.toMatch(/<script>|<b>/);
    await t.report(path, { ...harm, words });
    await t.press(t.gao, t.gao.chat, '签收');
    await t.press(t.gao, t.gao.chat, '查看内容（需写明事由）');
    await t.fill(t.gao, t.gao.chat, { 事由: '出警' }, '查看');
    expect(JSON.stringify(t.town.in(t.gao.chat).at(-1)?.message)).not.toMatch(/<at|\]\(https/);
  });

  it('a body too large, a file, many values of one name, a form name that is none: nothing breaks', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    expect((await t.post(path, { ...harm, words: 'x'.repeat(20_000) })).status).toBe(413);
    const [odd, twice] = [new FormData(), new URLSearchParams(harm)];
    odd.set('situation', new File(['x'], 'x.exe'));
    twice.append('situation', 'place');
    for (const body of [odd, twice, '{"situation":1}']) expect((await t.page(path, body)).status).toBeLessThan(500);
    expect(numberIn(await t.report(path, { ...harm, form: '../../etc' }))).not.toBe('');
  });

  it('whoever has no code, a wrong one, an old one or a closed one sees the same page', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    await t.type(t.su, t.su.chat, '场所二维码');
    await t.press(t.su, t.su.chat, '打开');
    const renewed = await t.codeOf(() => t.press(t.su, t.su.chat, '换一个码'));
    expect(renewed).not.toBe(path);
    const nowhere = async (where: string) => {
      const answers = [await t.get(where), await t.post(where, harm)];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      return (await Promise.all(answers.map((one) => one.text()))).map((one) => one.replaceAll(/nonce="\w+"/g, ''));
    };
    const pages = [
      ...(await nowhere(path)),
      ...(await nowhere('/r/x')),
      ...(await nowhere(`/r/${'0'.repeat(32)}`)),
      ...(await nowhere("/r/'%20or%201=1--")),
    ];
    expect((await t.get(renewed)).status).toBe(200);
    await t.type(t.su, t.su.chat, '场所二维码');
    await t.press(t.su, t.su.chat, '打开');
    await t.press(t.su, t.su.chat, '停用');
    pages.push(...(await nowhere(renewed)));
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('110');
    expect(pages[0]).not.toContain('清风旅馆');
    expect(await kept(t)).toBe(0);
  });
});

it('A-7: no group, key, log line, metric or byte on the disk tells of what came in, nor of the token', async () => {
  const t = await townWithPage(NOON);
  const path = await t.listed();
  const token = path.slice('/r/'.length);
  const number = numberIn(await t.report(path, harm));
  await t.report(path, sighting);
  await t.post(path, { ...harm, phone: 'x' });
  await t.press(t.gao, t.gao.chat, '签收');
  for (const at of ['2024-03-15T12:40', '2024-03-15T12:55', '2024-03-15T20:51']) await t.tick(at);
  const groups = [t.xiongfeng.group, t.miyuan.group, t.townshipGroup, t.officeGroup];
  const inGroups = t.town.shown.filter(({ chat }) => groups.includes(chat)).flatMap(({ versions }) => versions);
  const outside = [
    ...inGroups.map((one) => `${wordsShown(one)}${JSON.stringify(one)}`),
    ...(await t.outbox()).map(({ key, failure }) => `${key} ${failure ?? ''}`),
    ...(await t.audit()).map((line) => JSON.stringify(line)),
    ...t.logged,
    await t.app.metrics(),
  ].join('\n');
  for (const word of [secret, token, number, '清风', '138 0000', 'XS-']) expect(outside).not.toContain(word);
  const bytes = t.bytes();
  for (const word of [secret, token, '清风旅馆', '138 0000 0000'])
    expect(bytes).not.toContain(Buffer.from(word).toString('latin1'));
});
