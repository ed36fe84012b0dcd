import { JourneyEditor } from '@sojourn/editor';
import type { HostOptions } from '@sojourn/editor';
import '@sojourn/editor/styles.css';
import type { Journey } from '@sojourn/schema';
import { vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { templateCatalog as catalog } from './engine-host.ts';

/** The editor as a host has it, on a page. */
export interface HostedEditor {
  readonly root: HTMLElement;
  find(selector: string): Promise<HTMLElement>;
  unmount(): Promise<void>;
}

/** Opens the editor and waits for its cards, its forms and its checks. */
export async function openEditor(journey: Journey, host: Partial<HostOptions>): Promise<HostedEditor> {
  const screen = await render(
    <div style={{ width: 1280, height: 800 }}>
      <JourneyEditor defaultJourney={journey} catalog={catalog} theme="light" {...host} />
    </div>,
  );
  const root = screen.container;
  const find = (selector: string): Promise<HTMLElement> =>
    vi.waitFor(
      () => {
        const found = root.querySelector<HTMLElement>(selector);
        if (found === null) throw new Error(`Nothing matches ${selector}.`);
        return found;
      },
      // A cold server transforms what is loaded later when it is first asked for.
      { timeout: 15_000 },
    );
  await find('[data-card="#entry"]');
  await vi.waitUntil(() => root.querySelector('[aria-busy="true"]') === null && root.querySelector('.sj-bar .sj-chip .sj-icon') !== null, {
    timeout: 20_000,
  });
  return { root, find, unmount: () => screen.unmount() };
}
