import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeBrowser, openBrowser } from '../browser.ts';
import { receipt, visitForm } from './cards.ts';
import { openTinyFeishu, type TinyFeishu } from './tiny-feishu.ts';

let feishu: TinyFeishu;
let page: Page;

/** Opens the page on a phone (or wider) as a person in another time zone sees it. */
async function open(hash: string, width = 375, height = 812): Promise<void> {
  const browser = await openBrowser();
  page = await browser.newPage({ viewport: { width, height }, timezoneId: 'America/Los_Angeles', locale: 'zh-CN' });
  page.setDefaultTimeout(8000);
  await page.goto(`${feishu.url}/${hash}`);
  await page.getByTestId('person').waitFor({ state: 'attached' });
}

const message = (id: string) => page.getByTestId(`message-${id}`);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const sideways = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeAll(async () => {
  await openBrowser();
});
beforeEach(async () => {
  feishu = await openTinyFeishu();
});
afterEach(async () => {
  await page.context().close();
  await feishu.close();
});
afterAll(closeBrowser);

describe('a cadre with a phone', () => {
  it('goes from the list to the group, types, and the bot is mentioned', async () => {
    await open('');
    await page.getByTestId('chat-oc_village').click();
    await page.getByTestId('composer').fill('今天播了3次');
    await page.getByTestId('send').click();
    await page.getByRole('log').getByText('@护蕾助手 今天播了3次').waitFor();
    expect(feishu.sent).toEqual([{ as: 'ou_zhang', chat: 'oc_village', text: '今天播了3次', mention: true }]);
    await button('返回').click();
    await page.getByTestId('chat-oc_village').getByText('今天播了3次').waitFor();
  });

  it('says something only to the group, as a reply, and takes it back', async () => {
    await open('#as=ou_zhang&chat=oc_village');
    await page.getByRole('button', { name: /^@护蕾助手/ }).click();
    await message('om_2').getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '回复' }).click();
    await page.getByTestId('composer').fill('收到');
    await page.getByTestId('composer').press('Enter');
    const mine = page.locator('.row.mine', { hasText: '收到' });
    await mine.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '撤回' }).click();
    await page.getByText('你撤回了一条消息').waitFor();
    expect(feishu.sent).toEqual([
      { as: 'ou_zhang', chat: 'oc_village', text: '收到', mention: false, replyTo: 'om_2' },
    ]);
  });

  it('opens the private chat, taps the menu and sends a photo', async () => {
    await open('#as=ou_zhang');
    await page.getByTestId('chat-p2p_ou_zhang').click();
    await button('登记').last().click();
    await page.getByTestId('menu-visit').click();
    await page
      .getByTestId('photo')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('photo') });
    await expect
      .poll(() => feishu.did)
      .toEqual(['enter {"as":"ou_zhang"}', 'menu {"as":"ou_zhang","eventKey":"visit"}', 'image p2p_ou_zhang 5']);
  });

  it('finds the same place after a reload, and nothing to scroll sideways', async () => {
    await open('');
    await page.getByTestId('person').selectOption('ou_li');
    await page.getByTestId('chat-oc_town').click();
    await page.reload();
    await message('om_4').waitFor();
    expect(await page.getByTestId('person').inputValue()).toBe('ou_li');
    expect(await sideways()).toBe(false);
    await button('往来记录').click();
    await page.getByText('refused 230020').click();
    await page.getByTestId('panel').getByText('"code": 230020').waitFor();
    expect(await sideways()).toBe(false);
  });

  it('goes to another time of the township', async () => {
    await open('');
    await page.getByTestId('clock').click();
    await page.getByText('今天20:30').click();
    await page.getByText('3月15日 周五 20:30').waitFor();
    expect(feishu.did).toEqual(['clock 2024-03-15T20:30:00+08:00']);
  });

  it('sees nothing of a card shown to the leader alone', async () => {
    await open('#as=ou_zhang&chat=oc_village');
    await message('om_2').waitFor();
    expect(await message('om_8').count()).toBe(0);
    await page.getByTestId('person').selectOption('ou_wang');
    await message('om_8').getByText('仅你可见').waitFor();
  });
});

