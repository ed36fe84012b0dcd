import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './support/browser.ts';
import { aDataFolder, buildPage, startPlayground, type Playground } from './support/playground.ts';

let browser: Browser;
let playground: Playground;
let folder: Awaited<ReturnType<typeof aDataFolder>>;

beforeAll(async () => {
  await buildPage();
  folder = await aDataFolder();
  // One after the other: what has started is known, and is stopped, when the next one fails.
  playground = await startPlayground(folder.path);
  browser = await launchBrowser();
  await somethingHappened();
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await folder?.remove();
});

async function send(method: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(playground.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** A live journey, an enrollment in each state of interest, mails and webhooks: the pages are looked at full, not empty. */
async function somethingHappened(): Promise<void> {
  for (const id of ['ebook-to-demo', 'cart-recovery', 'campaign-launch']) {
    const journey: unknown = JSON.parse(await readFile(new URL(`../../journeys/${id}.json`, import.meta.url), 'utf8'));
    await send('PUT', `/api/journeys/${id}`, { journey, revision: 0 });
    await send('POST', `/api/journeys/${id}/publish`, {});
  }
  for (const contactId of ['anna', 'maja', 'samir']) {
    await send('POST', '/events', { contactId, name: 'ebook.downloaded', data: { title: 'Selling without calling' } });
    await send('POST', '/events', { contactId, name: 'cart.updated', data: { cartId: `cart-${contactId}`, total: 140 } });
  }
  await send('POST', '/api/clock/skip', { duration: 'P8D' });
  for (const campaign of ['Spring', 'Summer']) {
    await send('POST', '/events', { contactId: campaign.toLowerCase(), name: 'campaign.briefed', data: { campaign } });
  }
}

const views = [
  '/',
  '/journeys/ebook-to-demo',
  '/live/events',
  '/live/enrollments',
  '/live/tasks',
  '/live/contacts',
  '/live/contacts/anna',
  '/live/mailbox',
  '/live/webhooks',
  '/nowhere',
  '/journeys/nowhere',
];
const sizes = [
  { name: 'a desk', viewport: { width: 1440, height: 900 } },
  { name: 'a phone', viewport: { width: 390, height: 844 }, hasTouch: true },
] as const;

describe.each(sizes)('on $name', ({ name: _name, ...size }) => {
  it.each(views.flatMap((path) => (['light', 'dark'] as const).map((colorScheme) => ({ path, colorScheme }))))(
    '$path in $colorScheme is accessible, fits, and says nothing to the console',
    async ({ path, colorScheme }) => {
      const { page, complaints } = await openPage(browser, { ...size, colorScheme, reducedMotion: 'reduce' });
      await page.goto(playground.url + path);
      await page.locator('#content :is(h1, h2):visible').first().waitFor();
      await page.locator('.pg-loading').first().waitFor({ state: 'detached' });

      const { violations } = await new AxeBuilder({ page }).analyze();

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      // A page that is not there is asked for all the same, and the browser notes its 404.
      expect(complaints.filter((one) => !/status of 404/.test(one))).toEqual([]);
      await page.context().close();
    },
  );
});

describe('the address of a template', () => {
  it('opens it as a draft, once', async () => {
    const { page } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    for (const _visit of ['first', 'again']) {
      await page.goto(`${playground.url}/journeys/webinar`);
      await page.getByRole('heading', { name: 'Webinar', level: 1 }).waitFor();
    }

    const drafts = (await (await fetch(`${playground.url}/api/journeys`)).json()) as { rows: { id: string }[] };
    expect(drafts.rows.filter(({ id }) => id === 'webinar')).toHaveLength(1);
    await page.close();
  });
});
