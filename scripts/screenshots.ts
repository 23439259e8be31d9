import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { packageRoot } from '#services/standards/package-root.ts';

// Takes the pictures of the README from the demo: `npx tsx scripts/screenshots.ts`. Starts the product in a folder of its own.

interface Shot {
  /** Name of the file in docs/images. */
  readonly file: string;
  readonly person: string;
  /** A name in braces stands for the id of that apprentice's enrolment. */
  readonly path: string;
  readonly width: 1440 | 390;
}

const shots: readonly Shot[] = [
  { file: 'journey-phone', person: 'Amina Begum', path: '/my/journey', width: 390 },
  { file: 'caseload', person: 'Sam Whitlock', path: '/enrolments', width: 1440 },
  { file: 'gateway', person: 'Sam Whitlock', path: '/enrolments/{Harvey Stone}/gateway', width: 1440 },
  { file: 'desk', person: 'Isla Morgan', path: '/desk', width: 1440 },
  { file: 'result-phone', person: 'Xavier Cole', path: '/my/results', width: 390 },
  { file: 'plan', person: 'Isla Morgan', path: '/plans/ST0072/AP02', width: 1440 },
];

const root = packageRoot();
const images = join(root, 'docs', 'images');
const port = 4699;
const address = `http://127.0.0.1:${port}`;

async function started(folder: string): Promise<ChildProcess> {
  const words = ['start', '--data', folder, '--port', String(port)];
  const child = spawn(process.execPath, [join(root, 'bin', 'guildmark.mjs'), ...words], { stdio: 'inherit' });
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return child;
}

async function isUp(): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/health`)).ok;
  } catch {
    // Not yet.
    return false;
  }
}

async function signedIn(browser: Browser, { person, width }: Shot): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    deviceScaleFactor: width === 390 ? 2 : 1,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const reply = await page.request.get(`${address}/api/v1/demo/people`);
  const { organisations } = (await reply.json()) as {
    organisations: { people: { name: string; accountId: string }[] }[];
  };
  const found = organisations.flatMap(({ people }) => people).find(({ name }) => name === person);
  if (!found) throw new Error(`Nobody in the demo is called ${person}.`);
  await page.request.post(`${address}/api/v1/demo/sign-in`, { data: { accountId: found.accountId } });
  return page;
}

async function addressed(page: Page, path: string): Promise<string> {
  const [whole, name] = /\{(.+)\}/.exec(path) ?? [];
  if (whole === undefined || name === undefined) return path;
  const reply = await page.request.get(`${address}/api/v1/enrolments?tutor=anyone&search=${name}`);
  const { items } = (await reply.json()) as { items: { id: string }[] };
  return path.replace(whole, items[0]?.id ?? '');
}

async function take(browser: Browser, shot: Shot): Promise<void> {
  const page = await signedIn(browser, shot);
  await page.goto(`${address}${await addressed(page, shot.path)}`);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(images, `${shot.file}.png`) });
  await page.context().close();
  process.stdout.write(`${shot.file}.png\n`);
}

const chromiums = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const folder = await mkdtemp(join(tmpdir(), 'guildmark-images-'));
await mkdir(images, { recursive: true });
const product = await started(folder);
const browser = await chromium.launch({
  executablePath: chromiums.find((path) => path && existsSync(path)) ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const shot of shots) await take(browser, shot);
} finally {
  await browser.close();
  const gone = once(product, 'exit');
  product.kill('SIGTERM');
  await gone;
  await rm(folder, { recursive: true, force: true });
}
