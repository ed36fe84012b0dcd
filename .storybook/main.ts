import type { StorybookConfig } from '@storybook/react-vite';

const elk = ['@sojourn/editor > elkjs/lib/elk-api.js', '@sojourn/editor > elkjs/lib/elk-worker.min.js'];

const config: StorybookConfig = {
  stories: ['../packages/*/src/**/*.stories.tsx', '../apps/*/src/**/*.stories.tsx'],
  addons: ['@storybook/addon-vitest', '@storybook/addon-a11y'],
  framework: '@storybook/react-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: false },
  // Found only by running: on a cold cache Vite would bundle it late, and the stories under way would meet a second React.
  viteFinal: (config) => ({
    ...config,
    optimizeDeps: { ...config.optimizeDeps, include: [...(config.optimizeDeps?.include ?? []), ...elk] },
  }),
};

export default config;
