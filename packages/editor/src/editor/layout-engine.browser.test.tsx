import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';
import { createElkLayout } from '../layout/elk/create-elk-layout.ts';
import type { Layout, LayoutEngine, LayoutGraph } from '../layout/layout.ts';

const placesIn = (root: HTMLElement): ReadonlyMap<string, string> =>
  new Map(
    [...root.querySelectorAll<HTMLElement>('.react-flow__node-card')].map((node) => [node.dataset['id'] ?? '', node.style.transform]),
  );

function differences({ positions }: Layout, shown: ReadonlyMap<string, string>): readonly string[] {
  const origin = positions.get('#entry');
  const at = /translate\((-?[\d.]+)px, ?(-?[\d.]+)px\)/;
  const [, x0 = '', y0 = ''] = at.exec(shown.get('#entry') ?? '') ?? [];
  return [...shown].flatMap(([id, transform]) => {
    const [, x = '', y = ''] = at.exec(transform) ?? [];
    const wanted = positions.get(id);
    if (wanted === undefined || origin === undefined) return [`${id}: nowhere`];
    const off = Math.abs(Number(x) - Number(x0) - (wanted.x - origin.x)) + Math.abs(Number(y) - Number(y0) - (wanted.y - origin.y));
    return off < 1 ? [] : [`${id}: off by ${off}`];
  });
}

describe('a layout of the host', () => {
  it('by elkjs in its worker: cards stand where it says, also one that was just inserted, which gets the focus', async () => {
    const elk = createElkLayout();
    const answers: Layout[] = [];
    const asked: LayoutGraph[] = [];
    const layout: LayoutEngine = {
      async layout(graph) {
        asked.push(graph);
        const answer = await elk.layout(graph);
        answers.push(answer);
        return answer;
      },
    };
    const { editor, find, root, unmount } = await open(template('welcome-3'), { layout });
    const settled = async (): Promise<void> => {
      await vi.waitFor(
        () => {
          const last = answers.at(-1);
          if (last === undefined || last.positions.size !== asked.at(-1)?.nodes.length) throw new Error('No answer yet.');
          const shown = placesIn(root);
          expect(shown.size).toBeGreaterThan(2);
          expect(differences(last, shown)).toEqual([]);
        },
        { timeout: 10_000 },
      );
    };
    await settled();

    await userEvent.click(await find('[data-insert="#entry:start"]'));
    await userEvent.keyboard('milestone{Enter}');
    await vi.waitFor(() => expect(editor.getSnapshot().selection).toHaveLength(1));
    const card = await find(`[data-card="${editor.getSnapshot().selection[0]}"]`);
    await vi.waitFor(() => expect(root.ownerDocument.activeElement).toBe(card));
    await settled();
    await unmount();
    elk.dispose();
  });

  it('that fails is told to the host, and ours takes its place', async () => {
    const errors: unknown[] = [];
    const failure = new Error('No layout today.');
    const layout: LayoutEngine = { layout: () => Promise.reject(failure) };
    const { find } = await open(template('welcome-3'), { layout, onError: (error) => errors.push(error) });

    await find('[data-card="hello"]');
    await vi.waitFor(() => expect(errors).toContain(failure));
  });
});
