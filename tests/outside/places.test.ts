import { describe, expect, it } from 'vitest';
import { outsideReporters } from '../../src/db/schema-outside.ts';
import { drawPaper } from '../../src/documents/draw-paper.ts';
import { squareCode } from '../../src/documents/square-code.ts';
import { placeSheet } from '../../src/cards/outside.ts';
import { unzipped } from '../documents/docx.ts';
import { township } from '../stories/township.ts';
import { address, townWithPage } from './town.ts';

const NOON = '2024-03-15T12:20';
const clinic = { 场所名称: '康宁诊所', 哪一类: '诊所、药店', 在哪个村: '密园村' };

describe('the office', () => {
  it('F-26d: lists a place, and gets the sheet with its code in private', async () => {
    const t = await townWithPage(NOON);
    await t.listed();
    expect(t.heard(t.su.chat).join('\n')).toContain('清风旅馆的二维码已发给您，打印了送到店里。');
    expect([...t.town.files.values()].map(({ name }) => name)).toEqual(['清风旅馆 上报码.docx']);
    await t.type(t.he, t.he.chat, '场所二维码');
    expect(t.last(t.he.chat)).toContain('清风旅馆 · 旅馆、酒店、民宿 · 雄风村\n[打开]');
    for (const group of [t.xiongfeng.group, t.townshipGroup, t.officeGroup]) expect(t.heard(group)).toEqual([]);
  });

  it('pressed twice at once it is one place with one sheet', async () => {
    const t = await townWithPage(NOON);
    await t.type(t.su, t.su.chat, '场所二维码');
    await t.press(t.su, t.su.chat, '加一个场所');
    const presses = [0, 1].map(() => t.pressing(t.su, t.su.chat, '加上，出码', clinic));
    await Promise.all(presses.map((one) => t.deliver(one)));
    expect(await t.db.q.select().from(outsideReporters)).toHaveLength(1);
    expect(t.town.files.size).toBe(1);
  });

  it('a form that does not count stays as typed', async () => {
    const t = await townWithPage(NOON);
    await t.type(t.su, t.su.chat, '场所二维码');
    await t.press(t.su, t.su.chat, '加一个场所');
    await t.fill(t.su, t.su.chat, { 场所名称: '康宁诊所', 哪一类: '诊所、药店' }, '加上，出码');
    expect(t.last(t.su.chat)).toContain('请填在哪个村');
    expect(t.form(t.su.chat)).toMatchObject({ 场所名称: '康宁诊所' });
    expect(t.town.files.size).toBe(0);
  });

  it('a closed place can be opened again, with a new code only', async () => {
    const t = await townWithPage(NOON);
    const path = await t.listed();
    const open = async () => {
      await t.type(t.su, t.su.chat, '场所二维码');
      await t.press(t.su, t.su.chat, '打开');
    };
    await open();
    await t.press(t.su, t.su.chat, '停用');
    await t.type(t.su, t.su.chat, '场所二维码');
    expect(t.last(t.su.chat)).toContain('（已停用）清风旅馆');
    await open();
    const renewed = await t.codeOf(() => t.press(t.su, t.su.chat, '重新启用，出新码'));
    expect((await t.get(path)).status).toBe(404);
    expect((await t.get(renewed)).status).toBe(200);
    expect((await t.audit()).map(({ what }) => what)).toEqual([
      'outside-code-issued',
      'outside-code-closed',
      'outside-code-issued',
    ]);
  });

  it('only the office lists places', async () => {
    const t = await townWithPage(NOON);
    for (const other of [t.tian, t.gao, t.jiang]) {
      await t.type(other, other.chat, '场所二维码');
      expect(t.last(other.chat)).toBe('您没有这项权限，需要请找办公室');
    }
  });

  it('without an address for the outside it is said in one sentence what is missing', async () => {
    const t = await township(NOON);
    await t.type(t.su, t.su.chat, '场所二维码');
    expect(await t.press(t.su, t.su.chat, '加一个场所')).toBe('还没有设置对外网址，印不了二维码，请找管理员设置。');
  });
});

it('the sheet for the counter holds the code as a picture and says what comes first', async () => {
  const place = { id: 'p1', name: '清风旅馆', kind: 'lodging', unitId: 'v1', active: true };
  const code = `${address}/r/${'a'.repeat(32)}`;
  const { bytes } = await drawPaper(placeSheet(place, '雄风村', code));
  const parts = unzipped(bytes);
  expect(parts.get('word/document.xml')).toContain('先打 110');
  expect([...parts.keys()].filter((path) => path.endsWith('.gif'))).toHaveLength(1);
  expect(new TextDecoder('latin1').decode(squareCode(code).subarray(0, 6))).toBe('GIF87a');
  expect(squareCode(code)).not.toEqual(squareCode(`${address}/r/${'b'.repeat(32)}`));
});
