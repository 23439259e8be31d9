import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { aTestApi, type TestApi } from '#testing/http.ts';
import type { TestActor } from '#testing/services.ts';

/** The built screens; `npm run build` makes them. */
const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));

const chromiums = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** How wide the window is and which colours the person prefers. */
export interface WindowFacts {
  readonly width?: 1440 | 1024 | 390 | 320;
  readonly scheme?: 'light' | 'dark';
}

/** The product served on a database of the test file's own, and windows of the people who use it. */
export interface TestProduct {
  readonly api: TestApi;
  /** A window of somebody signed in, at an address of ours. */
  open(person: TestActor, path: string, window?: WindowFacts): Promise<Page>;
  /** A window of somebody without an account. */
  openOutside(path: string, window?: WindowFacts): Promise<Page>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

function sizeOf({ width = 1440, scheme = 'light' }: WindowFacts) {
  const isPhone = width < 600;
  return {
    viewport: { width, height: isPhone ? 780 : 900 },
    colorScheme: scheme,
    deviceScaleFactor: isPhone ? 2 : 1,
    hasTouch: isPhone,
  };
}

/** Serve the product for this test file: `const product = await aTestProduct();` at its top. All ends with the file. */
export async function aTestProduct(): Promise<TestProduct> {
  if (!existsSync(webFolder)) throw new Error('The screens are not built: run "npm run build" first.');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const api = await aTestApi({ publicUrl: address, webFolder });
  await api.app.listen({ port, host: '127.0.0.1' });
  const browser = await chromium.launch({
    executablePath: chromiums.find((path) => path && existsSync(path)) ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  afterAll(() => browser.close());

  async function windowAt(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${address}${path}`);
    return page;
  }

  return {
    api,
    async open(person, path, facts = {}) {
      const { headers } = await api.signedIn(person);
      const [name = '', value = ''] = (headers.cookie ?? '').split('=');
      const context = await browser.newContext(sizeOf(facts));
      await context.addCookies([{ name, value, url: address }]);
      return await windowAt(context, path);
    },
    async openOutside(path, facts = {}) {
      return await windowAt(await browser.newContext(sizeOf(facts)), path);
    },
  };
}

/** Nothing of WCAG is broken on the page as it stands, and nothing runs out of the window sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(told, page.url()).toEqual([]);
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(overflow, `${page.url()} runs out of the window`).toBeLessThanOrEqual(0);
}
