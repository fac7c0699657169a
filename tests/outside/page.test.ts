import { serve } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import { closeBrowser, openBrowser } from '../browser.ts';
import { townWithPage } from './town.ts';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

afterAll(closeBrowser);

/** The page on a small phone that runs no scripts. */
async function opened() {
  const t = await townWithPage('2024-03-15T12:20');
  const path = await t.listed();
  const server = serve({ fetch: t.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  const context = await (await openBrowser()).newContext({
    viewport: { width: 375, height: 812 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  onTestFinished(async () => {
    await context.close();
    server.close();
  });
  await page.goto(`http://127.0.0.1:${at.port}${path}`);
  return { t, page, complaints };
}

const shot = (page: Page, name: string) =>
  process.env['SHOTS'] === undefined
    ? undefined
    : page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true });

it('F-26e: a clerk with an old phone fills it in thumb by thumb, and reads the number', async () => {
  const { t, page, complaints } = await opened();
  await shot(page, 'form');
  const widths = await page
    .locator('main, .choice, textarea, button, .first')
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).map(({ right, height }) => ({ right, height })),
    );
  for (const { right } of widths) expect(right).toBeLessThanOrEqual(375);
  const choices = await page.locator('.choice').all();
  for (const choice of choices) expect((await choice.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await page.getByText('疑似未成年人进娱乐场所、单独住店').click();
  await page.getByRole('group', { name: '孩子现在有危险吗' }).getByText('否').click();
  await page.getByRole('group', { name: '打110了吗' }).getByText('否').click();
  await page.getByLabel('说明（可不填）').fill('一个人来住店');
  await page.getByLabel('回电号码（可不填）').fill('不是号码');
  await page.getByRole('button', { name: '上报' }).click();
  await page.getByText('号码只写数字').waitFor();
  expect(await page.getByLabel('说明（可不填）').inputValue()).toBe('一个人来住店');
  await shot(page, 'fault');
  await page.getByLabel('回电号码（可不填）').fill('');
  await page.getByRole('button', { name: '上报' }).click();
  await page.getByText('不用再向别人重复。').waitFor();
  expect(await page.locator('.number').innerText()).toMatch(/^XS-[2-9A-Z]{4}$/);
  await shot(page, 'done');
  await t.settle();
  expect(t.last(t.gao.chat)).toContain('场所报告');
  await page.goto(page.url().replace(/\w{4}$/, '0000'));
  await page.getByText('这个码不能用了').waitFor();
  await shot(page, 'nowhere');
  // The one complaint is the browser's own about the last page, which is a 404.
  expect(complaints.filter((line) => !line.includes('404') && !line.includes('422'))).toEqual([]);
});
