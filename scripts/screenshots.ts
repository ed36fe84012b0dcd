import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumLaunch } from './chromium.ts';
import { root } from './root.ts';

// Makes the pictures of the README and the docs from the running playground: `node scripts/screenshots.ts`.

type Picture = {
  readonly name: string;
  readonly path: string;
  readonly scheme: 'light' | 'dark';
  readonly phone?: true;
  readonly prepare?: (page: Page) => Promise<void>;
};

const maxBytes = 300_000;
const shots: readonly Picture[] = [
  { name: 'editor-light', path: '/journeys/cart-recovery', scheme: 'light', prepare: openSimulator },
  { name: 'editor-dark', path: '/journeys/cart-recovery', scheme: 'dark', prepare: openSimulator },
  { name: 'gallery', path: '/', scheme: 'light' },
  { name: 'live', path: '/live/enrollments?journey=cart-recovery', scheme: 'light', prepare: openKatrin },
  { name: 'mailbox', path: '/live/mailbox', scheme: 'dark', prepare: openFirst },
  { name: 'phone', path: '/', scheme: 'light', phone: true },
];

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-screenshots-'));
  const images = join(root, 'docs/images');
  await mkdir(images, { recursive: true });
  await build({ root: join(root, 'apps/playground'), logLevel: 'error' });
  const { child, url } = await startPlayground(folder);
  const browser = await chromium.launch({ ...(await launchOptions()) });
  try {
    await letSomethingHappen(url);
    for (const shot of shots) await takePicture(browser, url, shot, join(images, `${shot.name}.png`));
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await once(child, 'close');
    await rm(folder, { recursive: true, force: true });
  }
}

async function takePicture(browser: Browser, url: string, { path, scheme, phone, prepare }: Picture, file: string): Promise<void> {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    hasTouch: phone === true,
    timezoneId: 'Europe/Stockholm',
  });
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'load' });
  await page.locator('#content :is(h1, h2):visible').first().waitFor();
  await page.locator('.pg-loading').first().waitFor({ state: 'detached' });
  await prepare?.(page);
  // Fonts and the last frame of the layout.
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(600);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = await stat(file);
  console.log(`${file.slice(root.length + 1)}  ${Math.round(size / 1000)} kB`);
  if (size > maxBytes) throw new Error(`${file} is larger than ${maxBytes / 1000} kB.`);
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('.pg-list-row').first().click();
  await page.locator('.pg-detail h2').first().waitFor();
}

async function openKatrin(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /Katrin Brandt/ })
    .first()
    .click();
  await page.locator('.pg-trace').waitFor();
}

async function openSimulator(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Simulate' }).click();
  await page.locator('[data-panel="simulator"] button').first().waitFor();
  await page.getByRole('button', { name: 'Next wait' }).click();
}

async function letSomethingHappen(url: string): Promise<void> {
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const response = await fetch(url + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  };
  for (const id of ['ebook-to-demo', 'cart-recovery', 'webinar']) {
    const journey: unknown = JSON.parse(await readFile(join(root, `journeys/${id}.json`), 'utf8'));
    await send('PUT', `/api/journeys/${id}`, { journey, revision: 0 });
    await send('POST', `/api/journeys/${id}/publish`, { note: 'First version' });
  }
  for (const contactId of ['anna', 'maja', 'samir', 'katrin', 'chloe', 'bilal', 'pedro', 'elin']) {
    await send('POST', '/events', { contactId, name: 'cart.updated', data: { cartId: `cart-${contactId}`, total: contactId.length * 31 } });
    await send('POST', '/events', { contactId, name: 'ebook.downloaded', data: { title: 'Selling without calling' } });
    await send('POST', '/api/clock/skip', { duration: 'PT7H20M' });
  }
  await send('POST', '/events', { contactId: 'maja', name: 'order.placed', data: { total: 124 } });
  await send('POST', '/api/clock/skip', { duration: 'P3DT5H' });
}

async function startPlayground(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(root, 'apps/playground/server/main.ts'), '--port', '0'], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const data of child.stdout) {
    const url = /playground: (http:\S+)/.exec(String(data))?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('The playground ended before it said where it is.');
}

async function launchOptions(): Promise<{ executablePath?: string; channel?: string; args: string[] }> {
  const { args, ...rest } = await chromiumLaunch();
  return { ...rest, args: [...args] };
}

await main();
