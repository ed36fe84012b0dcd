import type { Journey } from '@sojourn/schema';
import { StrictMode } from 'react';
import { vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../src/styles.css';
import { JourneyEditor } from '../src/editor/journey-editor.tsx';
import type { Editor } from '../src/store/editor.ts';
import type { HostOptions } from '../src/store/host-options.ts';
import { templateCatalog as catalog } from './journeys.ts';

/** An editor on a page of 1280 × 800. */
export interface OpenedEditor {
  readonly editor: Editor;
  readonly root: HTMLElement;
  find(selector: string): Promise<HTMLElement>;
  unmount(): Promise<void>;
}

/** Opens an editor and waits for all that is loaded after it: the canvas, the forms and the checks. */
export async function openEditor(journey: Journey, host: Partial<HostOptions> = {}): Promise<OpenedEditor> {
  const made: { editor?: Editor } = {};
  const hold = (editor: Editor | null): void => {
    if (editor !== null) made.editor = editor;
  };
  const screen = await render(
    <StrictMode>
      <div style={{ width: 1280, height: 800 }}>
        <JourneyEditor ref={hold} defaultJourney={journey} catalog={catalog} theme="light" {...host} />
      </div>
    </StrictMode>,
  );
  const root = screen.container;
  const find = (selector: string): Promise<HTMLElement> =>
    vi.waitFor(() => {
      const found = root.querySelector<HTMLElement>(selector);
      if (found === null) throw new Error(`Nothing matches ${selector}.`);
      return found;
    });
  await find('[data-card="#entry"]');
  const { editor } = made;
  if (editor === undefined) throw new Error('The editor gave no handle.');
  // A cold server transforms these chunks when they are first asked for.
  await vi.waitUntil(() => editor.getSnapshot().isChecked && root.querySelector('[aria-busy="true"]') === null, { timeout: 20_000 });
  return { editor, root, find, unmount: () => screen.unmount() };
}
