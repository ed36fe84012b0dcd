import type { Preview } from '@storybook/react-vite';
import '@sojourn/editor/styles.css';

const preview: Preview = {
  // Every story is a test: a finding of axe fails it.
  parameters: { layout: 'fullscreen', a11y: { test: 'error' } },
};

export default preview;