it('an urgent message stands above everything until the police officer looks', async () => {
  await open('#as=ou_zhao');
  await page.getByRole('alert').getByRole('button', { name: '查看' }).click();
  await message('om_7').getByText('加急 · 赵六').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

describe('a form card', () => {
  const fill = async () => {
    await page.getByLabel('哪个村').selectOption('v3');
    await page.getByLabel('哪一天').fill('2024-03-14');
    await button('讲了什么').click();
    await page.getByLabel('防溺水').check();
    await page.getByLabel('法治').check();
    await page.getByLabel('情况').fill('在家，\n情绪好');
    await page.getByLabel('监护人已签字').check();
  };
  const submit = () => message('om_5').getByRole('button', { name: '登记', exact: true }).click();

  it('is not sent while something required is empty', async () => {
    await open('#as=ou_zhang&chat=p2p_ou_zhang');
    await submit();
    await page.getByText('有必填项未填写').waitFor();
    expect(await page.getByLabel('哪个村').getAttribute('aria-invalid')).toBe('true');
    expect(feishu.presses).toEqual([]);
  });

  it('sends what was filled in, and keeps it when the answer is only a toast', async () => {
    feishu.answer = { toast: { type: 'error', content: '刚才没存上，请再点一次' } };
    await open('#as=ou_zhang&chat=p2p_ou_zhang');
    await fill();
    await submit();
    await page.getByText('刚才没存上，请再点一次').waitFor();
    expect(feishu.presses).toEqual([
      {
        as: 'ou_zhang',
        messageId: 'om_5',
        tag: 'button',
        name: 'save',
        value: { a: 'visit.save', v: 1 },
        form: { village: 'v3', day: '2024-03-14', topics: ['drown', 'law'], note: '在家，\n情绪好', signed: true },
      },
    ]);
    expect(await page.getByLabel('情况').inputValue()).toBe('在家，\n情绪好');
  });

  it('starts afresh when the bot changes the card, not when something else of the message changes', async () => {
    await open('#as=ou_zhang&chat=p2p_ou_zhang');
    await page.getByLabel('情况').fill('写到一半');
    const before = feishu.message('om_5');
    if (!before) throw new Error('the form is not there');
    feishu.put({ ...before, urgentFor: ['ou_zhang'] });
    await message('om_5').getByText('加急 · 张三').waitFor();
    expect(await page.getByLabel('情况').inputValue()).toBe('写到一半');
    feishu.put({ ...before, card: { ...visitForm, header: receipt.header } });
    await message('om_5').getByText('村村响已登记').waitFor();
    expect(await page.getByLabel('情况').inputValue()).toBe('');
  });
});

describe('a button', () => {
  it('asks first when the card wants it, and shows the failure as Feishu does', async () => {
    feishu.answer = { failure: 200341 };
    await open('#as=ou_zhang&chat=oc_village');
    await button('撤销').click();
    await page.getByText('撤销后 10 分钟内可以恢复').waitFor();
    await button('取消').click();
    expect(feishu.presses).toEqual([]);
    await button('撤销').click();
    await button('确定').click();
    await page.getByText('出错了，请稍后重试 code: 200341').waitFor();
    expect(feishu.presses).toEqual([{ as: 'ou_zhang', messageId: 'om_2', tag: 'button', value: { a: 'undo' } }]);
  });
});

describe('what a card shows', () => {
  it('a table by pages, a panel that unfolds, a part nobody knows', async () => {
    await open('#as=ou_li&chat=oc_town');
    expect(await page.getByText('西坡村').count()).toBe(0);
    await button('下一页').click();
    await page.getByText('西坡村').waitFor();
    expect(await page.getByText('雄风村', { exact: true }).count()).toBe(0);
    await button('怎样算的').click();
    await page.getByText('每天三次，每次算一。').waitFor();
    await page.getByText('不认识的组件 hologram').waitFor();
  });

  it('a chart drawn by the platform’s own engine, with Chinese glyphs and under the page’s own policy', async () => {
    const complaints: string[] = [];
    await open('#as=ou_li&chat=oc_town', 1280, 800);
    page.on('console', (line) => complaints.push(line.text()));
    await page.locator('.chart').scrollIntoViewIfNeeded();
    await page.locator('.chart canvas').waitFor();
    const inked = `(() => { const c = document.querySelector('.chart canvas');
      return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size; })()`;
    await expect.poll(() => page.evaluate(inked)).toBeGreaterThan(20);
    expect(await page.evaluate(`document.fonts.check('12px "Noto Sans SC"', '柳湾村走访')`)).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('Chinese on a machine without any Chinese font', async () => {
    await open('#as=ou_zhang&chat=oc_village');
    const ink = (sign: string) =>
      page.evaluate(`document.fonts.load('32px "Noto Sans SC"', '${sign}').then(() => {
        const c = document.createElement('canvas').getContext('2d');
        c.font = '32px "Noto Sans SC"';
        c.fillText('${sign}', 4, 40);
        return c.getImageData(0, 0, 60, 60).data.join();
      })`);
    expect(await ink('护')).not.toBe(await ink('蕾'));
  });

  it('markup in a text is never more than words', async () => {
    await open('#as=ou_li&chat=p2p_ou_li');
    const card = message('om_6');
    await card.getByText('<b>不是粗</b> **也不是**').waitFor();
    await card.getByText('3 **不粗** 4').waitFor();
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await card.locator('a').evaluateAll((links) => links.map(String))).toEqual(['https://example.org/a_b']);
    expect(await card.locator('img:not(.avatar), script').count()).toBe(0);
    expect(await card.locator('strong').allInnerTexts()).toEqual(['粗']);
    await card.getByText('@张三').waitFor();
  });
});

it('the page may fetch nothing but what it serves itself', async () => {
  await open('');
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(feishu.url)) elsewhere.push(request.url());
  });
  const answer = await page.reload();
  expect(answer?.headers()['content-security-policy']).toBe(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'",
  );
  expect(elsewhere).toEqual([]);
  for (const path of ['fonts/../../package.json', 'fonts/noto-sans-sc-4-900-normal.woff2', 'main.tsx']) {
    expect((await fetch(`${feishu.url}/sandbox-assets/${path}`)).status).toBe(404);
  }
});
