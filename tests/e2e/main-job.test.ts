import type { EnrollmentRecord } from '@sojourn/schema';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from './support/browser.ts';
import { aDataFolder, buildPage, startPlayground, type Playground } from './support/playground.ts';

const hour = 3_600_000;
const day = 24 * hour;

let browser: Browser;
let folder: Awaited<ReturnType<typeof aDataFolder>>;
let playground: Playground;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  await buildPage();
  folder = await aDataFolder();
  // One after the other: what has started is known, and is stopped, when the next one fails.
  playground = await startPlayground(folder.path);
  browser = await launchBrowser();
  ({ page, complaints } = await openPage(browser, { viewport: { width: 1440, height: 900 }, locale: 'en-GB' }));
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await folder?.remove();
});

const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
/** Waits for something to be seen; throws when it does not come. */
const isSeen = async (what: ReturnType<Page['getByRole']>): Promise<boolean> => {
  await what.first().waitFor();
  return true;
};
const enrollments = async (): Promise<readonly EnrollmentRecord[]> =>
  ((await (await fetch(`${playground.url}/api/enrollments?journeyId=ebook-to-demo`)).json()) as { rows: EnrollmentRecord[] }).rows;

// One path, step by step: each `it` begins where the one before it ended.
describe('the main job', () => {
  it('opens a template from the gallery', async () => {
    await page.goto(playground.url);
    await button('Ebook lead nurture').click();

    await page.getByRole('heading', { name: 'Ebook lead nurture', level: 1 }).waitFor();
    await button(/^Email: Book a demo/).waitFor();
    expect(new URL(page.url()).pathname).toBe('/journeys/ebook-to-demo');
    await button('No problems').waitFor();
  });

  it('inserts a wait on an edge, and sees a problem appear', async () => {
    await button('Add a step after Then of Wait 3 days').click();
    await page.keyboard.type('wait a while');
    await page.keyboard.press('Enter');
    await button('Or wait for…').click();
    await page.getByRole('menuitem', { name: 'A date' }).click();

    await button('1 error').click();

    const problems = page.getByRole('region', { name: 'Problems' });
    expect(await isSeen(problems.getByText(/is still empty/))).toBe(true);
  });

  it('sees it go when it is fixed', async () => {
    await button(/^What is compared/).click();
    await page.keyboard.type('trial ends');
    await page.keyboard.press('Enter');

    // A wait for a date may still be advised against; what refused publishing is gone.
    await button(/^\d+ errors?\b/).waitFor({ state: 'detached' });
    expect(
      await page
        .getByRole('region', { name: 'Problems' })
        .getByText(/is still empty/)
        .count(),
    ).toBe(0);
    await button('Close the problems').click();
  });

  it('takes it all back with undo', async () => {
    const undo = button(/^Undo/);
    while ((await undo.getAttribute('aria-disabled')) !== 'true') await undo.click();

    await button('Add a step after Then of Wait 3 days').waitFor();
    expect(await page.locator('[data-card]').count()).toBe(7);
    await page.getByText('Saved just now').waitFor();
  });

  it('inserts a wait of three hours, by the keyboard', async () => {
    await button('Add a step after Then of Wait 3 days').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('wait a while');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'How long' }).fill('3 hours');

    expect(await isSeen(button(/^Wait 3 hours/))).toBe(true);
    expect(await isSeen(button('No problems'))).toBe(true);
  });

  it('simulates it to the end', async () => {
    await button('Simulate').click();
    await button('To the end').click();

    expect(await isSeen(page.getByText(/gets 3 emails over 9 days/))).toBe(true);
    await button('Close the simulator').click();
  });

  it('publishes it', async () => {
    await button('Publish…').click();
    const dialog = page.getByRole('dialog', { name: 'Publish Ebook lead nurture' });
    await dialog.getByRole('textbox', { name: 'What changed, and why' }).fill('Three hours more to breathe');
    await dialog.getByRole('button', { name: 'Publish version 1' }).click();

    await dialog.getByText('Version 1 is live.').waitFor();
    await dialog.getByRole('link', { name: 'Send an event' }).click();
    expect(await isSeen(button(/Ebook downloaded starts Ebook lead nurture/))).toBe(true);
  });

  it('lets a contact in by an event over HTTP, and sees it on the page without a reload', async () => {
    await page.getByRole('link', { name: 'Enrollments' }).click();
    await page.getByText('Nobody is in a journey yet').waitFor();
    const response = await fetch(`${playground.url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contactId: 'anna', name: 'ebook.downloaded', data: { title: 'Selling without calling' } }),
    });

    expect(response.status).toBe(202);
    await page.getByRole('link', { name: /Anna Lindgren/ }).waitFor();
  });

  it('skips ten days', async () => {
    await button(/Skip time/).click();
    await button('10 days').click();

    await page.getByText('10 days ahead').waitFor();
    await page.keyboard.press('Escape');
    expect(await isSeen(page.getByRole('link', { name: /Anna Lindgren.*Completed/ }))).toBe(true);
  });

  it('reads three mails in the mailbox, in the right order and at the right virtual times', async () => {
    const [enrollment] = await enrollments();
    const enteredAt = Date.parse(enrollment?.enteredAt ?? '');
    await page.getByRole('link', { name: 'Mailbox' }).click();
    const rows = page.getByRole('list', { name: 'Mailbox' }).getByRole('listitem');
    await rows.nth(2).waitFor();

    const mails = await rows.evaluateAll((items) =>
      items.map((item) => ({
        subject: item.querySelector('.pg-list-title')?.textContent,
        at: Date.parse(item.querySelector('time')?.dateTime ?? ''),
      })),
    );

    // Newest first.
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Anna, shall we show you?',
      'How Norrsken cut its follow-up time by half',
      'Three ideas from “Selling without calling”',
    ]);
    const afterEntry = mails.map((mail) => mail.at - enteredAt).toReversed();
    for (const [index, expected] of [2 * day, 5 * day + 3 * hour, 9 * day + 3 * hour].entries()) {
      // A mail's date has whole seconds; sending takes a moment of the running clock.
      expect(afterEntry[index]).toBeGreaterThan(expected - 1_000);
      expect(afterEntry[index]).toBeLessThan(expected + 60_000);
    }
    await rows.first().getByRole('link').click();
    await page.getByRole('article', { name: 'Anna, shall we show you?' }).getByText('Twenty minutes, your own data, no slides.').waitFor();
  });

  it('finds the enrollment completed after a restart, with its trace', async () => {
    const before = await enrollments();
    await playground.stop();
    playground = await startPlayground(folder.path);

    expect(await enrollments()).toEqual(before);
    expect(before).toMatchObject([{ contactId: 'anna', status: 'ended', end: 'completed', version: 1 }]);
    await page.goto(`${playground.url}/live/enrollments/${before[0]?.id ?? ''}`);
    await page.getByText('Ended: Completed').waitFor();
    await page.getByText('“Email: Book a demo” is done: sent').waitFor();
  });

  it('has said nothing to the console on the way', () => {
    // While the server restarted, the page noticed that its stream of changes had ended.
    expect(complaints.filter((one) => !/ERR_(?:CONNECTION|INCOMPLETE|EMPTY)|net::ERR/.test(one))).toEqual([]);
  });
});
