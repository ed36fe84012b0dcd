import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright';
import { launchBrowser, openPage } from './support/browser.ts';
import { serveStrictPage } from './support/strict-page.ts';
import type { StrictPage } from './support/strict-page.ts';

/** A journey whose branch lets some contacts go, with a pattern, a zone and an unknown attribute: what the checks need is all there. */
const shared = `
  export const journey = {
    schemaVersion: 1, id: 'strict', name: 'Strict', timezone: 'Europe/Berlin',
    entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'who' },
    nodes: {
      who: { type: 'branch', cases: [{ id: 'swedes', when: { left: { attribute: 'country' }, op: 'matches', right: '^(SE|NO)$' } }], outlets: { swedes: 'pause', else: null } },
      pause: { type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'P1D', at: '09:00' }], outlets: { next: 'bye' } },
      bye: { type: 'exit', reason: 'done' },
    },
  };
  export const catalog = { catalogVersion: 1, attributes: { country: { type: 'text' } } };
`;

const language = `
  import { applyOperation, parseJourney } from '@sojourn/schema/editing';
  ${shared.replaceAll('export ', '')}
  const told = { parsed: parseJourney(JSON.stringify(journey)).ok };
  told.refused = parseJourney('{"schemaVersion":1').ok;
  const edited = applyOperation(journey, { op: 'set', pointer: '/nodes/who/cases/0/when/right', value: '(' });
  told.edited = edited.ok;
  import('@sojourn/schema/checking').then(({ checkJourney, describeProblem }) => {
    told.codes = checkJourney(journey, { catalog }).map(({ code }) => code);
    told.words = checkJourney(edited.journey, { catalog }).map((problem) => describeProblem(problem));
    globalThis.told = told;
  });
`;

const editor = `
  import { createRoot } from 'react-dom/client';
  import { JourneyEditor } from '@sojourn/editor';
  import '@sojourn/editor/styles.css';
  ${shared.replaceAll('export ', '')}
  const root = document.querySelector('#root');
  root.className = 'page';
  createRoot(root).render(<JourneyEditor defaultJourney={journey} catalog={catalog} />);
`;

describe('under a policy of scripts from the same server only', () => {
  let browser: Browser;
  const served: StrictPage[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all(served.map((page) => page.close()));
  });

  async function open(contents: string): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
    const strict = await serveStrictPage(contents);
    served.push(strict);
    const { page, complaints } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
    await page.goto(strict.url);
    return { page, complaints };
  }

  it('a script made of text is refused, so that the policy is known to work', async () => {
    const { page, complaints } = await open(
      `try { new Function('return 1')(); globalThis.told = 'ran'; } catch { globalThis.told = 'refused'; }`,
    );

    expect(await page.evaluate('told')).toBe('refused');
    expect(complaints.join(' ')).toMatch(/Content Security Policy|Trusted/i);
  });

  it('the language is read, edited and checked, patterns and zones too', async () => {
    const { page, complaints } = await open(language);
    // Waiting inside the page would make a function of a text, which the policy refuses.
    await expect.poll(() => page.evaluate('globalThis.told !== undefined'), { timeout: 15_000 }).toBe(true);

    expect(await page.evaluate('told')).toMatchObject({
      parsed: true,
      refused: false,
      edited: true,
      codes: expect.arrayContaining(['case_gap']) as unknown,
      words: expect.arrayContaining([expect.stringContaining('(')]) as unknown,
    });
    expect(complaints).toEqual([]);
  });

  it('the editor shows a journey, its forms and its problems', async () => {
    const { page, complaints } = await open(editor);

    await page.locator('[data-card="pause"]').click();
    await page.getByRole('complementary', { name: 'Settings' }).getByText('Wait').first().waitFor();
    await page.locator('.sj-bar > .sj-chip').click();
    await page.locator('.sj-problem').first().waitFor();

    expect(complaints).toEqual([]);
  });
});
