import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settingsFrom } from '../../src/config.ts';
import { silentLog } from '../../src/hosts/log.ts';
import { type Sandbox, startSandbox } from '../../src/hosts/sandbox.ts';
import { closeBrowser, openBrowser } from '../browser.ts';

const cadre = 'ou_tianxiaohe';
const leader = 'ou_jianghe';
const villageGroup = 'oc_1_village';
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let folder: string;
let sandbox: Sandbox;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hulei-township-'));
  sandbox = await startSandbox(
    settingsFrom({
      DATABASE_URL: `file:${folder}/hulei.db`,
      EVIDENCE_URL: `file:${folder}/evidence`,
      PORT: '0',
      HEARTBEAT: 'off',
    }),
    silentLog,
  );
  const browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 375, height: 812 } });
});

afterAll(async () => {
  await page.close();
  await closeBrowser();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const alone = (openId: string) => sandbox.standIn.privateChat(openId);

async function visit(openId: string, chatId: string): Promise<void> {
  await page.goto(`${sandbox.url}/#as=${openId}&chat=${chatId}`);
  await page.reload();
  await page.getByTestId('composer').waitFor();
}

async function say(line: string): Promise<void> {
  await page.getByTestId('composer').fill(line);
  await page.getByTestId('send').click();
}

const chat = () => page.getByRole('log');
const tap = (label: string) => chat().getByRole('button', { name: label, exact: true }).last().click();
const sees = (words: string) => chat().getByText(words).last().waitFor();
const pick = (field: string, value: string) =>
  chat().getByTestId(`field-${field}`).last().locator('select').selectOption(value);

async function goTo(moment: string): Promise<void> {
  await sandbox.standIn.moveClock(new Date(moment));
  await sandbox.bot.app.flush();
}

const cardsIn = (chatId: string, words: string) =>
  sandbox.standIn
    .messages(chatId)
    .filter((message) => message.kind === 'card' && JSON.stringify(message.card).includes(words));

it('F-A-CJ-5b: a cadre types the line and sees the receipt with true numbers', async () => {
  await visit(cadre, villageGroup);
  await say('今天村村响播放2次，8点12点');
  await sees('村村响已登记');
  await sees('2次：08:00 12:00');
  await sees('今日 2/3');
});

it('F-A-CJ-1b: a cadre logs a visit with a photo in six taps', async () => {
  await visit(cadre, alone(cadre));
  await say('走访登记');
  await sees('本半月还要走访 8 人');
  await tap('登记');
  await sees('监护人签字');
  await tap('登记');
  await sees('走访已登记');
  await page.getByTestId('photo').setInputFiles({ name: 'visit.png', mimeType: 'image/png', buffer: photo });
  await sees('照片收到了');
});

it('F-A-CJ-6b: a clue is reported in private, reaches the leader at once, and is signed for', async () => {
  await visit(cadre, alone(cadre));
  await say('线索上报');
  await sees('孩子正有危险，先打 110 / 120。');
  await pick('situation', 'unsure');
  await tap('上报');
  await sees('已通知派出所、两位组长、办公室。');
  await visit(leader, alone(leader));
  await sees('新线索 XS-');
  await expect.poll(() => cardsIn(alone(leader), '新线索')[0]?.urgentFor).toEqual([leader]);
  await tap('签收');
  await sees('江河');
  const groups = sandbox.standIn
    .messages(villageGroup)
    .concat(sandbox.standIn.messages('oc_township'), sandbox.standIn.messages('oc_office'));
  expect(JSON.stringify(groups)).not.toMatch(/线索|XS-/);
});

it('the leader asks how the village stands and gets true numbers and a chart', async () => {
  await visit(leader, alone(leader));
  await say('雄风村情况');
  await sees('雄风村 3月情况');
  await sees('村村响 42/44');
  await sees('上半月 2/9（有照片 1）');
  await expect.poll(() => chat().locator('canvas').count()).toBeGreaterThan(0);
  await tap('看明细');
  await sees('2次：08:00 12:00');
});

it('F-64: the evening reminds only who is behind, and the summary comes once', async () => {
  await goTo('2024-03-15T20:30:00+08:00');
  expect(cardsIn(villageGroup, '今天村村响 2/3')).toHaveLength(1);
  await goTo('2024-03-15T20:50:00+08:00');
  await goTo('2024-03-15T20:55:00+08:00');
  await visit(leader, 'oc_township');
  await sees('3月15日 工作小结');
  expect(cardsIn('oc_township', '3月15日 工作小结')).toHaveLength(1);
  expect(cardsIn('oc_office', '3月15日 工作小结')).toHaveLength(1);
});

it('F-A-CJ-6: on the 23rd the groups hear who still owes the table; a nil report is passed by', async () => {
  await goTo('2024-03-22T10:00:00+08:00');
  await visit(cadre, villageGroup);
  await say('本月无线索');
  await sees('排查表已登记');
  await goTo('2024-03-23T09:00:00+08:00');
  await visit(leader, 'oc_township');
  await sees('排查表还有 2 天截止');
  await sees('已交 1/6，还没交：密园村、光华村、五岭村、花源村、山泉村');
  expect(cardsIn(villageGroup, '天截止')).toHaveLength(0);
  expect(cardsIn('oc_2_village', '排查表还有 2 天截止')).toHaveLength(1);
});

it('a reload shows the same', async () => {
  await visit(leader, 'oc_township');
  await sees('排查表还有 2 天截止');
  const before = await chat().innerText();
  await page.reload();
  await sees('排查表还有 2 天截止');
  expect(await chat().innerText()).toBe(before);
});
