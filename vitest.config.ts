import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/chromium.ts';

const launchOptions = await chromiumLaunch();

const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  // A copy: the provider's options are mutable in its types.
  provider: playwright({ launchOptions: { ...launchOptions, args: [...launchOptions.args] } }),
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
          include: ['packages/*/src/**/*.test.ts', 'apps/*/server/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [browserTests, 'tests/e2e/**', '**/node_modules/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        // Found only by running: on a cold cache Vite would stop to bundle them and reload the tests under way.
        optimizeDeps: {
          include: [
            '@sojourn/editor > elkjs/lib/elk-api.js',
            '@sojourn/editor > elkjs/lib/elk-worker.min.js',
            '@testing-library/react',
            '@testing-library/user-event',
            'mermaid',
          ],
        },
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
          // One server and one browser at a time: these tests follow a user's path.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
