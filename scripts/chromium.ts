import chromium from '@sparticuz/chromium';

/** What Playwright needs to start a browser. */
export type ChromiumLaunch =
  | { readonly executablePath: string; readonly args: readonly string[]; readonly headless: true }
  | { readonly channel: 'chrome'; readonly args: readonly string[]; readonly headless: true };

/**
 * The browser for tests, pictures and benchmarks.
 *
 * `CHROME_PATH` names one. Otherwise Linux gets the Chromium that npm installed, so that nothing is downloaded from anywhere but the
 * registry, and other systems their installed Chrome.
 */
export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const named = process.env['CHROME_PATH'];
  if (named === undefined && process.platform !== 'linux') return { channel: 'chrome', args: [], headless: true };
  const executablePath = named ?? (await chromium.executablePath());
  return { executablePath, args: ['--no-sandbox'], headless: true };
}
