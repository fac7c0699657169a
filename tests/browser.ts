import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

let launched: Promise<Browser> | undefined;

/** Made for one page in one short-lived process, or less strict than a person's browser: not what a test wants. */
const unwanted = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

/** The one headless browser of a test process. It comes inside an npm package and needs nothing of the system. */
export function openBrowser(): Promise<Browser> {
  launched ??= chromium.executablePath().then((executablePath) =>
    playwright.launch({
      executablePath,
      headless: true,
      args: [...chromium.args.filter((arg) => !unwanted.has(arg)), '--no-sandbox', '--disable-background-networking'],
    }),
  );
  return launched;
}

/** Ends the shared browser; the next `openBrowser` starts another. */
export async function closeBrowser(): Promise<void> {
  const browser = launched;
  launched = undefined;
  await (await browser)?.close();
}
