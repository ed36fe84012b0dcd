import chromium from '@sparticuz/chromium';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// A Chromium that npm can install: nothing is downloaded from anywhere but the registry. CHROME_PATH names another one.
const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath());

const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath, args: ['--no-sandbox'] } }),
  instances: [{ browser: 'chromium' as const }],
});

const browserTests = '**/*.browser.test.{ts,tsx}';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/server/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: [browserTests, 'tests/e2e/**', '**/node_modules/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          include: [`packages/editor/src/${browserTests}`, `apps/*/src/${browserTests}`, `tests/${browserTests}`],
          exclude: ['**/node_modules/**'],
          browser: { ...inChromium(), viewport: { width: 1280, height: 800 } },
        },
      },
      {
        plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
        test: { name: 'stories', browser: inChromium() },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          env: { CHROME_PATH: executablePath },
          // One server, one browser, one at a time: these tests measure a user's path, not throughput.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
